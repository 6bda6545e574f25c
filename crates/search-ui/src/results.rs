//! The page of results.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;

use crate::dom::{document, encoded, listen, window};
use crate::panel::Panel;
use crate::view::{self, Listing};

thread_local! {
    /// The panel of the page that is or was shown last.
    static PANEL: RefCell<Option<Rc<Panel>>> = const { RefCell::new(None) };
}

/// Shows the results of a query in an element.
pub(crate) fn show(element: Element, query: String, kind: &str, count: usize) {
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

/// Writes into the address which results are shown, for a reload and for Back. The state of the entry is the app's.
fn write_address(panel: &Panel) {
    if let Ok(history) = window().history()
        && let Ok(state) = history.state()
    {
        let address = view::address(&encoded(&panel.query.borrow()), panel.kind.get(), panel.count.get());
        _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
