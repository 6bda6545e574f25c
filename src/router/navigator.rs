//! Executes the commands of the [state](super::state) in the browser.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use web_sys::AbortController;

use super::state::{Command, Environment, Event, State};
use super::target::ScrollTarget;
use super::{Navigation, focus, history, kept_copy, scroll};
use crate::content::fetch::{self, Fetched};
use crate::content::{Content, CurrentPage, Priority};
use crate::head::{self, Head};
use crate::timer;

/// Delay before a slow navigation is announced.
const ANNOUNCE_DELAY: Duration = Duration::from_millis(200);
/// The announcement of a slow navigation.
const LOADING: &str = "Loading the page";

/// Dispatches events to the state and executes its commands.
#[derive(Clone)]
pub(super) struct Navigator {
    content: Content,
    navigation: Navigation,
    /// The current URL, which the hooks of `leptos_router` read.
    url: ArcRwSignal<Url>,
    state: Rc<RefCell<State>>,
    /// Abort controllers of the requests in flight, by path.
    requests: Rc<RefCell<Vec<(String, AbortController)>>>,
}

impl Navigator {
    pub(super) fn new(content: Content, navigation: Navigation, router: &BrowserUrl) -> Self {
        let state = content.current_page.with_untracked(|first| State::new(first, kept_copy::is_shown(), Date::now()));
        Self {
            content,
            navigation,
            url: router.as_url().clone(),
            state: Rc::new(RefCell::new(state)),
            requests: Rc::default(),
        }
    }

    /// Handles an event.
    pub(super) fn dispatch(&self, event: Event) {
        if matches!(event, Event::Traversed { .. }) {
            history::discard_pending();
        } else {
            history::flush();
        }
        let here = history::here();
        let environment = Environment { here: &here, time: Date::now() };
        let previous = self.state.borrow().pending_id();
        let commands = self.state.borrow_mut().handle(event, environment);
        for command in commands {
            self.execute(command);
        }
        let pending = self.state.borrow().pending_id();
        if pending != previous {
            self.navigation.busy.set(pending.is_some());
            if pending.is_some() {
                self.announce_if_slow(pending);
            }
        }
    }

    /// Announces the navigation if it is still pending after [`ANNOUNCE_DELAY`].
    fn announce_if_slow(&self, pending: Option<u32>) {
        let navigator = self.clone();
        let announce = move || {
            if navigator.state.borrow().pending_id() == pending {
                navigator.navigation.announcement.set(LOADING.to_owned());
            }
        };
        timer::after(ANNOUNCE_DELAY, announce);
    }

    fn execute(&self, command: Command) {
        let location = window().location();
        match command {
            Command::Fetch(path, priority) => self.fetch(path, priority),
            Command::Abort(path) => {
                if let Some(controller) = self.take_controller(&path) {
                    controller.abort();
                }
            }
            Command::Show { page, push, scroll, kept_copy } => {
                self.show(page, push.as_deref(), scroll, kept_copy.as_deref());
            }
            Command::Scroll(target) => {
                if let ScrollTarget::Position(y) = target {
                    scroll::scroll_to(y);
                }
                scroll::mark_restored();
            }
            Command::Load(href) => _ = location.assign(&href),
            Command::Reload => _ = location.reload(),
        }
    }

    fn fetch(&self, path: String, priority: Priority) {
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.requests.borrow_mut().push((path.clone(), controller));
        let navigator = self.clone();
        spawn_local(async move {
            let (result, kept_copy) = match fetch::page(&path, priority, Some(&signal)).await {
                Ok(Fetched { content, kept_copy }) => (Ok(Arc::new(content)), kept_copy),
                Err(error) => (Err(error), None),
            };
            if !signal.aborted() {
                navigator.take_controller(&path);
                navigator.dispatch(Event::Fetched { path, priority, result, kept_copy });
            }
        });
    }

    /// Removes the request for a path from those in flight.
    fn take_controller(&self, path: &str) -> Option<AbortController> {
        let mut requests = self.requests.borrow_mut();
        let index = requests.iter().position(|(other, _)| other == path)?;
        Some(requests.swap_remove(index).1)
    }

    fn show(&self, page: CurrentPage, push: Option<&str>, target: ScrollTarget, kept_copy: Option<&str>) {
        scroll::save_entry();
        if let Some(href) = push
            && !scroll::push_entry(href)
        {
            _ = window().location().assign(href);
            return;
        }
        if let Ok(url) = BrowserUrl::current() {
            self.url.set(url);
        }
        head::apply(&Head::of(&self.content.site(), &page));
        let Navigation { announcement, arrivals, .. } = self.navigation;
        let title = page.title().to_owned();
        self.content.current_page.set(page);
        kept_copy::show(kept_copy);
        arrivals.update(|count| *count += 1);
        // Cleared first, so that the same title is announced again.
        announcement.set(String::new());
        // The view is updated in a microtask, so it is in the document by the next frame, before anything is painted.
        timer::before_next_frame(move || {
            focus::move_to_heading();
            match target {
                ScrollTarget::Position(y) => scroll::scroll_to(y),
                // Replaces the address by itself: the browser navigates to the fragment and adds no entry. Not after a traversal
                // that came before this frame: it would be the address of another entry.
                ScrollTarget::Fragment(hash) if window().location().hash().as_ref() == Ok(&hash) => {
                    // The page begins at its top if it has no such part.
                    scroll::scroll_to(0.0);
                    _ = window().location().replace(&hash);
                }
                ScrollTarget::Fragment(_) | ScrollTarget::Unchanged => {}
            }
            scroll::mark_restored();
            announcement.set(title);
        });
    }
}
