//! What all pages but the home page have in common: the way here, title and lead at the start; sources and the
//! neighbours at the end; the text and the table of contents in between.

use leptos::prelude::*;
use maud::{Markup, html};
use model::{Page, PageKind};

use crate::components::{breadcrumbs, diagram, page_meta, pagination, table_of_contents};

/// A page. What its kind adds stands before and after the text; the diagram of a section, beside the title.
pub(crate) fn page_layout<B: IntoView, A: IntoView>(page: &Page, before: B, after: A) -> impl IntoView + use<B, A> {
    let class = if page.body.table_of_contents.is_empty() { "page" } else { "page page--with-contents" };
    let end = page_meta(page);
    let pagination = pagination(page.previous.as_ref(), page.next.as_ref());
    view! {
        <article class=class>
            <header class="page__header" inner_html=head(page).into_string()></header>
            <div class="unboxed" inner_html=table_of_contents(&page.body.table_of_contents).into_string()></div>
            <div class="page__body">
                {before} <div class="prose" data-text inner_html=page.body.html.clone()></div> {after}
                <div inner_html=end.into_string()></div>
            </div>
            <div class="unboxed" inner_html=pagination.into_string()></div>
        </article>
    }
}

fn head(page: &Page) -> Markup {
    let drawing = if let PageKind::Section(overview) = &page.kind { overview.diagram } else { None };
    html! {
        div {
            (breadcrumbs(&page.breadcrumbs, &page.title))
            @if page.draft { p { span class="badge" { "Draft" } } }
            h1 tabindex="-1" { (page.title) }
            p class="lead" { (page.description) }
        }
        @if let Some(drawing) = drawing { (diagram(drawing)) }
    }
}
