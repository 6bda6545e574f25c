//! The state machine of the router. Pure: it turns events into commands, which [`navigator`](super::navigator) executes in
//! the browser.
//!
//! The browser changes the address on traversal, before the page is available. A link changes it only once its page is
//! available. So the page on the screen differs from the address only while a traversal is pending.

use std::sync::Arc;

use super::page_cache::{Freshness, PageCache};
use super::target::{ScrollTarget, Target};
use crate::content::{CurrentPage, PageResult, Priority};

/// Maximum number of prefetches in flight.
pub(super) const MAX_PREFETCHES: usize = 3;

/// Input of the state machine.
#[derive(Debug)]
pub(super) enum Event {
    /// A link was clicked.
    Link(Target),
    /// A link may be clicked next.
    Hint(Target),
    /// The browser has moved to a history entry with this path, or to a fragment of the page.
    Traversed {
        /// Canonical path of the entry.
        path: String,
        /// The scroll position to restore, or `None` if the entry is already the current one.
        scroll: Option<ScrollTarget>,
    },
    /// The visitor asks for the page of this path again.
    Retry(String),
    /// A request has completed or failed.
    Fetched {
        /// The requested path.
        path: String,
        /// Why it was requested.
        priority: Priority,
        /// The page, or the error.
        result: PageResult,
        /// What the visitor is told if the page is a copy that the service worker kept.
        kept_copy: Option<String>,
    },
}

/// Output of the state machine. Commands are executed in order.
#[derive(Debug)]
pub(super) enum Command {
    /// Fetch the page of a path.
    Fetch(String, Priority),
    /// Abort the request for a path.
    Abort(String),
    /// Show a page.
    Show {
        /// The page, or the error in its place.
        page: CurrentPage,
        /// The address to push as a history entry first. If the browser does not add it, load that address instead.
        push: Option<String>,
        /// Where to scroll on the page.
        scroll: ScrollTarget,
        /// What the visitor is told if the page is a copy that the service worker kept.
        kept_copy: Option<String>,
    },
    /// Scroll the current page.
    Scroll(ScrollTarget),
    /// Load the document of an address as a new history entry.
    Load(String),
    /// Reload the document of the current history entry.
    Reload,
}

/// What the state machine has to know about the browser.
#[derive(Clone, Copy, Debug)]
pub(super) struct Environment<'a> {
    /// The address of the current history entry: path, query and fragment.
    pub(super) here: &'a str,
    /// The current time, in milliseconds.
    pub(super) time: f64,
}

/// The type of a navigation, which decides what happens to history and scroll position. Named as in the Navigation API.
#[derive(Clone, Debug)]
enum NavigationType {
    /// A link was clicked.
    Push(Target),
    /// History has already moved to another entry, with this scroll position.
    Traverse(ScrollTarget),
    /// The visitor tries again.
    Reload,
}

/// The state of the router.
#[derive(Debug)]
pub(super) struct State {
    /// The path of the page on the screen.
    current_path: String,
    /// The navigation that the visitor is waiting for, with its path.
    pending: Option<(String, NavigationType)>,
    /// Number of navigations that had to wait for a page.
    pending_count: u32,
    /// Paths of the requests in flight.
    in_flight: Vec<String>,
    cache: PageCache,
}

impl State {
    /// Creates the state of a document that shows `first`; `time` is the current time in milliseconds.
    pub(super) fn new(first: &CurrentPage, is_kept_copy: bool, time: f64) -> Self {
        let mut cache = PageCache::default();
        if let (Ok(page), false) = (&first.result, is_kept_copy) {
            cache.insert(time, Arc::clone(page));
        }
        Self { current_path: first.address.clone(), pending: None, pending_count: 0, in_flight: Vec::new(), cache }
    }

    /// Returns the number of the pending navigation, counted from 1, or `None` if no navigation is pending.
    pub(super) fn pending_id(&self) -> Option<u32> {
        self.pending.is_some().then_some(self.pending_count)
    }

