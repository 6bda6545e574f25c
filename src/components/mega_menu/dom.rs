//! The menu in the browser: reads the state of the document, and carries out what [`keyboard`](super::keyboard) says.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node};

use super::current::{Current, MenuPosition};
use super::keyboard::{Action, Focus, Menu};
use crate::components::elements;
use crate::content::use_content;
use crate::router::use_navigation;

/// From this width on the menu is a bar; the same as in `style/components/mega-menu.css`.
const WIDE: &str = "(min-width: 62rem)";

/// Listens for what the platform does not do by itself.
pub(super) fn listen(nav: NodeRef<html::Nav>) {
    let menu = move || nav.get_untracked().map(|nav| MenuElement(nav.unchecked_into()));
    let close_all = move || {
        if let Some(menu) = menu() {
            menu.close_all();
        }
    };
    window_event_listener(ev::keydown, move |event| {
        // Escape closes the menu from anywhere: where a click focuses no button (Safari), focus is not in it.
        if let Some(menu) = menu().filter(|menu| event.key() == "Escape" || menu.contains(event.target())) {
            menu.on_keydown(&event);
        }
    });
    window_event_listener(ev::pointerdown, move |event| {
        if let Some(menu) = menu().filter(|menu| !menu.contains(event.target())) {
            menu.close();
        }
    });
    window_event_listener(ev::focusout, move |event| {
        // Without a new place focus has left the window, or went to nothing: neither closes the menu.
        let leaves = |menu: &MenuElement| menu.contains(event.target()) && !menu.contains(event.related_target());
        if let Some(menu) = menu().filter(|menu| event.related_target().is_some() && leaves(menu)) {
            menu.close_all();
        }
    });
    // The browser may restore the document from its back-forward cache just as it is left.
    _ = window_event_listener_untyped("pagehide", move |_| close_all());
    // `toggle` does not bubble.
    let toggle = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(menu) = menu() {
            menu.close_others(event.target());
        }
    });
    _ = document().add_event_listener_with_callback_and_bool("toggle", toggle.into_js_value().unchecked_ref(), true);
    if let Ok(Some(wide)) = window().match_media(WIDE) {
        let change = Closure::<dyn Fn()>::new(close_all).into_js_value();
        _ = wide.add_event_listener_with_callback("change", change.unchecked_ref());
        // A list without a listener of ours may be collected; the menu lives as long as the document.
        std::mem::forget(wide);
    }
    let (content, arrivals) = (use_content(), use_navigation().arrivals);
    Effect::new(move |before: Option<()>| {
        arrivals.track();
        // The first page has its mark already, and a visitor may have opened the menu meanwhile.
        if let Some(menu) = before.and_then(|()| menu()) {
            menu.close_all();
            let site = content.site();
            menu.mark(content.current_page.with_untracked(|page| Current::of(&site.menu, page)));
        }
    });
}

/// The landmark of the menu.
struct MenuElement(Element);

impl MenuElement {
    fn contains(&self, target: Option<web_sys::EventTarget>) -> bool {
        target.and_then(|target| target.dyn_into::<Node>().ok()).is_some_and(|node| self.0.contains(Some(&node)))
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        elements::all(&self.0, selector)
    }

    fn bar(&self) -> Vec<HtmlElement> {
        self.all(".mega-menu__trigger")
    }

    /// The links of the panel that is open.
    fn links(&self) -> Vec<HtmlElement> {
        self.all(".mega-menu__section[open] .mega-menu__panel a")
    }

    fn on_keydown(&self, event: &KeyboardEvent) {
        let (bar, links) = (self.bar(), self.links());
        let open = bar.iter().position(is_open);
        let active: Option<HtmlElement> = document().active_element().and_then(|active| active.dyn_into().ok());
        let at = |list: &[HtmlElement]| list.iter().position(|element| Some(element) == active.as_ref());
        let focus = match (at(&bar), at(&links), open) {
            (Some(at), _, _) => Focus::Bar(at),
            (None, Some(at), Some(section)) => Focus::Panel(section, at),
            _ => Focus::Elsewhere,
        };
        let menu = Menu { bar: bar.len(), open: open.map(|section| (section, links.len())), focus };
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
        let Some(action) = menu.action(&event.key(), modified) else { return };
        event.prevent_default();
        let to = match action {
            Action::To(Focus::Bar(at)) => bar.get(at),
            Action::To(Focus::Panel(_, at)) => links.get(at),
            Action::To(Focus::Elsewhere) => None,
            Action::Close(section) => {
                self.close();
                // Focus outside the menu stays where it is.
                bar.get(section).filter(|_| self.contains(event.target()))
            }
        };
        if let Some(to) = to {
            _ = to.focus();
        }
    }

    /// Marks the current page and its section (`aria-current`), as the list was written for the first page.
    fn mark(&self, current: Current) {
        for marked in self.all("[aria-current]") {
            _ = marked.remove_attribute("aria-current");
        }
        let bar = self.bar();
        let set = |element: Option<&HtmlElement>, value: &str| {
            if let Some(element) = element {
                _ = element.set_attribute("aria-current", value);
            }
        };
        set(current.section.and_then(|section| bar.get(section)), "true");
        let (section, number) = match current.link {
            Some(MenuPosition::Overview(section)) => (section, 0),
            Some(MenuPosition::Link(section, link)) => (section, link + 1),
            None => return,
        };
        // In a panel, the overview is the first link. A section without a panel is a link itself.
        let Some(trigger) = bar.get(section) else { return };
        let links = trigger.parent_element().map(|section| elements::all(&section, ".mega-menu__panel a"));
        set(links.unwrap_or_default().get(number).or_else(|| (number == 0).then_some(trigger)), "page");
    }

    /// Closes every panel but the one that was just opened. Browsers that know `<details name>` have done so already.
    fn close_others(&self, toggled: Option<web_sys::EventTarget>) {
        let toggled: Option<HtmlElement> = toggled.and_then(|target| target.dyn_into().ok());
        let sections = self.all(".mega-menu__section[open]");
        if sections.iter().any(|section| Some(section) == toggled.as_ref()) {
            for section in sections.iter().filter(|section| Some(*section) != toggled.as_ref()) {
                _ = section.remove_attribute("open");
            }
        }
    }

    /// Closes the open panel.
    fn close(&self) {
        for section in self.all(".mega-menu__section[open]") {
            _ = section.remove_attribute("open");
        }
    }

    /// Closes the open panel, and the list of the small layout.
    fn close_all(&self) {
        self.close();
        for list in self.all(".mega-menu__list:popover-open") {
            _ = list.hide_popover();
        }
    }
}

/// Whether the panel of a trigger is open.
fn is_open(trigger: &HtmlElement) -> bool {
    trigger.parent_element().is_some_and(|section| section.has_attribute("open"))
}
