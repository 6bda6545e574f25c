//! The state against a model of a browser, on random walks: whatever is done in whichever order, the page that is shown is that of the
//! address, and the last wish counts.

use model::{Page, PageKind};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::content::PageError;
use crate::router::page_cache::FRESH_MS;

/// Few addresses, so that each comes again and again. The last one leads nowhere.
const ADDRESSES: [&str; 8] = ["/", "/a/", "/a/#part", "/b/", "/b/?query=x", "/b/?query=y", "/c/#part", "/nowhere/"];
/// What a server may answer instead of a page.
const ERRORS: [PageError; 5] =
    [PageError::Server, PageError::TimedOut, PageError::Offline, PageError::Malformed, PageError::Version];

/// What a visitor, the network or the time does.
#[derive(Clone, Debug)]
enum Step {
    Link(usize),
    Hint(usize),
    /// A link to a part of the page that is shown.
    Fragment(&'static str),
    /// Typing into a filter.
    Filter(&'static str),
    Go(isize),
    ReloadDocument,
    Retry,
    /// One of the requests in flight is answered: with its page, or with an error.
    Answer(usize, Option<usize>),
    Pass(f64),
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
        6 => (0_usize..4, proptest::option::weighted(0.2, 0..ERRORS.len())).prop_map(|(which, error)| Step::Answer(which, error)),
        1 => Just(Step::Pass(FRESH_MS)),
    ]
}

/// An entry of the history.
#[derive(Clone, Debug)]
struct Entry {
    href: String,
    /// Entries of one document are traversed without loading it anew.
    document: u32,
}

/// A browser with the app in it, and the requests that it has made.
#[derive(Debug)]
struct Browser {
    entries: Vec<Entry>,
    at: usize,
    documents: u32,
    shown: CurrentPage,
    state: State,
    requests: Vec<(String, Priority)>,
    time: f64,
    /// Where on the page the visitor has arrived last.
    scroll: ScrollTarget,
    /// The address of the link that was followed last, unless something else was asked for since.
    wanted: Option<String>,
}

fn path(href: &str) -> String {
    href.split(['?', '#']).next().unwrap().to_owned()
}

fn target(href: &str) -> Target {
    let (rest, hash) = href.split_at(href.find('#').unwrap_or(href.len()));
    let (path, search) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    Target::new(path, search.to_owned(), hash.to_owned())
}

/// What the document of an address shows.
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
            at: 0,
            documents: 0,
            state: State::new(&first, 0.0),
            shown: first,
            requests: Vec::new(),
            time: 0.0,
            scroll: ScrollTarget::Position(0.0),
            wanted: None,
        }
    }

    fn here(&self) -> String {
        self.entries[self.at].href.clone()
    }

    fn push(&mut self, href: String, document: u32) {
        self.entries.truncate(self.at + 1);
        self.entries.push(Entry { href, document });
        self.at += 1;
    }

    /// Loads the document of the current entry: the app starts anew.
    fn load(&mut self) {
        self.shown = document(&self.here());
        self.state = State::new(&self.shown, self.time);
        self.requests.clear();
    }

    fn dispatch(&mut self, event: Event) {
        let here = self.here();
        for command in self.state.handle(event, Environment { here: &here, time: self.time }) {
            match command {
                Command::Fetch(path, priority) => {
                    assert!(self.requests.iter().all(|(other, _)| *other != path), "{path} is in flight already");
                    self.requests.push((path, priority));
                    let ahead = self.requests.iter().filter(|(_, priority)| *priority == Priority::Ahead).count();
                    assert!(ahead <= MAX_PREFETCHES);
                }
                Command::Abort(path) => {
                    let before = self.requests.len();
                    self.requests.retain(|(other, _)| *other != path);
                    assert_eq!(self.requests.len(), before - 1, "{path} is not in flight");
                }
                Command::Show { page, push, scroll } => {
                    if let Some(href) = push {
                        assert_ne!(href, self.here(), "a link to where one is");
                        let document = self.entries[self.at].document;
                        self.push(href, document);
                    }
                    (self.shown, self.scroll) = (page, scroll);
                }
                Command::Scroll(scroll) => self.scroll = scroll,
                Command::Load(href) => {
                    self.documents += 1;
                    if href == self.here() {
                        self.entries[self.at].document = self.documents;
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

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Link(number) => {
                self.wanted = Some(ADDRESSES[number].to_owned());
                self.dispatch(Event::Link(target(ADDRESSES[number])));
            }
            Step::Hint(number) => self.dispatch(Event::Hint(target(ADDRESSES[number]))),
            Step::Fragment(hash) => {
                let href = self.here();
                let href = format!("{}{hash}", href.split('#').next().unwrap());
                let document = self.entries[self.at].document;
                if href != self.here() {
                    self.push(href, document);
                }
                self.traversed();
            }
            Step::Filter(query) => {
                self.entries[self.at].href = format!("{}{query}", path(&self.here()));
                // The link was followed; this is its page.
                if self.state.wait().is_none() {
                    self.wanted = None;
                }
            }
            Step::Go(delta) => {
                if let Some(at) = self.at.checked_add_signed(delta).filter(|at| delta != 0 && *at < self.entries.len())
                {
                    let is_same = self.entries[at].document == self.entries[self.at].document;
                    self.at = at;
                    if is_same {
                        self.traversed();
                    } else {
                        self.wanted = None;
                        self.load();
                    }
                }
            }
            Step::ReloadDocument => {
                self.wanted = None;
                self.load();
            }
            Step::Retry => {
                self.wanted = None;
                self.dispatch(Event::Retry(path(&self.here())));
            }
            Step::Answer(which, error) => {
                if !self.requests.is_empty() {
                    let (path, priority) = self.requests.remove(which % self.requests.len());
                    let result = match error {
                        Some(error) if path != "/nowhere/" => Err(ERRORS[error]),
                        _ => document(&path).result,
                    };
                    self.dispatch(Event::Fetched { path, priority, result });
                }
            }
            Step::Pass(time) => self.time += time,
        }
    }

    fn traversed(&mut self) {
        self.wanted = None;
        self.dispatch(Event::Traversed { path: path(&self.here()), scroll: Some(ScrollTarget::Unchanged) });
    }

    fn check(&self) {
        let waits = self.state.wait().is_some();
        assert!(waits || self.shown.address == path(&self.here()), "{} at {}", self.shown.address, self.here());
        if let Ok(page) = &self.shown.result {
            assert_eq!(page.address, self.shown.address);
        }
        assert_eq!(self.state.shown, self.shown.address);
        assert_eq!(self.state.in_flight.len(), self.requests.len());
        if let Some((pending, _)) = &self.state.pending {
            let requests: Vec<&String> = self.requests.iter().map(|(path, _)| path).collect();
            assert_eq!(requests, [pending], "what the visitor waits for is asked for, and nothing else");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a16_any_walk_ends_at_the_page_of_its_address_and_the_last_wish_counts(walk in vec(step(), 1..60)) {
        let mut browser = Browser::new();
        for step in &walk {
            browser.take(step);
            browser.check();
        }
        // The network answers all that is left.
        for _ in 0..10 {
            browser.take(&Step::Answer(0, None));
            browser.check();
        }
        prop_assert!(browser.state.wait().is_none());
        if let Some(href) = &browser.wanted {
            prop_assert_eq!(href, &browser.here());
        }
    }
}

#[test]
fn a16_a_link_after_back_and_forward_gets_an_entry_of_its_own() {
    let mut browser = Browser::new();
    let answered = |browser: &mut Browser, step| {
        browser.take(&step);
        browser.take(&Step::Answer(0, None));
    };
    for step in [Step::Link(1), Step::Link(3), Step::Go(-1), Step::Go(1), Step::Link(1)] {
        answered(&mut browser, step);
    }
    assert_eq!((browser.here().as_str(), browser.shown.address.as_str(), browser.entries.len()), ("/a/", "/a/", 4));
}

#[test]
fn a8_a_link_to_the_current_address_adds_no_entry_and_another_query_does() {
    let mut browser = Browser::new();
    for (number, entries) in [(4, 2), (4, 2), (5, 3)] {
        browser.take(&Step::Link(number));
        browser.take(&Step::Answer(0, None));
        assert_eq!((browser.here().as_str(), browser.entries.len()), (ADDRESSES[number], entries));
    }
}

#[test]
fn a4_links_lead_to_the_start_or_to_their_part_and_traversals_to_where_the_page_was_left() {
    let mut browser = Browser::new();
    for (number, scroll) in [(2, ScrollTarget::Fragment("#part".to_owned())), (3, ScrollTarget::Position(0.0))] {
        browser.take(&Step::Link(number));
        browser.take(&Step::Answer(0, None));
        assert_eq!(browser.scroll, scroll);
    }
    browser.at -= 1;
    browser.dispatch(Event::Traversed { path: "/a/".to_owned(), scroll: Some(ScrollTarget::Position(70.0)) });
    assert_eq!((browser.shown.address.as_str(), &browser.scroll), ("/a/", &ScrollTarget::Position(70.0)));
    // Within the page.
    browser.dispatch(Event::Traversed { path: "/a/".to_owned(), scroll: Some(ScrollTarget::Position(9.0)) });
    assert_eq!(browser.scroll, ScrollTarget::Position(9.0));
}

#[test]
fn a_prefetch_that_failed_is_made_again_for_who_waits() {
    let mut browser = Browser::new();
    browser.take(&Step::Hint(1));
    browser.take(&Step::Link(1));
    assert_eq!(browser.requests, [("/a/".to_owned(), Priority::Ahead)]);
    browser.take(&Step::Answer(0, Some(0)));
    assert_eq!(browser.requests, [("/a/".to_owned(), Priority::Visit)]);
    browser.take(&Step::Answer(0, Some(0)));
    assert_eq!(browser.shown.result, Err(PageError::Server));
}
