//! The page of results, and the pages proposed instead of one that does not exist.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::decode_uri_component;
use maud::Markup;
use search::nearest;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::dom::{document, encoded, listen, results_url, window};
use crate::files;
use crate::panel::Panel;
use crate::view::{self, Listing};

thread_local! {
    /// The panel of the page that is or was shown last.
    static PANEL: RefCell<Option<Rc<Panel>>> = const { RefCell::new(None) };
}

/// Name of the attribute of an element on the page of an error, in which the pages nearest to an address are shown.
const NEAREST: &str = "data-nearest";

/// Shows the results of a query in an element, or the pages nearest to an address.
pub(crate) fn show(element: Element, query: String, kind: &str, count: usize) {
    if element.has_attribute(NEAREST) {
        show_nearest(element, &query);
        return;
    }
    let panel = PANEL.with_borrow_mut(|panel| {
        if panel.is_none() {
            // Once: elements come and go with their pages.
            listen(&document(), "click", |event| {
                if let Some(panel) = PANEL.with_borrow(Clone::clone)
                    && panel.choose(&event)
                {
                    write_address(&panel);
                    panel.search(|_| {});
                }
            });
        }
        let current = panel.take().filter(|panel| panel.root == element);
        let current = current.unwrap_or_else(|| Rc::new(Panel::new(element, Listing::Items)));
        Rc::clone(panel.insert(current))
    });
    let is_empty = query.trim().is_empty();
    panel.set_query(query);
    panel.kind.set(view::kind_of(kind));
    panel.count.set(count.max(Listing::Items.page_size()));
    let element = panel.root.clone();
    panel.search(move |_| {
        // Without a query, the page is the site from A to Z.
        if is_empty {
            element.set_inner_html("");
        }
    });
}

/// Shows the pages nearest to an address; nothing if there are none.
fn show_nearest(element: Element, path: &str) {
    // An address with a stray percent sign is searched for as it is.
    let decoded = decode_uri_component(path).map_or_else(|_| path.to_owned(), Into::into);
    let [last, all] = nearest::requests(&decoded);
    spawn_local(async move {
        let html = match (files::search(&last).await, files::search(&all).await) {
            (Some(first), Some(second)) => view::nearest(&nearest::merge([first, second]), &results_url(&last.text)),
            _ => Markup::default(),
        };
        element.set_inner_html(&html.into_string());
    });
}

/// Writes into the address which results are shown, for a reload and for Back. The state of the entry is the app's.
fn write_address(panel: &Panel) {
    if let Ok(history) = window().history()
        && let Ok(state) = history.state()
    {
        let address = view::address(&encoded(&panel.query.borrow()), panel.kind.get(), panel.count.get());
        _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
