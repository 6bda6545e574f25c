//! One visit: from the wish to see a page to its arrival.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use model::Page;
use web_sys::HtmlAnchorElement;

use super::scroll::{self, Entry};
use super::{Navigation, arrival};
use crate::content::{Content, Outcome, Shown, fetch};
use crate::routes;

/// How many pages stay in memory, for Back and Forward.
const KEPT: usize = 40;

/// Where a visit leads.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Canonical address of the page.
    address: String,
    /// Query, with its `?`, or nothing.
    search: String,
    /// Fragment, with its `#`, or nothing.
    hash: String,
}

impl Target {
    /// Where a link leads.
    pub(super) fn of(link: &HtmlAnchorElement) -> Self {
        Self { address: routes::canonical(&link.pathname()), search: link.search(), hash: link.hash() }
    }

    fn href(&self) -> String {
        format!("{}{}{}", self.address, self.search, self.hash)
    }
}

/// How a visit began, which decides what becomes of history and scroll position.
enum Way {
    /// A link was followed.
    Link(Target),
    /// The browser's history has moved already, to an entry that was left at this position.
    History(f64),
    /// The visitor tries again.
    Again,
}

/// Moves the router to an address.
type Navigate = Rc<dyn Fn(&str, NavigateOptions)>;

/// What visits pages.
#[derive(Clone)]
pub(super) struct Visitor {
    content: Content,
    navigation: Navigation,
    navigate: Navigate,
    /// Pages that were seen, the latest last.
    kept: Rc<RefCell<Vec<Arc<Page>>>>,
    /// Number of the latest visit: an answer to an older one comes too late.
    latest: Rc<Cell<u32>>,
}

impl Visitor {
    pub(super) fn new(
        content: Content,
        navigation: Navigation,
        navigate: impl Fn(&str, NavigateOptions) + 'static,
    ) -> Self {
        let first = content.shown.with_untracked(|shown| shown.outcome.clone()).ok();
        Self {
            content,
            navigation,
            navigate: Rc::new(navigate),
            kept: Rc::new(RefCell::new(first.into_iter().collect())),
            latest: Rc::default(),
        }
    }

    /// Follows a link.
    pub(super) fn go(&self, target: Target) {
        self.visit(target.address.clone(), Way::Link(target));
    }

    /// Shows the page of an address to which history has moved.
    pub(super) fn follow(&self, address: String) {
        let top = if let Some(Entry::Left(top)) = scroll::follow() { top } else { 0.0 };
        self.visit(address, Way::History(top));
    }

    /// Stays on the page that is shown: whatever is on its way is not wanted any more.
    pub(super) fn stay(&self) {
        self.latest.set(self.latest.get() + 1);
        fetch::abort();
        self.navigation.busy.set(false);
    }

    /// Asks for the current page again.
    pub(super) fn reload(&self) {
        self.visit(self.content.shown.with_untracked(|shown| shown.address.clone()), Way::Again);
    }

    fn visit(&self, address: String, way: Way) {
        let number = self.latest.get() + 1;
        self.latest.set(number);
        if let Some(page) = self.remembered(&address) {
            fetch::abort();
            self.arrive(address, Ok(page), &way);
            return;
        }
        self.navigation.busy.set(true);
        let visitor = self.clone();
        spawn_local(async move {
            let outcome = fetch::page(&address).await.map(Arc::new);
            if visitor.latest.get() == number {
                visitor.arrive(address, outcome, &way);
            }
        });
    }

    fn arrive(&self, address: String, outcome: Outcome, way: &Way) {
        self.navigation.busy.set(false);
        match &outcome {
            Ok(page) => self.keep(page),
            Err(error) if error.wants_full_load() => return leave(&address, way),
            Err(_) => {}
        }
        let shown = Shown { address, outcome };
        if let Way::Link(target) = way {
            let here = self.content.shown.with_untracked(|before| before.address == shown.address);
            let options = NavigateOptions { scroll: false, replace: here, resolve: false, ..Default::default() };
            scroll::leave();
            scroll::write();
            (self.navigate)(&target.href(), options);
            scroll::enter();
        }
        self.content.shown.set(shown.clone());
        let place = match way {
            Way::Link(Target { hash, .. }) if !hash.is_empty() => arrival::Place::Part(hash.clone()),
            Way::History(top) => arrival::Place::Scroll(*top),
            Way::Link(_) | Way::Again => arrival::Place::Start,
        };
        arrival::arrive(self.navigation, &self.content.site(), &shown, place);
    }

    fn remembered(&self, address: &str) -> Option<Arc<Page>> {
        self.kept.borrow().iter().find(|page| page.address == address).cloned()
    }

    fn keep(&self, page: &Arc<Page>) {
        let mut kept = self.kept.borrow_mut();
        kept.retain(|other| other.address != page.address);
        kept.push(Arc::clone(page));
        if kept.len() > KEPT {
            kept.remove(0);
        }
    }
}

/// Lets the browser load the document of an address.
fn leave(address: &str, way: &Way) {
    let href = if let Way::Link(target) = way { target.href() } else { address.to_owned() };
    let location = window().location();
    // History has moved already: the entry is right, only its document is missing.
    _ = if matches!(way, Way::Link(_)) { location.assign(&href) } else { location.reload() };
}
