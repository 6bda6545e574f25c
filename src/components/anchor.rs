//! A link that says when it leads to another host: to the eye by a mark of the style, to the ear by words.

use leptos::prelude::*;
use model::Link;

/// A link that is marked while it is the page that is shown.
#[component]
pub(crate) fn MenuAnchor<F: Fn() -> bool + Clone + Send + Sync + 'static>(
    /// Text and address.
    link: Link,
    /// Whether it is the page that is shown.
    current: F,
) -> impl IntoView {
    let rel = rel(&link);
    view! {
        <a href=link.href rel=rel aria-current=move || current().then_some("page")>
            {link.label} {hint(rel)}
        </a>
    }
}

/// The link type of what leads to another host; the router leaves such links to the browser.
fn rel(link: &Link) -> Option<&'static str> {
    link.is_external().then_some("external")
}

/// What the eye sees from the mark.
fn hint(rel: Option<&'static str>) -> impl IntoView {
    rel.map(|_| view! { <span class="visually-hidden">" (external site)"</span> })
}
