//! The one table of addresses, and of the views that show them. Nothing else spells an address of this site.
//!
//! What kind of page an address has is known from its content, not from its spelling (`/meeting/125/` is a meeting,
//! `/meeting/hackathons/` is an article), so that writers add addresses without touching Rust. The table therefore
//! maps kinds to views; the addresses that the code itself has to name stand above it.

use leptos::either::EitherOf8;
use leptos::prelude::*;
use model::{Kind, Page};

use crate::pages::{self, List};

/// The home page.
pub const HOME: &str = "/";
/// The list of news.
pub const NEWS: &str = "/blog/";
/// Meetings that are ahead.
pub const UPCOMING_MEETINGS: &str = "/meeting/upcoming/";
/// The search, with the index of the site.
pub const SEARCH: &str = "/search/";
/// Name of the query in the address of the search.
pub const SEARCH_PARAMETER: &str = "query";
/// What every page shares, as JSON.
pub const SITE_JSON: &str = "/content/site.json";

/// Folders of the same host that belong to others (RFCs, drafts, archives, proceedings, files) or hold files instead
/// of pages: their addresses are left to the browser.
const NOT_PAGES: [&str; 7] = ["/rfc/", "/id/", "/archive/", "/proceedings/", "/slides/", "/media/", "/content/"];

/// The table: which view shows which kind of page.
///
/// Its views keep their types all the way up. `into_any` would cost twice the wasm: it drags in code for views that
/// arrive in parts, which here no view does.
#[inline(never)]
pub(crate) fn view(page: &Page) -> impl IntoView + use<> {
    match &page.kind {
        Kind::Home(home) => EitherOf8::A(pages::home(page, home)),
        Kind::Article => EitherOf8::B(pages::article(page)),
        Kind::Section(overview) => EitherOf8::C(pages::section(page, overview)),
        Kind::News(posts) => EitherOf8::D(pages::news(page, posts)),
        Kind::Post(post) => EitherOf8::E(pages::post(page, post)),
        Kind::Meeting(meeting) => EitherOf8::F(pages::meeting(page, meeting)),
        Kind::UpcomingMeetings(meetings) => EitherOf8::G(pages::meetings(page, meetings, List::Upcoming)),
        Kind::PastMeetings(meetings) => EitherOf8::G(pages::meetings(page, meetings, List::Past)),
        Kind::Search(index) => EitherOf8::H(pages::search(page, index)),
    }
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

/// Whether a path of this host can be a page of this site.
#[must_use]
pub fn is_page(path: &str) -> bool {
    let folder = canonical(path).to_ascii_lowercase();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.') && name != "index.html");
    !is_file && !NOT_PAGES.iter().any(|other| folder.starts_with(other))
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
        for path in ["/rfc/rfc9000.txt", "/rfc", "/ID/", "/proceedings/64/", "/blog/feed.xml", "/content/site.json"] {
            assert!(!is_page(path), "{path}");
        }
    }
}
