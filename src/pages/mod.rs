//! One file for each kind of page, and the table that maps kinds to views. All but the home page are a [`page_layout()`] around what
//! only their kind has, before and after the text.
//!
//! What kind of page an address has is known from its content, not from its spelling (`/meeting/125/` is a meeting,
//! `/meeting/hackathons/` is an article), so that writers add addresses without touching Rust.

mod attendance;
mod groups;
mod home;
mod meeting;
mod meetings;
mod news;
mod page_layout;
mod places;
mod post;
mod search;
mod section;

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;
use model::{Page, PageKind};

use crate::clock::use_clock;
use crate::components::list_filter;
use crate::components::markup::{html_block, static_html};
use page_layout::page_layout;

/// The view of a page.
///
/// Views keep their types all the way up. `into_any` would cost twice the wasm: it drags in code for views that arrive in
/// parts, which here no view does.
#[inline(never)]
pub(crate) fn view(page: &Page) -> impl IntoView + use<> {
    match &page.kind {
        PageKind::Home(home) => Either::Left(home::home(page, home)),
        kind => Either::Right(page_layout(page, before(kind), after(kind))),
    }
}

/// The table, first half: what a kind of page has before its text.
fn before(kind: &PageKind) -> impl IntoView + use<> {
    Some(match kind {
        PageKind::Post(post) => EitherOf3::A(html_block(static_html(post::byline(post)))),
        PageKind::Meeting(meeting) => {
            let (clock, meeting) = (use_clock(), meeting.clone());
            EitherOf3::A(html_block(Signal::derive(move || meeting::facts(&meeting, &clock.today()).into_string())))
        }
        PageKind::UpcomingMeetings(meetings) => EitherOf3::B(meetings::upcoming(meetings)),
        PageKind::Search(index) => EitherOf3::C(list_filter(&search::index(index))),
        PageKind::PastMeetings(meetings) => EitherOf3::C(list_filter(&meetings::past(meetings))),
        PageKind::GroupFinder(pages) => EitherOf3::C(list_filter(&groups::finder(pages))),
        PageKind::Home(_) | PageKind::Article | PageKind::Section(_) | PageKind::News(_) | PageKind::Groups(_) => {
            return None;
        }
    })
}

/// The table, second half: what a kind of page has after its text.
fn after(kind: &PageKind) -> impl IntoView + use<> {
    Some(match kind {
        PageKind::Section(overview) => Either::Left(html_block(static_html(section::parts(overview)))),
        PageKind::Post(post) => Either::Left(html_block(static_html(post::related(post)))),
        PageKind::Meeting(meeting) => Either::Left(html_block(static_html(meeting::more(meeting)))),
        PageKind::Groups(list) => Either::Left(html_block(static_html(groups::list(list)))),
        PageKind::News(posts) => Either::Right(news::list(posts)),
        PageKind::Search(index) => Either::Left(html_block(static_html(search::outside(index)))),
        PageKind::Home(_)
        | PageKind::Article
        | PageKind::UpcomingMeetings(_)
        | PageKind::PastMeetings(_)
        | PageKind::GroupFinder(_) => {
            return None;
        }
    })
}
