//! The way from the home page to this one.

use leptos::prelude::*;
use model::Link;

use super::Anchor;
use crate::routes;

/// Breadcrumbs, following the pattern of the ARIA Authoring Practices.
#[component]
pub(crate) fn Breadcrumbs(
    /// The pages between the home page and this one.
    way: Vec<Link>,
    /// Title of this page.
    title: String,
) -> impl IntoView {
    let home = Link { label: "Home".to_owned(), href: routes::HOME.to_owned() };
    let steps = std::iter::once(home).chain(way).map(|link| view! { <li><Anchor link /></li> }).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label="Breadcrumbs">
            <ol>{steps}<li aria-current="location">{title}</li></ol>
        </nav>
    }
}
