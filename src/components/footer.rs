//! The foot of every page.

use leptos::prelude::*;
use maud::html;

use super::markup::{items, links};
use crate::content::use_content;

/// Columns of links, and the line of sister organisations.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let site = use_content().site();
    let footer = html! {
        nav class="site-footer__columns" aria-label="Footer" {
            @for column in &site.footer.columns {
                section { h2 class="site-footer__heading" { (column.heading) } (links(None, &column.links)) }
            }
        }
        ul class="site-footer__bottom" aria-label="Related organizations" { (items(&site.footer.bottom)) }
    };
    view! { <footer class="site-footer" inner_html=footer.into_string()></footer> }
}
