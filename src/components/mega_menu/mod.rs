//! The mega menu: one landmark, one list, two layouts.
//!
//! The platform opens and closes it: each section is a `<details name>`, of which the browser keeps one open at most,
//! and in the small layout the whole list is a `popover` that the "Menu" button opens. So it works before the app
//! starts and without it, and whether a panel is open is known to the document alone. The app adds what the platform
//! lacks: arrow keys and Escape ([`keyboard`]), closing when press, focus or visitor go elsewhere ([`dom`]), and the
//! mark of the current page ([`current`]).

mod current;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(any(target_arch = "wasm32", test))]
mod keyboard;

use leptos::either::Either;
use leptos::html;
use leptos::prelude::*;
use model::Link;
use model::site::{LinkGroup, Section};

use self::current::{Current, MenuPosition};
use super::MenuAnchor;
use crate::content::use_content;

/// The navigation of the site.
#[component]
pub(crate) fn MegaMenu() -> impl IntoView {
    let content = use_content();
    let menu = content.site().menu.clone();
    let current = {
        let menu = menu.clone();
        Memo::new(move |_| content.current_page.with(|shown| Current::of(&menu, shown)))
    };
    let nav = NodeRef::<html::Nav>::new();
    #[cfg(target_arch = "wasm32")]
    dom::listen(nav);
    let items = menu.into_iter().enumerate().map(|(at, section)| item(at, section, current)).collect_view();
    view! {
        <nav class="mega-menu" aria-label="Main" node_ref=nav>
            <button class="mega-menu__toggle" type="button" popovertarget="menu">"Menu"</button>
            <ul class="mega-menu__list" id="menu" popover="auto">{items}</ul>
        </nav>
    }
}

/// One entry of the bar: a panel with its trigger, or a plain link.
fn item(at: usize, section: Section, current: Memo<Current>) -> impl IntoView {
    let here = move || current.with(|current| current.section == Some(at));
    let is_page = move |spot| current.with(|current| current.link == Some(spot));
    let overview = move || is_page(MenuPosition::Overview(at));
    let Section { label, href, intro, groups } = section;
    let entry = if groups.is_empty() {
        let mark = move || if overview() { Some("page") } else { here().then_some("true") };
        Either::Left(view! { <a class="mega-menu__trigger" href=href aria-current=mark>{label}</a> })
    } else {
        let id = format!("menu-{at}");
        let mut links = 0;
        let groups = groups
            .into_iter()
            .enumerate()
            .map(|(group_at, group)| {
                let first = links;
                links += group.links.len();
                let named = group.heading != label;
                list(group, format!("{id}-{group_at}"), named, MenuPosition::Link(at, first), current)
            })
            .collect_view();
        Either::Right(view! {
            <details class="mega-menu__section" name="menu">
                <summary
                    class="mega-menu__trigger"
                    aria-controls=id.clone()
                    aria-current=move || here().then_some("true")
                >
                    {label.clone()}
                </summary>
                <div class="mega-menu__panel" id=id>
                    <div class="mega-menu__row">
                        <div class="mega-menu__intro">
                            <p class="mega-menu__name">{label.clone()}</p>
                            {intro.map(|intro| view! { <p>{intro}</p> })}
                            <p><MenuAnchor link=Link { label: format!("Overview of {label}"), href } current=overview /></p>
                        </div>
                        <div class="mega-menu__groups">{groups}</div>
                    </div>
                </div>
            </details>
        })
    };
    view! { <li class="mega-menu__item">{entry}</li> }
}

/// One group of a panel. Its heading is text and no `h3`: the menu stands before the headings of the page.
fn list(group: LinkGroup, id: String, named: bool, first: MenuPosition, current: Memo<Current>) -> impl IntoView {
    let links = group
        .links
        .into_iter()
        .enumerate()
        .map(|(at, link)| {
            let spot = first.plus(at);
            let current = move || current.with(|current| current.link == Some(spot));
            view! { <li><MenuAnchor link current /></li> }
        })
        .collect_view();
    // The first group of a panel often has the name of the section, which the panel says already.
    let class = if named { "mega-menu__heading" } else { "mega-menu__heading visually-hidden" };
    view! {
        <div class="mega-menu__group">
            <p class=class id=id.clone()>{group.heading}</p>
            <ul aria-labelledby=id>{links}</ul>
        </div>
    }
}
