//! The search dialog: a field, and below it the results while the visitor types.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::dom::{document, find, listen, results_url};
use crate::panel::{Content, Panel};
use crate::view::{self, Listing};

thread_local! {
    static DIALOG: OnceCell<Option<Rc<SearchDialog>>> = const { OnceCell::new() };
}

/// The dialog, which the loader opens and closes.
struct SearchDialog {
    panel: Rc<Panel>,
    field: HtmlInputElement,
    /// The option that Enter follows.
    active: Cell<Option<u32>>,
    /// The option that Enter follows before an arrow key is pressed.
    preselected: Cell<Option<u32>>,
    /// Whether Enter was pressed before the response came.
    is_entered: Cell<bool>,
}

/// Searches for what stands in the field.
pub(crate) fn open(dialog: &Element) {
    DIALOG.with(|cell| {
        if let Some(dialog) = cell.get_or_init(|| SearchDialog::new(dialog)) {
            dialog.input();
        }
    });
}

impl SearchDialog {
    fn new(element: &Element) -> Option<Rc<Self>> {
        let field: HtmlInputElement = find(element, "input")?;
        for (name, value) in view::FIELD_ATTRIBUTES {
            _ = field.set_attribute(name, value);
        }
        let panel = Rc::new(Panel::new(find(element, ".search-dialog__body")?, Listing::Options));
        let dialog = Rc::new(Self {
            panel,
            field,
            active: Cell::default(),
            preselected: Cell::default(),
            is_entered: Cell::default(),
        });
        let on = |kind: &str, act: fn(&Rc<Self>, &Event)| {
            let dialog = Rc::clone(&dialog);
            listen(element, kind, move |event| act(&dialog, &event));
        };
        on("input", |dialog, _| dialog.input());
        on("keydown", Self::keydown);
        on("submit", |dialog, event| {
            event.prevent_default();
            dialog.enter();
        });
        on("click", |dialog, event| {
            if dialog.panel.choose(event) {
                dialog.search();
            }
        });
        Some(dialog)
    }

    /// Searches for what stands in the field, unless that is what is shown.
    fn input(self: &Rc<Self>) {
        let text = self.field.value();
        if text.trim().is_empty() {
            self.panel.set_status("");
        }
        if self.panel.set_query(text) {
            self.search();
        }
    }

    fn search(self: &Rc<Self>) {
        self.is_entered.set(false);
        let dialog = Rc::clone(self);
        self.panel.search(move |content| dialog.update(content));
    }

    fn update(&self, content: &Content) {
        let expanded = if content.is_empty() { "false" } else { "true" };
        _ = self.field.set_attribute("aria-expanded", expanded);
        self.preselected.set((content.direct_hits > 0).then_some(0));
        self.active.take();
        self.select(self.preselected.get());
        // A dialog that was closed meanwhile leads nowhere.
        let is_open = self.panel.root.closest("[open]").is_ok_and(|dialog| dialog.is_some());
        if self.is_entered.take() && is_open {
            self.enter();
        }
    }

    fn option(&self, number: Option<u32>) -> Option<HtmlElement> {
        find(&self.panel.root, &["#", &view::option_id(number?)].concat())
    }

    fn select(&self, number: Option<u32>) {
        if let Some(option) = self.option(self.active.replace(number)) {
            _ = option.set_attribute("aria-selected", "false");
        }
        if let Some(option) = self.option(number) {
            _ = option.set_attribute("aria-selected", "true");
            _ = self.field.set_attribute("aria-activedescendant", &option.id());
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            // With its description, which follows it.
            if let Some(entry) = option.parent_element() {
                entry.scroll_into_view_with_scroll_into_view_options(&options);
            }
        } else {
            _ = self.field.remove_attribute("aria-activedescendant");
        }
    }

    fn keydown(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing()) else { return };
        let is_in_field =
            event.target().is_some_and(|target| target == *self.field.unchecked_ref::<web_sys::EventTarget>());
        let count = self.panel.part("list").map_or(0, |list| list.child_element_count());
        let next = match (event.key().as_str(), self.active.get()) {
            _ if !is_in_field || count == 0 || event.ctrl_key() || event.alt_key() || event.meta_key() => return,
            ("ArrowDown", Some(active)) if active + 1 < count => Some(active + 1),
            ("ArrowDown", None) => Some(0),
            ("ArrowUp", Some(0)) | ("ArrowDown", Some(_)) => None,
            ("ArrowUp", Some(active)) => Some(active - 1),
            ("ArrowUp", None) => Some(count - 1),
            // The caret moves: the visitor is in the text again.
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", _) => return self.select(self.preselected.get()),
            _ => return,
        };
        event.prevent_default();
        self.select(next);
    }

    /// Follows the selected option, else leads to the page of results. Waits for the response to what stands in the field.
    fn enter(&self) {
        let text = self.field.value();
        if text.trim().is_empty() {
        } else if self.panel.is_pending.get() {
            self.is_entered.set(true);
        } else if let Some(option) = self.option(self.active.get()) {
            option.click();
        } else if let Ok(link) = document().create_element("a")
            && let Some(link) = link.dyn_ref::<HtmlElement>()
        {
            _ = link.set_attribute("href", &results_url(&text));
            // In the document, where the app handles the click.
            _ = self.panel.root.append_child(link);
            link.click();
            link.remove();
        }
    }
}
