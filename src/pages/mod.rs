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

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;
use model::{Page, PageKind};

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
        PageKind::Section(overview) => EitherOf3::A(html_block(static_html(section::card_groups(overview)))),
        PageKind::Post(post) => EitherOf3::A(html_block(static_html(post::byline(post)))),
        PageKind::Meeting(meeting) => {
            let (clock, meeting) = (use_clock(), meeting.clone());
            EitherOf3::A(html_block(Signal::derive(move || meeting::facts(&meeting, &clock.today()).into_string())))
        }
        PageKind::UpcomingMeetings(meetings) => EitherOf3::B(meetings::upcoming(meetings)),
        PageKind::Search(index) => EitherOf3::C(list_filter(&search::index(index))),
        PageKind::PastMeetings(meetings) => EitherOf3::C(list_filter(&meetings::past(meetings))),
        PageKind::GroupFinder(pages) => EitherOf3::C(list_filter(&groups::finder(pages))),
        PageKind::Home(_) | PageKind::Article | PageKind::News(_) | PageKind::Groups(_) => return None,
    })
}

/// Returns the view that a kind of page has after its body.
fn after(kind: &PageKind) -> Option<impl IntoView + use<>> {
    let html = match kind {
        PageKind::Post(post) => post::related(post),
        PageKind::Meeting(meeting) => meeting::external_links(meeting),
        PageKind::Groups(list) => groups::list(list),
        PageKind::News(posts) => news::list(posts),
        PageKind::Search(index) => search::external(index),
        PageKind::Home(_)
        | PageKind::Article
        | PageKind::Section(_)
        | PageKind::UpcomingMeetings(_)
        | PageKind::PastMeetings(_)
        | PageKind::GroupFinder(_) => return None,
    };
    Some(html_block(static_html(html)))
}
