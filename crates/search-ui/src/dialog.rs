//! The box: a field, and below it what it finds, while one types.

use std::cell::Cell;
use std::rc::Rc;

use maud::html;
use model::paths::{SEARCH, SEARCH_PARAMETER};
use search::Kind;
use search::engine::SearchRequest;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use crate::dom::{document, encoded, find, find_in_document, listen, results, window, within};
use crate::files::look_up;
use crate::view::{self, Form};

/// The event on the window that opens the box.
const OPEN: &str = "site-search";
/// The field in the head of the page, whose text is taken over.
const HEADER_FIELD: &str = "#header-search";
/// So many documents are shown.
const SHOWN: usize = 7;

/// The box, and what is going on in it.
struct Finder {
    dialog: HtmlDialogElement,
    field: HtmlInputElement,
    /// What is shown is the answer to the query with this number; a later one may be under way.
    query: Cell<u32>,
    kind: Cell<Option<Kind>>,
    /// The entry that the field points at.
    active: Cell<Option<u32>>,
}

/// Puts the box into the document, closed, and waits for its event.
pub(crate) fn start() {
    let Some(finder) = Finder::new() else { return };
    let finder = Rc::new(finder);
    let on = |target: &web_sys::EventTarget, kind: &str, act: fn(&Rc<Finder>, &Event)| {
        let finder = Rc::clone(&finder);
        listen(target, kind, move |event| act(&finder, &event));
    };
    on(&window(), OPEN, |finder, _| finder.open());
    // Whoever goes back has left the search, too.
    on(&window(), "popstate", |finder, _| finder.dialog.close());
    on(&finder.field, "input", |finder, _| finder.ask());
    on(&finder.field, "keydown", Finder::key);
    on(&finder.dialog, "click", Finder::click);
    on(&finder.dialog, "submit", |finder, event| {
        event.prevent_default();
        finder.enter();
    });
}

impl Finder {
    fn new() -> Option<Self> {
        let dialog: HtmlDialogElement = document().create_element("dialog").ok()?.dyn_into().ok()?;
        dialog.set_class_name("search-ui");
        _ = dialog.set_attribute("aria-label", "Search");
        dialog.set_inner_html(&skeleton());
        document().body()?.append_child(&dialog).ok()?;
        let field = find(&dialog, "input")?;
        Some(Self { dialog, field, query: Cell::default(), kind: Cell::default(), active: Cell::default() })
    }

    fn part(&self, name: &str) -> Option<Element> {
        find(&self.dialog, &format!(".finder__{name}"))
    }

    fn fill(&self, name: &str, html: &str) {
        if let Some(part) = self.part(name) {
            part.set_inner_html(html);
        }
    }

    fn open(self: &Rc<Self>) {
        if let Some(header) = find_in_document::<HtmlInputElement>(HEADER_FIELD)
            && !header.value().is_empty()
        {
            self.field.set_value(&header.value());
            header.set_value("");
            self.kind.take();
            self.ask();
        }
        if !self.dialog.open() {
            _ = self.dialog.show_modal();
        }
        _ = self.field.focus();
        let end = u32::try_from(self.field.value().encode_utf16().count()).unwrap_or(u32::MAX);
        _ = self.field.set_selection_range(end, end);
    }

    /// Looks up what is in the field, and shows it if nothing else was asked for meanwhile.
    fn ask(self: &Rc<Self>) {
        let number = self.query.get().wrapping_add(1);
        self.query.set(number);
        let text = self.field.value();
        if text.trim().is_empty() {
            self.kind.take();
            self.show("", "", "", "", "", 0);
            return;
        }
        let finder = Rc::clone(self);
        spawn_local(async move {
            let request = SearchRequest { text, kind: finder.kind.get(), count: SHOWN };
            let response = look_up(&request).await;
            if finder.query.get() != number {
                return;
            }
            let Some(response) = response else {
                let way = html! { a href=(results(&request.text)) { "The site from A to Z" } }.into_string();
                finder.show("The search cannot be reached. Try again, or look through:", "", "", "", &way, 0);
                return;
            };
            let correction = view::correction(&response.matches, &request.text, results).into_string();
            let entries = view::entries(&response.matches, &response.documents, Form::Option).into_string();
            let kinds = view::kinds(&response.matches, request.kind).into_string();
            let more = html! {
                @if response.total > response.documents.len() {
                    a href=(results(&request.text)) { "All " (response.total + response.matches.direct_hits.len()) " results" }
                }
                (view::external_searches(&response.external_searches, &encoded(&request.text)))
            };
            let status = view::status(&response.matches, response.total);
            finder.show(
                &status,
                &correction,
                &kinds,
                &entries,
                &more.into_string(),
                response.matches.direct_hits.len(),
            );
        });
    }

