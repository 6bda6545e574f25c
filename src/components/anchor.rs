//! A link that indicates when it leads to another host: with an arrow from the style sheet, and with visually hidden text.

use leptos::prelude::*;
use model::Link;

/// A link with `aria-current="page"` while it leads to the current page.
#[component]
pub(crate) fn MenuAnchor<F: Fn() -> bool + Clone + Send + Sync + 'static>(
    /// Label and address.
    link: Link,
    /// Whether the link leads to the current page.
    current: F,
) -> impl IntoView {
    let rel = rel(&link);
    view! {
        <a href=link.href rel=rel aria-current=move || current().then_some("page")>
            {link.label} {external_hint(rel)}
        </a>
    }
}

/// Returns the link type `external` for a link to another host. The router leaves such links to the browser.
fn rel(link: &Link) -> Option<&'static str> {
    link.is_external().then_some("external")
}

/// The text alternative of the arrow.
fn external_hint(rel: Option<&'static str>) -> impl IntoView {
    rel.map(|_| view! { <span class="visually-hidden">" (external site)"</span> })
}
