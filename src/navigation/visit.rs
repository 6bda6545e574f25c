//! One visit: from the wish to see a page to its arrival.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use web_sys::HtmlAnchorElement;

use super::library::{Age, Library};
use super::{Navigation, arrival, history, scroll};
use crate::content::fetch::{self, Priority};
use crate::content::{Content, Outcome, Shown};
use crate::routes;

/// How many pages may be on their way that nobody has asked for yet.
const AHEAD: usize = 3;
/// How long a page may be on its way before the visitor is told.
const PATIENCE: Duration = Duration::from_millis(200);
/// What the visitor is told then.
const LOADING: &str = "Loading the page";

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

/// What visits pages.
#[derive(Clone)]
pub(super) struct Visitor {
    content: Content,
    navigation: Navigation,
    /// What components hear of the address.
    location: ArcRwSignal<Url>,
    library: Rc<Library>,
    /// Where the visitor wants to be, while the page is on its way. Only an answer for that address is shown.
    wanted: Rc<RefCell<Option<(String, Way)>>>,
    /// Number of the latest visit.
    latest: Rc<Cell<u32>>,
}

impl Visitor {
    pub(super) fn new(content: Content, navigation: Navigation, router: &BrowserUrl) -> Self {
        let library = Library::default();
        if let Ok(first) = content.shown.with_untracked(|shown| shown.outcome.clone()) {
            library.keep(first);
        }
        Self {
            content,
            navigation,
            location: router.as_url().clone(),
            library: Rc::new(library),
            wanted: Rc::default(),
            latest: Rc::default(),
        }
    }

    /// Follows a link.
    pub(super) fn go(&self, target: Target) {
        self.visit(target.address.clone(), Way::Link(target));
    }

    /// Fetches a page that the visitor may ask for next.
    pub(super) fn prepare(&self, target: Target) {
        let busy = self.wanted.borrow().is_some() || self.library.requests() >= AHEAD;
        if !busy && self.library.find(&target.address, Age::Fresh).is_none() {
            self.ask(target.address, Priority::Ahead);
        }
    }

    /// Shows the page of an address to which history has moved, to an entry that was left at this position.
    pub(super) fn follow(&self, address: String, top: f64) {
        self.visit(address, Way::History(top));
    }

    /// Stays on the page that is shown: whatever is on its way is not wanted any more.
    pub(super) fn stay(&self) {
        self.want(None);
        self.library.end_others("");
    }

    /// Asks for the page of the address again.
    pub(super) fn reload(&self) {
        self.visit(routes::here(), Way::Again);
    }

    fn visit(&self, address: String, way: Way) {
        self.library.end_others(&address);
        let age = if matches!(way, Way::History(_)) { Age::Any } else { Age::Fresh };
        if let Some(page) = self.library.find(&address, age) {
            self.arrive(address, Ok(page), way);
        } else {
            self.want(Some((address.clone(), way)));
            self.ask(address, Priority::Visit);
        }
    }

    /// Notes what the visitor waits for, and says so if that takes long.
    fn want(&self, wanted: Option<(String, Way)>) {
        let (number, waits) = (self.latest.get() + 1, wanted.is_some());
        self.latest.set(number);
        self.wanted.replace(wanted);
        self.navigation.busy.set(waits);
        if waits {
            let visitor = self.clone();
            let say = move || {
                if visitor.latest.get() == number {
                    visitor.navigation.announcement.set(LOADING.to_owned());
                }
            };
            set_timeout(say, PATIENCE);
        }
    }

    fn ask(&self, address: String, priority: Priority) {
        let Some(signal) = self.library.begin(&address) else { return };
        let visitor = self.clone();
        spawn_local(async move {
            let outcome = fetch::page(&address, priority, Some(&signal)).await.map(Arc::new);
            if signal.aborted() {
                return;
            }
            visitor.library.end(&address);
            if let Ok(page) = &outcome {
                visitor.library.keep(Arc::clone(page));
            }
            let Some((_, way)) = visitor.wanted.borrow_mut().take_if(|(wanted, _)| *wanted == address) else { return };
            if outcome.is_err() && priority == Priority::Ahead {
                visitor.visit(address, way);
            } else {
                visitor.arrive(address, outcome, way);
            }
        });
    }

    fn arrive(&self, address: String, outcome: Outcome, way: Way) {
        self.want(None);
        if outcome.as_ref().is_err_and(|error| error.wants_full_load()) {
            return leave(&address, &way);
        }
        if let Way::Link(target) = &way {
            let href = target.href();
            scroll::leave();
            // A link to where one is adds no entry (HTML Standard, "navigate": the history handling becomes "replace").
            if href != history::here() && !scroll::advance(&href) {
                return leave(&address, &way);
            }
            if let Ok(url) = BrowserUrl::current() {
                self.location.set(url);
            }
        }
        let shown = Shown { address, outcome };
        self.content.shown.set(shown.clone());
        let place = match way {
            Way::Link(Target { hash, .. }) if !hash.is_empty() => arrival::Place::Part(hash),
            Way::History(top) => arrival::Place::Scroll(top),
            Way::Link(_) | Way::Again => arrival::Place::Start,
        };
        arrival::arrive(self.navigation, &self.content.site(), &shown, place);
    }
}

/// Lets the browser load the document of an address.
fn leave(address: &str, way: &Way) {
    let href = if let Way::Link(target) = way { target.href() } else { address.to_owned() };
    let location = window().location();
    // History has moved already: the entry is right, only its document is missing.
    _ = if matches!(way, Way::Link(_)) { location.assign(&href) } else { location.reload() };
}
