//! Carries out in the browser what the [state](super::state) decides.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use web_sys::AbortController;

use super::state::{Command, Environment, Event, State};
use super::target::ScrollTarget;
use super::{Navigation, focus, history, scroll};
use crate::content::{Content, CurrentPage, PageResult, Priority, fetch};
use crate::head::{self, Head};

/// How long a page may be in flight before the visitor is told.
const PATIENCE: Duration = Duration::from_millis(200);
/// What the visitor is told then.
const LOADING: &str = "Loading the page";

/// Takes events to the state, and its commands to the browser.
#[derive(Clone)]
pub(super) struct Navigator {
    content: Content,
    navigation: Navigation,
    /// The address, for components that ask `leptos_router` for it.
    url: ArcRwSignal<Url>,
    state: Rc<RefCell<State>>,
    /// What ends the requests in flight, by path.
    requests: Rc<RefCell<Vec<(String, AbortController)>>>,
}

impl Navigator {
    pub(super) fn new(content: Content, navigation: Navigation, router: &BrowserUrl) -> Self {
        let state = content.current_page.with_untracked(|first| State::new(first, Date::now()));
        Self {
            content,
            navigation,
            url: router.as_url().clone(),
            state: Rc::new(RefCell::new(state)),
            requests: Rc::default(),
        }
    }

    /// Tells what has happened.
    pub(super) fn dispatch(&self, event: Event) {
        if matches!(event, Event::Traversed { .. }) {
            history::forget_replacement();
        } else {
            history::flush();
        }
        let here = history::here();
        let environment = Environment { here: &here, time: Date::now() };
        let before = self.state.borrow().wait();
        let commands = self.state.borrow_mut().handle(event, environment);
        for command in commands {
            self.execute(command);
        }
        let wait = self.state.borrow().wait();
        if wait != before {
            self.navigation.busy.set(wait.is_some());
            if wait.is_some() {
                self.announce_long(wait);
            }
        }
    }

    /// Says that the visitor waits, if that takes long.
    fn announce_long(&self, wait: Option<u32>) {
        let navigator = self.clone();
        let announce = move || {
            if navigator.state.borrow().wait() == wait {
                navigator.navigation.announcement.set(LOADING.to_owned());
            }
        };
        set_timeout(announce, PATIENCE);
    }

    fn execute(&self, command: Command) {
        let location = window().location();
        match command {
            Command::Fetch(path, priority) => self.fetch(path, priority),
            Command::Abort(path) => {
                if let Some(request) = self.end(&path) {
                    request.abort();
                }
            }
            Command::Show { page, push, scroll } => self.show(page, push.as_deref(), scroll),
            Command::Scroll(target) => {
                if let ScrollTarget::Position(top) = target {
                    scroll::to(top);
                }
                scroll::mark_restored();
            }
            Command::Load(href) => _ = location.assign(&href),
            Command::Reload => _ = location.reload(),
        }
    }

    fn fetch(&self, path: String, priority: Priority) {
        let Ok(request) = AbortController::new() else { return };
        let signal = request.signal();
        self.requests.borrow_mut().push((path.clone(), request));
        let navigator = self.clone();
        spawn_local(async move {
            let result: PageResult = fetch::page(&path, priority, Some(&signal)).await.map(Into::into);
            if !signal.aborted() {
                navigator.end(&path);
                navigator.dispatch(Event::Fetched { path, priority, result });
            }
        });
    }

    /// Takes a request out of those in flight.
    fn end(&self, path: &str) -> Option<AbortController> {
        let mut requests = self.requests.borrow_mut();
        let place = requests.iter().position(|(other, _)| other == path)?;
        Some(requests.swap_remove(place).1)
    }

    fn show(&self, page: CurrentPage, push: Option<&str>, target: ScrollTarget) {
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
        arrivals.update(|count| *count += 1);
        // Emptied first, so that the same title twice is a change, and is said twice.
        announcement.set(String::new());
        // The view follows in a microtask, so the next frame has it, and nothing is painted in between.
        request_animation_frame(move || {
            focus::move_to_heading();
            match target {
                ScrollTarget::Position(top) => scroll::to(top),
                // To the address that is there already: the browser moves to the part, history keeps its length.
                ScrollTarget::Fragment(hash) => _ = window().location().replace(&hash),
                ScrollTarget::Unchanged => {}
            }
            scroll::mark_restored();
            announcement.set(title);
        });
    }
}
