//! A link that says when it leads to another host: to the eye by a mark of the style, to the ear by words.

use leptos::prelude::*;
use model::Link;

/// A link.
#[component]
pub(crate) fn Anchor(
    /// Text and address.
    link: Link,
    /// Whether it is the page that is shown.
    #[prop(optional, into)]
    current: Signal<bool>,
) -> impl IntoView {
    let external = link.is_external();
    view! {
        <a
            href=link.href
            rel=external.then_some("external")
            aria-current=move || current.get().then_some("page")
        >
            {link.label}
            {external.then(|| view! { <span class="visually-hidden">" (external site)"</span> })}
        </a>
    }
}
