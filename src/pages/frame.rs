//! What all pages but the home page have in common: the way here, title and lead at the start; sources and the
//! neighbours at the end; the text and the table of contents in between.

use leptos::prelude::*;
use model::{Kind, Page};

use crate::components::{Breadcrumbs, Contents, DiagramFigure, Pager, Sources};

/// A page. What its kind adds stands before and after the text; the diagram of a section, beside the title.
pub(crate) fn frame<B: IntoView, A: IntoView>(page: &Page, before: B, after: A) -> impl IntoView + use<B, A> {
    let contents = page.text.contents.clone();
    let class = if contents.is_empty() { "page" } else { "page page--with-contents" };
    view! {
        <article class=class>
            {head(page)} <Contents parts=contents />
            <div class="page__body">
                {before} <div class="prose" data-text inner_html=page.text.html.clone()></div> {after} <Sources sources=page.sources.clone() as_of=page.as_of.clone() />
            </div>
            <Pager previous=page.previous.clone() next=page.next.clone() />
        </article>
    }
}

fn head(page: &Page) -> impl IntoView + use<> {
    let diagram = if let Kind::Section(overview) = &page.kind { overview.diagram } else { None };
    view! {
        <header class="page__header">
            <div>
                <Breadcrumbs way=page.breadcrumbs.clone() title=page.title.clone() />
                <h1 tabindex="-1">{page.title.clone()}</h1>
                <p class="lead">{page.description.clone()}</p>
            </div>
            {diagram.map(|diagram| view! { <DiagramFigure diagram /> })}
        </header>
    }
}
