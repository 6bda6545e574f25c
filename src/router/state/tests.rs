//! Runs the state machine with a model of a browser through random sequences of steps. After any sequence, the page on the
//! screen is that of the address, and the last navigation wins.

use model::{Page, PageKind};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::content::PageError;
use crate::router::page_cache::MAX_AGE_MS;

/// Only a few addresses, so that each is visited repeatedly. There is no page at the last one.
const ADDRESSES: [&str; 8] = ["/", "/a/", "/a/#part", "/b/", "/b/?query=x", "/b/?query=y", "/c/#part", "/nowhere/"];
/// Errors that a request may fail with.
const ERRORS: [PageError; 5] =
    [PageError::Server, PageError::TimedOut, PageError::Offline, PageError::Malformed, PageError::Version];

/// An action of the visitor, a response, or the passing of time.
#[derive(Clone, Debug)]
enum Step {
    /// A click on a link to an address, by index.
    Link(usize),
    /// A hint for an address, by index.
    Hint(usize),
    /// A click on a link to a fragment of the current page.
    Fragment(&'static str),
    /// Typing into a filter.
    Filter(&'static str),
    /// `history.go()`.
    Go(isize),
    ReloadDocument,
    Retry,
    /// One of the requests in flight completes, or fails with one of [`ERRORS`].
    Respond(usize, Option<usize>),
    /// Milliseconds pass.
    Wait(f64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..ADDRESSES.len()).prop_map(Step::Link),
        2 => (0..ADDRESSES.len()).prop_map(Step::Hint),
        1 => prop_oneof![Just("#part"), Just("#other")].prop_map(Step::Fragment),
        1 => prop_oneof![Just("?query=x"), Just("")].prop_map(Step::Filter),
        4 => (-3_isize..=3).prop_map(Step::Go),
        1 => Just(Step::ReloadDocument),
        1 => Just(Step::Retry),
        6 => (0_usize..4, proptest::option::weighted(0.2, 0..ERRORS.len())).prop_map(|(index, error)| Step::Respond(index, error)),
        1 => Just(Step::Wait(MAX_AGE_MS)),
    ]
}

/// A history entry.
#[derive(Clone, Debug)]
struct Entry {
    href: String,
    /// Id of the document. Traversal between entries of the same document does not load it again.
    document: u32,
}

/// A model of a browser that runs the app.
#[derive(Debug)]
struct Browser {
    entries: Vec<Entry>,
    /// Index of the current entry.
    position: usize,
    /// Number of documents loaded by commands.
    documents: u32,
    current_page: CurrentPage,
    state: State,
    /// Requests in flight.
    requests: Vec<(String, Priority)>,
    time: f64,
    /// The last scroll target.
    scroll: ScrollTarget,
    /// The address of the last link that was clicked, unless another step has superseded it.
    expected_href: Option<String>,
}

fn path(href: &str) -> String {
    href.split(['?', '#']).next().unwrap().to_owned()
}

fn target(href: &str) -> Target {
    let (rest, hash) = href.split_at(href.find('#').unwrap_or(href.len()));
    let (path, search) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    Target::new(path, search.to_owned(), hash.to_owned())
}

/// Returns the page that the document of an address shows.
fn document(href: &str) -> CurrentPage {
    let address = path(href);
    let result = if address == "/nowhere/" {
        Err(PageError::NotFound)
    } else {
        Ok(Arc::new(Page::new(address.clone(), String::new(), String::new(), PageKind::Article)))
    };
    CurrentPage { address, result }
}

impl Browser {
    fn new() -> Self {
        let first = document("/");
        Self {
            entries: vec![Entry { href: "/".to_owned(), document: 0 }],
            position: 0,
            documents: 0,
            state: State::new(&first, false, 0.0),
            current_page: first,
            requests: Vec::new(),
            time: 0.0,
            scroll: ScrollTarget::Position(0.0),
            expected_href: None,
        }
    }

    fn here(&self) -> String {
        self.entries[self.position].href.clone()
    }

    fn push(&mut self, href: String, document: u32) {
        self.entries.truncate(self.position + 1);
        self.entries.push(Entry { href, document });
        self.position += 1;
    }

