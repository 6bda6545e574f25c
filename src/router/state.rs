//! Where the visitor is and wants to be, and what is to be done about it. Pure: events go in, commands come out; the browser is
//! the matter of [`navigator`](super::navigator).
//!
//! The address belongs to the browser, which moves it when history is traversed. A link moves it only when its page is
//! there. So a page stands under another address than its own only while the visitor waits for that of an earlier or later entry.

use std::sync::Arc;

use super::page_cache::{Freshness, PageCache};
use super::target::{ScrollTarget, Target};
use crate::content::{CurrentPage, PageResult, Priority};

/// How many pages may be in flight that nobody has asked for yet.
pub(super) const MAX_PREFETCHES: usize = 3;

/// What has happened.
#[derive(Debug)]
pub(super) enum Event {
    /// A link was followed.
    Link(Target),
    /// A link may be followed next.
    Hint(Target),
    /// The browser has moved to an entry of its history with this path, or within the page.
    Traversed {
        /// Canonical path of the entry.
        path: String,
        /// Where its page was left; nothing if the entry is the one that is shown.
        scroll: Option<ScrollTarget>,
    },
    /// The visitor asks for the page of this path again.
    Retry(String),
    /// A request has been answered.
    Fetched {
        /// The path that was asked for.
        path: String,
        /// How urgent it was.
        priority: Priority,
        /// The answer.
        result: PageResult,
    },
}

/// What is to be done, in this order.
#[derive(Debug)]
pub(super) enum Command {
    /// Ask for the page of a path.
    Fetch(String, Priority),
    /// End the request for a path.
    Abort(String),
    /// Show a page.
    Show {
        /// The page, or why there is none.
        page: CurrentPage,
        /// The address that gets an entry of its own, first. Where the browser adds none, it loads that address instead.
        push: Option<String>,
        /// Where on the page the visitor arrives.
        scroll: ScrollTarget,
    },
    /// Scroll the page that is shown.
    Scroll(ScrollTarget),
    /// Load the document of an address, as an entry of its own.
    Load(String),
    /// Load the document of the current entry.
    Reload,
}

/// What the machine has to know of the browser.
#[derive(Clone, Copy, Debug)]
pub(super) struct Environment<'a> {
    /// The address of the current entry: path, query and fragment.
    pub(super) here: &'a str,
    /// The time, in milliseconds.
    pub(super) time: f64,
}

/// How a navigation began, which decides what becomes of history and scroll position. The names are those of the Navigation API.
#[derive(Clone, Debug)]
enum NavigationType {
    /// A link was followed.
    Push(Target),
    /// History has moved already, to an entry whose page was left there.
    Traverse(ScrollTarget),
    /// The visitor tries again.
    Reload,
}

/// The state of the router.
#[derive(Debug)]
pub(super) struct State {
    /// The path of the page that is shown.
    shown: String,
    /// What the visitor waits for, by path.
    pending: Option<(String, NavigationType)>,
    /// How often the visitor has begun to wait.
    waits: u32,
    /// Paths that were asked for.
    in_flight: Vec<String>,
    cache: PageCache,
}

impl State {
    /// The state of a document that shows `first`.
    pub(super) fn new(first: &CurrentPage, time: f64) -> Self {
        let mut cache = PageCache::default();
        if let Ok(page) = &first.result {
            cache.insert(time, Arc::clone(page));
        }
        Self { shown: first.address.clone(), pending: None, waits: 0, in_flight: Vec::new(), cache }
    }

    /// Which wait this is, counted from 1; nothing if the visitor does not wait.
    pub(super) fn wait(&self) -> Option<u32> {
        self.pending.is_some().then_some(self.waits)
    }

    /// Takes in what has happened.
    pub(super) fn handle(&mut self, event: Event, environment: Environment<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Link(target) => {
                let path = target.path.clone();
                self.navigate(path, NavigationType::Push(target), environment, &mut commands);
            }
            Event::Hint(target) => {
                let has = || self.cache.get(&target.path, Freshness::Remount, environment.time).is_some();
                if self.pending.is_none() && self.in_flight.len() < MAX_PREFETCHES && !has() {
                    self.fetch(target.path, Priority::Ahead, &mut commands);
                }
            }
            Event::Traversed { path, scroll } if path != self.shown => {
                let scroll = scroll.unwrap_or(ScrollTarget::Position(0.0));
                self.navigate(path, NavigationType::Traverse(scroll), environment, &mut commands);
            }
            Event::Traversed { scroll, .. } => {
                self.pending = None;
                self.abort_all_but(None, &mut commands);
                commands.extend(scroll.map(Command::Scroll));
            }
            Event::Retry(path) => self.navigate(path, NavigationType::Reload, environment, &mut commands),
            Event::Fetched { path, priority, result } => {
                self.in_flight.retain(|other| *other != path);
                if let Ok(page) = &result {
                    self.cache.insert(environment.time, Arc::clone(page));
                }
                if let Some((_, kind)) = self.pending.take_if(|(pending, _)| *pending == path) {
                    if result.is_err() && priority == Priority::Ahead {
                        // Nobody has tried hard yet.
                        self.navigate(path, kind, environment, &mut commands);
                    } else {
                        self.commit(path, result, kind, environment, &mut commands);
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
        let freshness = if matches!(kind, NavigationType::Traverse(_)) { Freshness::Any } else { Freshness::Remount };
        if let Some(page) = self.cache.get(&path, freshness, environment.time) {
            self.commit(path, Ok(page), kind, environment, commands);
        } else {
            self.pending = Some((path.clone(), kind));
            self.waits += 1;
            self.fetch(path, Priority::Visit, commands);
        }
    }

    fn fetch(&mut self, path: String, priority: Priority, commands: &mut Vec<Command>) {
        if !self.in_flight.contains(&path) {
            self.in_flight.push(path.clone());
            commands.push(Command::Fetch(path, priority));
        }
    }

    fn abort_all_but(&mut self, wanted: Option<&str>, commands: &mut Vec<Command>) {
        let (kept, aborted): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.in_flight).into_iter().partition(|path| Some(path.as_str()) == wanted);
        self.in_flight = kept;
        commands.extend(aborted.into_iter().map(Command::Abort));
    }

    fn commit(
        &mut self,
        path: String,
        result: PageResult,
        kind: NavigationType,
        environment: Environment<'_>,
        commands: &mut Vec<Command>,
    ) {
        self.pending = None;
        if result.as_ref().is_err_and(|error| error.wants_full_load()) {
            commands.push(match kind {
                NavigationType::Push(target) => Command::Load(target.href()),
                // The entry is right; only its document is missing.
                NavigationType::Traverse(_) | NavigationType::Reload => Command::Reload,
            });
            return;
        }
        self.shown.clone_from(&path);
        let (push, scroll) = match kind {
            NavigationType::Push(target) => {
                let href = target.href();
                // A link to where one is adds no entry (HTML Standard, "navigate": the history handling becomes "replace").
                ((href != environment.here).then_some(href), target.scroll())
            }
            NavigationType::Traverse(scroll) => (None, scroll),
            NavigationType::Reload => (None, ScrollTarget::Position(0.0)),
        };
        commands.push(Command::Show { page: CurrentPage { address: path, result }, push, scroll });
    }
}

#[cfg(test)]
mod tests;
