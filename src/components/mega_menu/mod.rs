//! The mega menu: one landmark, one list, two layouts.
//!
//! The platform opens and closes it: each section is a `<details name>`, of which the browser keeps one open at most,
//! and in the small layout the whole list is a `popover` that the "Menu" button opens. So it works before the app
//! starts and without it, and whether a panel is open is known to the document alone. The app adds what the platform
//! lacks: arrow keys and Escape ([`keyboard`]), closing when press, focus or visitor go elsewhere ([`dom`]), and the
//! mark of the current page ([`current`]).
//!
//! The list is a string of HTML (docs/decisions/0007): its hundred links never change, but for the mark.

mod current;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(any(target_arch = "wasm32", test))]
mod keyboard;

use leptos::html;
use leptos::prelude::*;
use maud::{Markup, html};
use model::Link;
use model::site::{LinkGroup, Section};

use self::current::{Current, MenuPosition};
use super::markup::anchor_with_current;
use crate::content::use_content;

/// The navigation of the site.
#[component]
pub(crate) fn MegaMenu() -> impl IntoView {
    let content = use_content();
    let menu = &content.site().menu;
    let current = content.current_page.with_untracked(|page| Current::of(menu, page));
    let items = html! {
        @for (at, section) in menu.iter().enumerate() {
            li class="mega-menu__item" { (item(at, section, current)) }
        }
    };
    let nav = NodeRef::<html::Nav>::new();
    #[cfg(target_arch = "wasm32")]
    dom::listen(nav);
    view! {
        <nav class="mega-menu" aria-label="Main" node_ref=nav>
            <button class="mega-menu__toggle" type="button" popovertarget="menu">"Menu"</button>
            <ul class="mega-menu__list" id="menu" popover="auto" inner_html=items.into_string()></ul>
        </nav>
    }
}

/// One entry of the bar: a panel with its trigger, or a plain link.
fn item(at: usize, section: &Section, current: Current) -> Markup {
    let is_here = current.section == Some(at);
    let is_page = current.link == Some(MenuPosition::Overview(at));
    let Section { label, href, intro, groups } = section;
    if groups.is_empty() {
        let mark = if is_page { Some("page") } else { is_here.then_some("true") };
        return html! { a class="mega-menu__trigger" href=(href) aria-current=[mark] { (label) } };
    }
    let id = format!("menu-{at}");
    let overview = Link { label: format!("Overview of {label}"), href: href.clone() };
    let mut position = MenuPosition::Link(at, 0);
    html! {
        details class="mega-menu__section" name="menu" {
            summary class="mega-menu__trigger" aria-controls=(id) aria-current=[is_here.then_some("true")] { (label) }
            div class="mega-menu__panel" id=(id) {
                div class="mega-menu__row" {
                    div class="mega-menu__intro" {
                        p class="mega-menu__name" { (label) }
                        @if let Some(intro) = intro { p { (intro) } }
                        p { (anchor_with_current(&overview, is_page)) }
                    }
                    div class="mega-menu__groups" {
                        @for (number, group) in groups.iter().enumerate() {
                            (list(group, &format!("{id}-{number}"), group.heading != *label, &mut position, current))
                        }
                    }
                }
            }
        }
    }
}

/// One group of a panel, whose first link is at `position`. Its heading is text and no `h3`: the menu stands before the headings
/// of the page. A heading that repeats the name of the section is only for assistive technology.
fn list(group: &LinkGroup, id: &str, is_named: bool, position: &mut MenuPosition, current: Current) -> Markup {
    let class = if is_named { "mega-menu__heading" } else { "mega-menu__heading visually-hidden" };
    html! {
        div class="mega-menu__group" {
            p class=(class) id=(id) { (group.heading) }
            ul aria-labelledby=(id) {
                @for link in &group.links {
                    li { (anchor_with_current(link, current.link == Some(position.advance()))) }
                }
            }
        }
    }
}