    /// Loads the document of the current entry, which restarts the app.
    fn load(&mut self) {
        self.current_page = document(&self.here());
        self.state = State::new(&self.current_page, false, self.time);
        self.requests.clear();
    }

    fn dispatch(&mut self, event: Event) {
        let here = self.here();
        for command in self.state.handle(event, Environment { here: &here, time: self.time }) {
            match command {
                Command::Fetch(path, priority) => {
                    assert!(self.requests.iter().all(|(other, _)| *other != path), "{path} is already in flight");
                    self.requests.push((path, priority));
                    let prefetches = self.requests.iter().filter(|(_, priority)| *priority == Priority::Prefetch);
                    assert!(prefetches.count() <= MAX_PREFETCHES);
                }
                Command::Abort(path) => {
                    let before = self.requests.len();
                    self.requests.retain(|(other, _)| *other != path);
                    assert_eq!(self.requests.len(), before - 1, "{path} is not in flight");
                }
                Command::Show { page, push, scroll, .. } => {
                    if let Some(href) = push {
                        assert_ne!(href, self.here(), "no entry is pushed for the current address");
                        let document = self.entries[self.position].document;
                        self.push(href, document);
                    }
                    (self.current_page, self.scroll) = (page, scroll);
                }
                Command::Scroll(scroll) => self.scroll = scroll,
                Command::Load(href) => {
                    self.documents += 1;
                    if href == self.here() {
                        self.entries[self.position].document = self.documents;
                    } else {
                        self.push(href, self.documents);
                    }
                    self.load();
                    return;
                }
                Command::Reload => return self.load(),
            }
        }
    }

    fn run(&mut self, step: &Step) {
        match *step {
            Step::Link(index) => {
                self.expected_href = Some(ADDRESSES[index].to_owned());
                self.dispatch(Event::Link(target(ADDRESSES[index])));
            }
            Step::Hint(index) => self.dispatch(Event::Hint(target(ADDRESSES[index]))),
            Step::Fragment(hash) => {
                let href = self.here();
                let href = format!("{}{hash}", href.split('#').next().unwrap());
                let document = self.entries[self.position].document;
                if href != self.here() {
                    self.push(href, document);
                }
                self.traversed();
            }
            Step::Filter(query) => {
                self.entries[self.position].href = format!("{}{query}", path(&self.here()));
                // The navigation is complete, and the filter changes its address.
                if self.state.pending_id().is_none() {
                    self.expected_href = None;
                }
            }
            Step::Go(delta) => {
                let position = self.position.checked_add_signed(delta);
                if let Some(position) = position.filter(|position| delta != 0 && *position < self.entries.len()) {
                    let is_same_document = self.entries[position].document == self.entries[self.position].document;
                    self.position = position;
                    if is_same_document {
                        self.traversed();
                    } else {
                        self.expected_href = None;
                        self.load();
                    }
                }
            }
            Step::ReloadDocument => {
                self.expected_href = None;
                self.load();
            }
            Step::Retry => {
                self.expected_href = None;
                self.dispatch(Event::Retry(path(&self.here())));
            }
            Step::Respond(index, error) => {
                if !self.requests.is_empty() {
                    let (path, priority) = self.requests.remove(index % self.requests.len());
                    let result = match error {
                        Some(error) if path != "/nowhere/" => Err(ERRORS[error]),
                        _ => document(&path).result,
                    };
                    self.dispatch(Event::Fetched { path, priority, result, kept_copy: None });
                }
            }
            Step::Wait(time) => self.time += time,
        }
    }

    fn traversed(&mut self) {
        self.expected_href = None;
        self.dispatch(Event::Traversed { path: path(&self.here()), scroll: Some(ScrollTarget::Unchanged) });
    }

