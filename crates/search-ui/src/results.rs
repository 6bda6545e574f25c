//! The list on the page of the search: it follows the field and the address.

use std::cell::Cell;
use std::rc::Rc;

use maud::html;
use model::paths::SEARCH_PARAMETER;
use search::Kind;
use search::engine::SearchRequest;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget, HtmlInputElement, UrlSearchParams};

use crate::dom::{self, document, find, find_in_document, listen, window, within};
use crate::files::look_up;
use crate::view::{self, Form};

/// Where the list goes.
const PLACE: &str = "[data-results]";
/// The field of the page.
const FIELD: &str = "main [name=query]";
/// So many documents are shown at once.
const SHOWN: usize = 20;

/// What the list is of.
#[derive(Default)]
struct Results {
    query: Cell<u32>,
    kind: Cell<Option<Kind>>,
    shown: Cell<usize>,
}

/// Follows the page of the search whenever there is one.
pub(crate) fn start() {
    let results = Rc::new(Results::default());
    let on = |target: &EventTarget, kind: &str, act: fn(&Rc<Results>, &web_sys::Event)| {
        let results = Rc::clone(&results);
        listen(target, kind, move |event| act(&results, &event));
    };
    on(&window(), "input", |results, event| {
        if let Some(field) = within(event, FIELD).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            results.kind.take();
            results.ask(&field.value(), SHOWN);
        }
    });
    // The loader says when the page of the search was shown, and when its address has changed.
    on(&window(), "site-results", |results, _| {
        results.kind.take();
        results.ask(&in_address(), SHOWN);
    });
    on(&document(), "click", |results, event| {
        let text = || find_in_document::<HtmlInputElement>(FIELD).map(|field| field.value()).unwrap_or_default();
        if within(event, PLACE).is_none() {
        } else if let Some(choice) = within(event, ".finder__choice") {
            results.kind.set(view::kind_of(&choice.get_attribute("value").unwrap_or_default()));
            results.ask(&text(), SHOWN);
        } else if within(event, ".finder__further").is_some() {
            results.ask(&text(), results.shown.get() + SHOWN);
        }
    });
    // What was typed while this program was on its way.
    let field = find_in_document::<HtmlInputElement>(FIELD);
    results.ask(&field.map_or_else(in_address, |field| field.value()), SHOWN);
}

impl Results {
    fn ask(self: &Rc<Self>, text: &str, count: usize) {
        let number = self.query.get().wrapping_add(1);
        self.query.set(number);
        self.shown.set(count);
        let Some(place) = find_in_document::<Element>(PLACE) else { return };
        if text.trim().is_empty() {
            place.set_inner_html("");
            return;
        }
        let (results, text) = (Rc::clone(self), text.to_owned());
        spawn_local(async move {
            let request = SearchRequest { text, kind: results.kind.get(), count };
            let response = look_up(&request).await;
            if results.query.get() != number {
                return;
            }
            let markup = if let Some(response) = response {
                html! {
                    h2 class="results__heading" { (view::status(&response.matches, response.total)) }
                    p class="finder__correction" { (view::correction(&response.matches, &request.text, dom::results)) }
                    div class="finder__kinds" role="group" aria-label="Kinds of results" { (view::kinds(&response.matches, request.kind)) }
                    ol class="results__list" { (view::entries(&response.matches, &response.documents, Form::Item)) }
                    @if response.total > count {
                        button class="button finder__further" type="button" { "More results" }
                    }
                }
            } else {
                // The titles below are narrowed down all the same.
                html! { p { "The search in the texts cannot be reached. The titles that fit are below." } }
            };
            let pressed =
                find::<Element>(&place, "[aria-pressed]:focus").and_then(|choice| choice.get_attribute("value"));
            place.set_inner_html(&markup.into_string());
            // The choice that was pressed is another element now.
            let again = pressed
                .and_then(|value| find::<web_sys::HtmlElement>(&place, &format!("[aria-pressed][value='{value}']")));
            if let Some(choice) = again {
                _ = choice.focus();
            }
        });
    }
}

/// The query in the address.
fn in_address() -> String {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search).ok().and_then(|params| params.get(SEARCH_PARAMETER)).unwrap_or_default()
}
