//! The layout of all pages but the home page: breadcrumbs, title and lead; table of contents and body; sources and
//! pagination.

use leptos::prelude::*;
use maud::{Markup, html};
use model::{Page, PageKind};

use crate::components::markup::{badge, buttons, fact};
use crate::components::{breadcrumbs, diagram, page_meta, pagination, summary, table_of_contents};

/// Lays out a page, with the views of its kind before and after the body.
pub(crate) fn page_layout<B: IntoView, A: IntoView>(page: &Page, before: B, after: A) -> impl IntoView + use<B, A> {
    // The cards of a section come first, and say more than the headings of the text after them. Beside the text of a meeting is its card.
    let contents = match page.kind {
        PageKind::Section(_) | PageKind::Meeting(_) => &[],
        _ => page.body.table_of_contents.as_slice(),
    };
    let class = if contents.is_empty() { "page" } else { "page page--with-table-of-contents" };
    let page_meta = page_meta(page);
    let pagination = pagination(page.previous.as_ref(), page.next.as_ref());
    view! {
        <article class=class>
            <header class="page__header" inner_html=header(page).into_string()></header>
            <div class="unboxed" inner_html=table_of_contents(contents).into_string()></div>
            <div class="page__body">
                {before} <div class="prose" data-text inner_html=page.body.html.clone()></div> {after}
                <div inner_html=page_meta.into_string()></div>
            </div>
            <div class="unboxed" inner_html=pagination.into_string()></div>
        </article>
    }
}

/// Breadcrumbs, title, lead and the members of the body that the page is about, beside the diagram of a section.
fn header(page: &Page) -> Markup {
    let section_diagram = if let PageKind::Section(overview) = &page.kind { overview.diagram } else { None };
    html! {
        div {
            (breadcrumbs(&page.breadcrumbs, &page.title))
            @if page.draft { p { (badge("Draft")) } }
            h1 tabindex="-1" { (page.title) }
            p class="lead" { (page.description) }
            (summary(page.original.as_ref()))
            (buttons(&page.calls_to_action))
            @if !page.members.is_empty() {
                dl class="facts" {
                    @for members in &page.members {
                        (fact(&members.role, &members.names))
                    }
                }
            }
        }
        @if let Some(kind) = section_diagram { (diagram(kind)) }
    }
}
