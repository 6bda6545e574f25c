//! What the dialog and the page of results have in common: a status message, a correction, the kinds, the list, and what follows it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use search::engine::{SearchRequest, SearchResponse};
use search::{Kind, filter};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::dom::{encoded, find, results_url, wait};
use crate::files;
use crate::view::{self, Listing};

/// How long typing has to rest before the status message changes, in milliseconds: screen readers read each.
const REST: i32 = 400;

/// The parts of a panel below its status message, as markup.
#[derive(Default)]
pub(crate) struct Content {
    status: String,
    correction: String,
    kinds: String,
    list: String,
    more: String,
    /// Whether the search could not be reached.
    is_failure: bool,
    /// Number of things that the query names, which are the first entries.
    pub(crate) direct_hits: usize,
}

impl Content {
    /// Whether there are no entries.
    pub(crate) const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// The panel with what it was last asked for.
pub(crate) struct Panel {
    pub(crate) root: Element,
    listing: Listing,
    /// Number of the latest request: responses to earlier ones are dropped.
    latest: Cell<u32>,
    /// Whether the response to the latest request is still to come.
    pub(crate) is_pending: Cell<bool>,
    pub(crate) query: RefCell<String>,
    pub(crate) kind: Cell<Option<Kind>>,
    pub(crate) count: Cell<usize>,
}

impl Panel {
    /// Takes over an element that has a status message.
    pub(crate) fn new(root: Element, listing: Listing) -> Self {
        Self {
            root,
            listing,
            latest: Cell::default(),
            is_pending: Cell::default(),
            query: RefCell::default(),
            kind: Cell::default(),
            count: Cell::new(listing.page_size()),
        }
    }

    pub(crate) fn part(&self, name: &str) -> Option<Element> {
        find(&self.root, &[".search-panel__", name].concat())
    }

    /// Takes a query, of which all kinds are shown at first. Returns whether it is another one.
    pub(crate) fn set_query(&self, query: String) -> bool {
        if *self.query.borrow() == query {
            return false;
        }
        self.query.replace(query);
        self.kind.take();
        self.count.set(self.listing.page_size());
        true
    }

    /// Handles a click on a kind, a filter or "More results". Returns whether the results change.
    pub(crate) fn choose(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest(self.listing.buttons()).ok().flatten());
        let Some(value) = button.and_then(|button| button.get_attribute("value")) else { return false };
        let page_size = self.listing.page_size();
        if value == view::MORE {
            self.count.set(self.count.get() + page_size);
        } else if value.contains(':') {
            let text = filter::toggled(&self.query.borrow(), &value);
            // What stands in the field is what is searched for.
            let main = self.root.closest("main").ok().flatten();
            if let Some(field) = main.and_then(|main| find::<HtmlInputElement>(&main, "[name=query]")) {
                field.set_value(&text);
            }
            self.set_query(text);
            self.kind.set(Some(Kind::Rfc));
        } else {
            self.kind.set(view::kind_of(&value));
            self.count.set(page_size);
        }
        true
    }

    /// Searches, and shows the response unless another request follows meanwhile. `then` is called with what is shown.
    pub(crate) fn search(self: &Rc<Self>, then: impl FnOnce(&Content) + 'static) {
        let number = self.latest.get().wrapping_add(1);
        self.latest.set(number);
        self.is_pending.set(true);
        let panel = Rc::clone(self);
        spawn_local(async move {
            let text = panel.query.borrow().clone();
            let is_latest = || panel.latest.get() == number;
            let request = SearchRequest { text, kind: panel.kind.get(), count: panel.count.get() };
            let content = if request.text.trim().is_empty() {
                Content::default()
            } else if let Some(response) = files::search(&request).await {
                content(&request, &response, panel.listing)
            } else {
                failure()
            };
            if is_latest() {
                panel.is_pending.set(false);
                if content.is_failure {
                    // So that the same text is searched for again.
                    panel.query.take();
                }
                panel.show(&content);
                then(&content);
                wait(REST).await;
                if is_latest() {
                    panel.set_status(&content.status);
                }
            }
        });
    }

    fn show(&self, content: &Content) {
        if self.part("list").is_none() {
            _ = self.root.insert_adjacent_html("beforeend", &view::parts(self.listing).into_string());
        }
        // A button that has the focus is replaced by another one for the same.
        let focused = find::<Element>(&self.root, "[value]:focus").and_then(|button| button.get_attribute("value"));
        let Content { correction, kinds, list, more, direct_hits, .. } = content;
        for (name, html) in [("correction", correction), ("kinds", kinds), ("list", list), ("more", more)] {
            if let Some(part) = self.part(name) {
                part.set_inner_html(html);
            }
        }
        let Some(value) = focused else { return };
        let button = find::<HtmlElement>(&self.root, &["[value='", &value, "']"].concat());
        // Where "More results" has shown the last ones, reading goes on at the first that it has brought.
        let first_new = || {
            let number = direct_hits + self.count.get().saturating_sub(self.listing.page_size()) + 1;
            find(&self.root, &["li:nth-child(", &number.to_string(), ") a"].concat())
        };
        if let Some(element) = button.or_else(first_new) {
            _ = element.focus();
        }
    }

    pub(crate) fn set_status(&self, status: &str) {
        // The same message again would be read again.
        if let Some(part) = find::<Element>(&self.root, "[role=status] > *")
            && part.text_content().as_deref() != Some(status)
        {
            part.set_text_content(Some(status));
        }
    }
}

fn content(request: &SearchRequest, response: &SearchResponse, listing: Listing) -> Content {
    let SearchResponse { matches, documents, total, .. } = response;
    Content {
        status: view::status(matches, *total, documents.len(), listing),
        correction: view::correction(matches, &request.text, results_url).into_string(),
        kinds: view::kinds(response, request.kind, listing).into_string(),
        list: view::entries(matches, documents, listing).into_string(),
        more: view::more(response, &encoded(&request.text), listing).into_string(),
        is_failure: false,
        direct_hits: matches.direct_hits.len(),
    }
}

fn failure() -> Content {
    Content {
        status: "The search cannot be reached. Try again, or look through the site from A to Z.".to_owned(),
        more: view::index_link().into_string(),
        is_failure: true,
        ..Content::default()
    }
}
