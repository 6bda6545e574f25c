//! Addresses of this site that the code refers to, and what can be told from the spelling of an address.

use model::paths::EXCLUDED_PREFIXES;

/// The home page.
pub const HOME: &str = model::paths::HOME;
/// The list of news posts.
pub const NEWS: &str = model::paths::NEWS;
/// The list of upcoming meetings.
pub const UPCOMING_MEETINGS: &str = "/meeting/upcoming/";
/// The search page, with the A–Z index of the site.
pub const SEARCH: &str = model::paths::SEARCH;
/// Name of the query parameter of the search page and the list filters.
pub const SEARCH_PARAMETER: &str = model::paths::SEARCH_PARAMETER;
/// The page that is shown when another page cannot be fetched because there is no network.
pub const OFFLINE: &str = model::paths::OFFLINE;
/// The data that every page shares, as JSON.
pub const SITE_JSON: &str = "/content/site.json";

/// Returns the path of the JSON of a page.
#[must_use]
pub fn content_json(address: &str) -> String {
    let name = address.trim_matches('/');
    let name = if name.is_empty() { "index" } else { name };
    format!("/content/pages/{name}.json")
}

/// Returns the canonical form of a path: with a trailing slash and without `index.html`.
#[must_use]
pub fn canonical(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    if path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}

/// Returns the canonical path of the current document.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn here() -> String {
    canonical(&leptos::prelude::window().location().pathname().unwrap_or_default())
}

/// Returns whether a path on this host can be a page of this site, judging by its spelling.
#[must_use]
pub fn is_page(path: &str) -> bool {
    let folder = canonical(path).to_ascii_lowercase();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.') && name != "index.html");
    // A path that starts with two slashes would be parsed as a host name.
    let is_host = path.starts_with("//");
    !is_file && !is_host && !EXCLUDED_PREFIXES.iter().any(|prefix| folder.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_path_follows_the_address_of_the_page() {
        assert_eq!(content_json("/"), "/content/pages/index.json");
        assert_eq!(content_json("/about/introduction/"), "/content/pages/about/introduction.json");
    }

    #[test]
    fn canonical_paths_end_with_a_slash() {
        assert_eq!(canonical("/about"), "/about/");
        assert_eq!(canonical("/about/"), "/about/");
        assert_eq!(canonical("/about/index.html"), "/about/");
        assert_eq!(canonical("/"), "/");
    }

    #[test]
    fn a7_excluded_prefixes_and_files_are_not_pages() {
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
