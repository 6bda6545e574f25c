//! The table of contents of a long page.

use leptos::prelude::*;
use model::Link;

use super::Anchor;

/// Links to the parts of the page.
#[component]
pub(crate) fn Contents(
    /// The parts; nothing is shown where there are none.
    parts: Vec<Link>,
) -> impl IntoView {
    (!parts.is_empty()).then(|| {
        let parts = parts.into_iter().map(|link| view! { <li><Anchor link /></li> }).collect_view();
        view! {
            <nav class="contents" aria-labelledby="on-this-page">
                <p class="contents__heading" id="on-this-page">"On this page"</p>
                <ol>{parts}</ol>
            </nav>
        }
    })
}
