//! Pages in memory, and pages on their way.

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::Date;
use model::Page;
use web_sys::{AbortController, AbortSignal};

/// How many pages stay in memory.
const KEPT: usize = 40;
/// How long a page in memory is as good as a new one, in milliseconds.
const FRESH_MS: f64 = 300_000.0;

/// Whether a page in memory may be older than [`FRESH_MS`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Age {
    /// Back and Forward lead to what was there.
    Any,
    /// A link leads to what is there.
    Fresh,
}

/// The pages of a document.
#[derive(Default)]
pub(super) struct Library {
    /// Pages with the time at which they came, in milliseconds; the latest last.
    kept: RefCell<Vec<(f64, Arc<Page>)>>,
    /// Addresses that were asked for, and what ends the request.
    under_way: RefCell<Vec<(String, AbortController)>>,
}

impl Library {
    /// Keeps a page, instead of what was there at its address; the oldest page may have to go.
    pub(super) fn keep(&self, page: Arc<Page>) {
        let mut kept = self.kept.borrow_mut();
        kept.retain(|(_, other)| other.address != page.address);
        kept.push((Date::now(), page));
        if kept.len() > KEPT {
            kept.remove(0);
        }
    }

    /// The page of an address.
    pub(super) fn find(&self, address: &str, age: Age) -> Option<Arc<Page>> {
        let kept = self.kept.borrow();
        let (since, page) = kept.iter().find(|(_, page)| page.address == address)?;
        (age == Age::Any || Date::now() - since < FRESH_MS).then(|| Arc::clone(page))
    }

    /// Notes that an address is asked for. Gives what will tell that nobody wants it any more; nothing if it is under way
    /// already.
    pub(super) fn begin(&self, address: &str) -> Option<AbortSignal> {
        let mut under_way = self.under_way.borrow_mut();
        if under_way.iter().any(|(other, _)| other == address) {
            return None;
        }
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        under_way.push((address.to_owned(), controller));
        Some(signal)
    }

    /// Notes that the answer for an address is here.
    pub(super) fn end(&self, address: &str) {
        self.under_way.borrow_mut().retain(|(other, _)| other != address);
    }

    /// Ends every request but the one for `address`.
    pub(super) fn end_others(&self, address: &str) {
        self.under_way.borrow_mut().retain(|(other, controller)| {
            let wanted = other == address;
            if !wanted {
                controller.abort();
            }
            wanted
        });
    }

    /// How many requests are under way.
    pub(super) fn requests(&self) -> usize {
        self.under_way.borrow().len()
    }
}
