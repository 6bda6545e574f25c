//! The views of pages: one module for each kind, and the table that maps kinds to views. All kinds but the home page use
//! [`page_layout()`] and add their own views before and after the body.
//!
//! The kind of a page is part of its content and not derived from its address (`/meeting/125/` is a meeting,
//! `/meeting/hackathons/` is an article), so that writers can add addresses without changing Rust code.

mod attendance;
mod groups;
mod home;
mod meeting;
mod meeting_map;
mod meetings;
mod news;
mod page_layout;
mod post;
mod search;
mod section;
mod years;

use leptos::either::Either;
use leptos::prelude::*;
use maud::Markup;
use model::{Day, Page, PageKind};

use crate::clock::use_clock;
use crate::components::list_filter;
use crate::components::markup::{html_block, static_html};
use page_layout::page_layout;

/// Returns the view of a page.
///
/// Views are statically typed up to here. `into_any` would double the size of the wasm: it brings in code for streaming,
/// which no view here needs.
#[inline(never)]
pub(crate) fn view(page: &Page) -> impl IntoView + use<> {
    match &page.kind {
        PageKind::Home(home) => Either::Left(home::home(page, home)),
        kind => Either::Right(page_layout(page, before(kind), after(kind))),
    }
}

/// Returns the view that a kind of page has before its body.
fn before(kind: &PageKind) -> impl IntoView + use<> {
    Some(match kind {
        PageKind::Post(post) => Either::Left(html_block(static_html(post::byline(post)))),
        PageKind::Section(_) | PageKind::Meeting(_) | PageKind::UpcomingMeetings(_) => {
            let (clock, kind) = (use_clock(), kind.clone());
            Either::Left(html_block(Signal::derive(move || as_of(&kind, &clock.today()).into_string())))
        }
        PageKind::Search(index) => Either::Right(list_filter(&search::index(index))),
        PageKind::PastMeetings(meetings) => Either::Right(list_filter(&meetings::past(meetings))),
        PageKind::GroupFinder(pages) => Either::Right(list_filter(&groups::finder(pages))),
        PageKind::Home(_) | PageKind::Article | PageKind::News(_) | PageKind::Groups(_) => return None,
    })
}

/// Returns what pages about meetings have before their body; it follows the clock.
fn as_of(kind: &PageKind, today: &Day) -> Markup {
    match kind {
        PageKind::Section(overview) => section::overview(overview, today),
        PageKind::Meeting(meeting) => meeting::card(meeting, today),
        PageKind::UpcomingMeetings(meetings) => meetings::upcoming(meetings, today),
        _ => Markup::default(),
    }
}

/// Returns the view that a kind of page has after its body.
fn after(kind: &PageKind) -> Option<impl IntoView + use<>> {
    let html = match kind {
        PageKind::Post(post) => post::related(post),
        PageKind::Groups(list) => groups::list(list),
        PageKind::News(posts) => news::list(posts),
        PageKind::Search(index) => search::external(index),
        PageKind::Home(_)
        | PageKind::Article
        | PageKind::Section(_)
        | PageKind::Meeting(_)
        | PageKind::UpcomingMeetings(_)
        | PageKind::PastMeetings(_)
        | PageKind::GroupFinder(_) => return None,
    };
    Some(html_block(static_html(html)))
}
