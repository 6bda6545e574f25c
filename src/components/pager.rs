//! The pages before and after, where there is an order.

use leptos::prelude::*;
use model::Link;

/// Links to the previous and the next page.
#[component]
pub(crate) fn Pager(previous: Option<Link>, next: Option<Link>) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label="Previous and next page">
                {previous.map(|link| step(link, "prev", "Previous"))} {next.map(|link| step(link, "next", "Next"))}
            </nav>
        }
    })
}

fn step(link: Link, rel: &'static str, word: &'static str) -> impl IntoView {
    view! {
        <a class="pager__step" href=link.href rel=rel>
            <span class="pager__word">{word}</span>
            " "
            <span class="pager__title">{link.label}</span>
        </a>
    }
}
