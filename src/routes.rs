//! The one table of addresses, and of the views that show them. Nothing else spells an address of this site.
//!
//! What kind of page an address has is known from its content, not from its spelling (`/meeting/125/` is a meeting,
//! `/meeting/hackathons/` is an article), so that writers add addresses without touching Rust. The table therefore
//! maps kinds to views; the addresses that the code itself has to name stand above it.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;
use model::{Kind, Page};

use crate::clock::Clock;
use crate::components::markup::{part, still};
use crate::components::narrow;
use crate::pages::frame::frame;
use crate::pages::{groups, home, meeting, meetings, news, post, search, section};

/// The home page.
pub const HOME: &str = "/";
/// The list of news.
pub const NEWS: &str = model::files::NEWS;
/// Meetings that are ahead.
pub const UPCOMING_MEETINGS: &str = "/meeting/upcoming/";
/// The search, with the index of the site.
pub const SEARCH: &str = model::files::SEARCH;
/// Name of the query in the address of the search.
pub const SEARCH_PARAMETER: &str = model::files::SEARCH_PARAMETER;
/// What stands in for pages that cannot be fetched.
pub const OFFLINE: &str = model::files::OFFLINE;
/// What every page shares, as JSON.
pub const SITE_JSON: &str = "/content/site.json";

/// Folders of the same host that belong to others (RFCs, drafts, archives, proceedings, files) or hold files instead
/// of pages: their addresses are left to the browser.
pub const NOT_PAGES: [&str; 7] = ["/rfc/", "/id/", "/archive/", "/proceedings/", "/slides/", "/media/", "/content/"];

/// The view of a page.
///
/// Views keep their types all the way up. `into_any` would cost twice the wasm: it drags in code for views that arrive in
/// parts, which here no view does.
#[inline(never)]
pub(crate) fn view(page: &Page) -> impl IntoView + use<> {
    match &page.kind {
        Kind::Home(home) => Either::Left(home::home(page, home)),
        kind => Either::Right(frame(page, before(kind), after(kind))),
    }
}

/// The table, first half: what a kind of page has before its text.
fn before(kind: &Kind) -> impl IntoView + use<> {
    Some(match kind {
        Kind::Post(post) => EitherOf3::A(part(still(post::byline(post)))),
        Kind::Meeting(meeting) => {
            let (clock, meeting) = (Clock::expect(), meeting.clone());
            EitherOf3::A(part(Signal::derive(move || meeting::facts(&meeting, &clock.today()).into_string())))
        }
        Kind::UpcomingMeetings(meetings) => EitherOf3::B(meetings::upcoming(meetings)),
        Kind::Search(index) => EitherOf3::C(narrow(&search::index(index))),
        Kind::PastMeetings(meetings) => EitherOf3::C(narrow(&meetings::past(meetings))),
        Kind::GroupFinder(pages) => EitherOf3::C(narrow(&groups::finder(pages))),
        Kind::Home(_) | Kind::Article | Kind::Section(_) | Kind::News(_) | Kind::Groups(_) => return None,
    })
}

/// The table, second half: what a kind of page has after its text.
fn after(kind: &Kind) -> impl IntoView + use<> {
    Some(match kind {
        Kind::Section(overview) => Either::Left(part(still(section::parts(overview)))),
        Kind::Post(post) => Either::Left(part(still(post::onward(post)))),
        Kind::Meeting(meeting) => Either::Left(part(still(meeting::elsewhere(meeting)))),
        Kind::Groups(list) => Either::Left(part(still(groups::list(list)))),
        Kind::News(posts) => Either::Right(news::list(posts)),
        Kind::Search(index) => Either::Left(part(still(search::outside(index)))),
        Kind::Home(_) | Kind::Article | Kind::UpcomingMeetings(_) | Kind::PastMeetings(_) | Kind::GroupFinder(_) => {
            return None;
        }
    })
}
/// Where the JSON of an address is published.
#[must_use]
pub fn content_json(address: &str) -> String {
    let name = address.trim_matches('/');
    let name = if name.is_empty() { "index" } else { name };
    format!("/content/pages/{name}.json")
}

/// The canonical form of a path: with a slash at the end and without a file name.
#[must_use]
pub fn canonical(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    if path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}

/// The canonical address of the document.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn here() -> String {
    canonical(&window().location().pathname().unwrap_or_default())
}

/// Whether a path of this host can be a page of this site.
#[must_use]
pub fn is_page(path: &str) -> bool {
    let folder = canonical(path).to_ascii_lowercase();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.') && name != "index.html");
    // Two slashes at the start would be the name of a host.
    let is_host = path.starts_with("//");
    !is_file && !is_host && !NOT_PAGES.iter().any(|other| folder.starts_with(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_stands_below_content_under_the_address() {
        assert_eq!(content_json("/"), "/content/pages/index.json");
        assert_eq!(content_json("/about/introduction/"), "/content/pages/about/introduction.json");
    }

    #[test]
    fn canonical_addresses_end_with_a_slash() {
        assert_eq!(canonical("/about"), "/about/");
        assert_eq!(canonical("/about/"), "/about/");
        assert_eq!(canonical("/about/index.html"), "/about/");
        assert_eq!(canonical("/"), "/");
    }

    #[test]
    fn a7_folders_of_others_and_files_are_no_pages() {
        for path in ["/about/", "/about", "/meeting/125/", "/", "/rfcs/", "/about/index.html"] {
            assert!(is_page(path), "{path}");
        }
        for path in [
            "//evil.example/",
            "/rfc/rfc9000.txt",
            "/rfc",
            "/ID/",
            "/proceedings/64/",
            "/blog/feed.xml",
            "/content/site.json",
        ] {
            assert!(!is_page(path), "{path}");
        }
    }
}