    /// Handles an event. Returns the commands to execute.
    pub(super) fn handle(&mut self, event: Event, environment: Environment<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Link(target) => {
                let path = target.path.clone();
                self.navigate(path, NavigationType::Push(target), environment, &mut commands);
            }
            Event::Hint(target) => {
                let is_cached = || self.cache.get(&target.path, Freshness::Fresh, environment.time).is_some();
                if self.pending.is_none() && self.in_flight.len() < MAX_PREFETCHES && !is_cached() {
                    self.fetch(target.path, Priority::Prefetch, &mut commands);
                }
            }
            Event::Traversed { path, scroll } if path != self.current_path => {
                let scroll = scroll.unwrap_or(ScrollTarget::Position(0.0));
                self.navigate(path, NavigationType::Traverse(scroll), environment, &mut commands);
            }
            Event::Traversed { scroll, .. } => {
                self.pending = None;
                self.abort_all_but(None, &mut commands);
                commands.extend(scroll.map(Command::Scroll));
            }
            Event::Retry(path) => self.navigate(path, NavigationType::Reload, environment, &mut commands),
            Event::Fetched { path, priority, result, kept_copy } => {
                self.in_flight.retain(|other| *other != path);
                // A kept copy is not remembered: the next visit asks the server again.
                if let (Ok(page), None) = (&result, &kept_copy) {
                    self.cache.insert(environment.time, Arc::clone(page));
                }
                if let Some((_, kind)) = self.pending.take_if(|(pending, _)| *pending == path) {
                    if result.is_err() && priority == Priority::Prefetch {
                        // Prefetches are not retried, so fetch it again as a navigation.
                        self.navigate(path, kind, environment, &mut commands);
                    } else {
                        self.commit(path, result, kept_copy, kind, environment, &mut commands);
                    }
                }
            }
        }
        commands
    }

    fn navigate(
        &mut self,
        path: String,
        kind: NavigationType,
        environment: Environment<'_>,
        commands: &mut Vec<Command>,
    ) {
        self.abort_all_but(Some(&path), commands);
        let freshness = if matches!(kind, NavigationType::Traverse(_)) { Freshness::Any } else { Freshness::Fresh };
        if let Some(page) = self.cache.get(&path, freshness, environment.time) {
            self.commit(path, Ok(page), None, kind, environment, commands);
        } else {
            self.pending = Some((path.clone(), kind));
            self.pending_count += 1;
            self.fetch(path, Priority::Navigation, commands);
        }
    }

    fn fetch(&mut self, path: String, priority: Priority, commands: &mut Vec<Command>) {
        if !self.in_flight.contains(&path) {
            self.in_flight.push(path.clone());
            commands.push(Command::Fetch(path, priority));
        }
    }

    fn abort_all_but(&mut self, exception: Option<&str>, commands: &mut Vec<Command>) {
        let (in_flight, aborted): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.in_flight).into_iter().partition(|path| Some(path.as_str()) == exception);
        self.in_flight = in_flight;
        commands.extend(aborted.into_iter().map(Command::Abort));
    }

    fn commit(
        &mut self,
        path: String,
        result: PageResult,
        kept_copy: Option<String>,
        kind: NavigationType,
        environment: Environment<'_>,
        commands: &mut Vec<Command>,
    ) {
        self.pending = None;
        if result.as_ref().is_err_and(|error| error.wants_full_load()) {
            commands.push(match kind {
                NavigationType::Push(target) => Command::Load(target.href()),
                // History is already at the right entry.
                NavigationType::Traverse(_) | NavigationType::Reload => Command::Reload,
            });
            return;
        }
        self.current_path.clone_from(&path);
        let (push, scroll) = match kind {
            NavigationType::Push(target) => {
                let href = target.href();
                // A link to the current address adds no entry (HTML Standard, "navigate": history handling "replace").
                ((href != environment.here).then_some(href), target.scroll())
            }
            NavigationType::Traverse(scroll) => (None, scroll),
            NavigationType::Reload => (None, ScrollTarget::Position(0.0)),
        };
        commands.push(Command::Show { page: CurrentPage { address: path, result }, push, scroll, kept_copy });
    }
}

#[cfg(test)]
mod tests;
