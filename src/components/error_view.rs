//! What a visitor sees instead of a page.

use leptos::prelude::*;
use model::Link;

use super::{Anchor, SiteSearch};
use crate::content::{Content, VisitorError};
use crate::navigation::Navigation;

/// What happened, in plain words, and ways on: trying again where that can help, the search, the sections.
#[component]
pub(crate) fn ErrorView(error: VisitorError) -> impl IntoView {
    let navigation = Navigation::expect();
    let retry = error.can_retry().then(|| {
        view! {
            <p>
                <button class="button button--primary" on:click=move |_| navigation.retry()>
                    "Try again"
                </button>
            </p>
        }
    });
    let sections = Content::expect().site().menu.clone();
    let sections = sections
        .into_iter()
        .map(|section| view! { <li><Anchor link=Link { label: section.label, href: section.href } /></li> })
        .collect_view();
    view! {
        <div class="page error-view">
            <h1 tabindex="-1">{error.title()}</h1>
            <p class="lead">{error.explanation()}</p>
            {retry}
            <SiteSearch id="error-search" name="Look for the page" />
            <h2>"Ways on"</h2>
            <ul class="error-view__ways">{sections}</ul>
        </div>
    }
}