    fn show(&self, status: &str, correction: &str, kinds: &str, entries: &str, more: &str, direct_hits: usize) {
        // What is said once is not said again for the same text.
        if let Some(part) = self.part("status").filter(|part| part.text_content().as_deref() != Some(status)) {
            part.set_text_content(Some(status));
        }
        self.fill("correction", correction);
        self.fill("kinds", kinds);
        self.fill("list", entries);
        self.fill("more", more);
        let expanded = if entries.is_empty() { "false" } else { "true" };
        _ = self.field.set_attribute("aria-expanded", expanded);
        // What the query names is meant: Enter leads there.
        self.point((direct_hits > 0).then_some(0));
    }

    fn entry(&self, number: u32) -> Option<HtmlElement> {
        find(&self.dialog, &format!("#finder-{number}"))
    }

    /// Points at an entry, or at none.
    fn point(&self, number: Option<u32>) {
        let select = |number: Option<u32>, selected: &str| {
            if let Some(entry) = number.and_then(|number| self.entry(number)) {
                _ = entry.set_attribute("aria-selected", selected);
            }
        };
        select(self.active.replace(number), "false");
        select(number, "true");
        match number.and_then(|number| self.entry(number)) {
            Some(entry) => {
                _ = self.field.set_attribute("aria-activedescendant", &entry.id());
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                entry.scroll_into_view_with_scroll_into_view_options(&options);
            }
            None => _ = self.field.remove_attribute("aria-activedescendant"),
        }
    }

    fn key(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing()) else { return };
        let count = self.part("list").map_or(0, |list| list.child_element_count());
        let next = match (event.key().as_str(), self.active.get()) {
            _ if count == 0 || event.ctrl_key() || event.alt_key() || event.meta_key() => return,
            ("ArrowDown", Some(active)) if active + 1 < count => Some(active + 1),
            ("ArrowDown", None) => Some(0),
            ("ArrowUp", Some(0)) | ("ArrowDown", Some(_)) => None,
            ("ArrowUp", Some(active)) => Some(active - 1),
            ("ArrowUp", None) => Some(count - 1),
            _ => return,
        };
        event.prevent_default();
        self.point(next);
    }

    /// Follows the entry that the field points at, else shows all results.
    fn enter(&self) {
        let text = self.field.value();
        if let Some(entry) = self.active.get().and_then(|number| self.entry(number)) {
            entry.click();
        } else if !text.trim().is_empty()
            && let Ok(link) = document().create_element("a")
            && let Some(link) = link.dyn_ref::<HtmlElement>()
        {
            _ = link.set_attribute("href", &results(&text));
            // In the document, where the app hears the click.
            _ = self.dialog.append_child(link);
            link.click();
            link.remove();
        }
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let on_backdrop =
            event.target().is_some_and(|target| target == *self.dialog.unchecked_ref::<web_sys::EventTarget>());
        let plain = event
            .dyn_ref::<MouseEvent>()
            .is_some_and(|click| !(click.ctrl_key() || click.meta_key() || click.shift_key()));
        if on_backdrop || within(event, ".finder__close").is_some() || plain && within(event, "a").is_some() {
            self.dialog.close();
        } else if let Some(choice) = within(event, ".finder__choice") {
            self.kind.set(view::kind_of(&choice.get_attribute("value").unwrap_or_default()));
            self.ask();
            _ = self.field.focus();
        }
    }
}

/// The box without anything found.
fn skeleton() -> String {
    let markup = html! {
        form class="finder__form" role="search" method="get" action=(SEARCH) {
            label class="visually-hidden" for="finder-field" { "Search the site" }
            input class="finder__field" id="finder-field" name=(SEARCH_PARAMETER) type="text" inputmode="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="A page, meeting, group, RFC or draft"
                role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="finder-list";
            button class="finder__close" type="button" { "Close" }
        }
        p class="finder__status" role="status" {}
        p class="finder__correction" {}
        div class="finder__kinds" role="group" aria-label="Kinds of results" {}
        div class="finder__list" id="finder-list" role="listbox" aria-label="Results" {}
        p class="finder__more" {}
    };
    markup.into_string()
}