    fn check(&self) {
        let is_pending = self.state.pending_id().is_some();
        let address = &self.current_page.address;
        assert!(is_pending || *address == path(&self.here()), "{address} at {}", self.here());
        if let Ok(page) = &self.current_page.result {
            assert_eq!(page.address, *address);
        }
        assert_eq!(self.state.current_path, *address);
        assert_eq!(self.state.in_flight.len(), self.requests.len());
        if let Some((pending, _)) = &self.state.pending {
            let requests: Vec<&String> = self.requests.iter().map(|(path, _)| path).collect();
            assert_eq!(requests, [pending], "only the pending page is in flight");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a16_any_steps_end_at_the_page_of_the_address_and_the_last_navigation_wins(steps in vec(step(), 1..60)) {
        let mut browser = Browser::new();
        for step in &steps {
            browser.run(step);
            browser.check();
        }
        // Complete the remaining requests.
        for _ in 0..10 {
            browser.run(&Step::Respond(0, None));
            browser.check();
        }
        prop_assert!(browser.state.pending_id().is_none());
        if let Some(href) = &browser.expected_href {
            prop_assert_eq!(href, &browser.here());
        }
    }
}

#[test]
fn kept_copy_is_shown_and_not_remembered() {
    let environment = Environment { here: "/", time: 0.0 };
    let mut state = State::new(&document("/"), true, 0.0);
    let asks_for = |state: &mut State, path: &str| {
        let commands = state.handle(Event::Link(target(path)), environment);
        commands.iter().any(|command| matches!(command, Command::Fetch(fetched, _) if fetched == path))
    };
    for kept_copy in [Some("Saved copy".to_owned()), None] {
        assert!(asks_for(&mut state, "/a/"));
        let (path, priority) = ("/a/".to_owned(), Priority::Navigation);
        let event = Event::Fetched { path, priority, result: document("/a/").result, kept_copy: kept_copy.clone() };
        let [Command::Show { kept_copy: shown, .. }] = &state.handle(event, environment)[..] else { panic!() };
        assert_eq!(*shown, kept_copy);
    }
    assert!(!asks_for(&mut state, "/a/"), "what the server answers is remembered");
    assert!(asks_for(&mut state, "/"), "the first page was a kept copy, too");
}

#[test]
fn a16_link_after_back_and_forward_adds_an_entry() {
    let mut browser = Browser::new();
    let complete = |browser: &mut Browser, step| {
        browser.run(&step);
        browser.run(&Step::Respond(0, None));
    };
    for step in [Step::Link(1), Step::Link(3), Step::Go(-1), Step::Go(1), Step::Link(1)] {
        complete(&mut browser, step);
    }
    assert_eq!(
        (browser.here().as_str(), browser.current_page.address.as_str(), browser.entries.len()),
        ("/a/", "/a/", 4)
    );
}

#[test]
fn a8_link_to_the_current_address_adds_no_entry_but_another_query_does() {
    let mut browser = Browser::new();
    for (index, entries) in [(4, 2), (4, 2), (5, 3)] {
        browser.run(&Step::Link(index));
        browser.run(&Step::Respond(0, None));
        assert_eq!((browser.here().as_str(), browser.entries.len()), (ADDRESSES[index], entries));
    }
}

#[test]
fn a4_links_scroll_to_the_top_or_their_fragment_and_traversals_restore_the_position() {
    let mut browser = Browser::new();
    for (index, scroll) in [(2, ScrollTarget::Fragment("#part".to_owned())), (3, ScrollTarget::Position(0.0))] {
        browser.run(&Step::Link(index));
        browser.run(&Step::Respond(0, None));
        assert_eq!(browser.scroll, scroll);
    }
    browser.position -= 1;
    browser.dispatch(Event::Traversed { path: "/a/".to_owned(), scroll: Some(ScrollTarget::Position(70.0)) });
    assert_eq!((browser.current_page.address.as_str(), &browser.scroll), ("/a/", &ScrollTarget::Position(70.0)));
    // Another entry of the same page.
    browser.dispatch(Event::Traversed { path: "/a/".to_owned(), scroll: Some(ScrollTarget::Position(9.0)) });
    assert_eq!(browser.scroll, ScrollTarget::Position(9.0));
}

#[test]
fn failed_prefetch_is_fetched_again_for_a_pending_navigation() {
    let mut browser = Browser::new();
    browser.run(&Step::Hint(1));
    browser.run(&Step::Link(1));
    assert_eq!(browser.requests, [("/a/".to_owned(), Priority::Prefetch)]);
    browser.run(&Step::Respond(0, Some(0)));
    assert_eq!(browser.requests, [("/a/".to_owned(), Priority::Navigation)]);
    browser.run(&Step::Respond(0, Some(0)));
    assert_eq!(browser.current_page.result, Err(PageError::Server));
}
