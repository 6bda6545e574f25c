//! What all pages but the home page have in common: the way here, title and lead at the start; sources and the
//! neighbours at the end; the text and the table of contents in between.

use leptos::prelude::*;
use model::Page;
use model::page::Diagram;

use crate::components::{Breadcrumbs, Contents, DiagramFigure, Pager, Sources};

/// What a kind of page adds to the frame.
#[derive(Default)]
pub(super) struct Parts {
    /// Beside the title.
    pub(super) diagram: Option<Diagram>,
    /// Between the lead and the text.
    pub(super) before: Option<AnyView>,
    /// After the text.
    pub(super) after: Option<AnyView>,
}

/// A page with its parts.
pub(super) fn frame(page: &Page, parts: Parts) -> AnyView {
    let Page { title, description, breadcrumbs, text, sources, as_of, previous, next, .. } = page.clone();
    let class = if text.contents.is_empty() { "page" } else { "page page--with-contents" };
    view! {
        <article class=class>
            <header class="page__header">
                <div>
                    <Breadcrumbs way=breadcrumbs title=title.clone() />
                    <h1 tabindex="-1">{title}</h1>
                    <p class="lead">{description}</p>
                </div>
                {parts.diagram.map(|diagram| view! { <DiagramFigure diagram /> })}
            </header>
            <Contents parts=text.contents />
            <div class="page__body">
                {parts.before}
                <div class="prose" data-text inner_html=text.html></div>
                {parts.after}
                <Sources sources as_of />
            </div>
            <Pager previous next />
        </article>
    }
    .into_any()
}
