//! The foot of every page.

use leptos::prelude::*;
use model::site::Group;

use super::Anchor;
use crate::content::Content;

/// Columns of links, and the line of sister organisations.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let footer = Content::expect().site().footer.clone();
    let columns = footer.columns.into_iter().map(column).collect_view();
    let bottom = footer.bottom.into_iter().map(|link| view! { <li><Anchor link /></li> }).collect_view();
    view! {
        <footer class="site-footer">
            <nav class="site-footer__columns" aria-label="Footer">{columns}</nav>
            <ul class="site-footer__bottom" aria-label="Related organizations">{bottom}</ul>
        </footer>
    }
}

fn column(Group { heading, links }: Group) -> impl IntoView {
    let links = links.into_iter().map(|link| view! { <li><Anchor link /></li> }).collect_view();
    view! {
        <section>
            <h2 class="site-footer__heading">{heading}</h2>
            <ul>{links}</ul>
        </section>
    }
}
