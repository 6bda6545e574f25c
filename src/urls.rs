//! The addresses of this site that the code has to name, and what is known of an address by its spelling.

use model::paths::EXCLUDED_PREFIXES;

/// The home page.
pub const HOME: &str = model::paths::HOME;
/// The list of news.
pub const NEWS: &str = model::paths::NEWS;
/// Meetings that are ahead.
pub const UPCOMING_MEETINGS: &str = "/meeting/upcoming/";
/// The search, with the index of the site.
pub const SEARCH: &str = model::paths::SEARCH;
/// Name of the query in the address of the search.
pub const SEARCH_PARAMETER: &str = model::paths::SEARCH_PARAMETER;
/// What stands in for pages that cannot be fetched.
pub const OFFLINE: &str = model::paths::OFFLINE;
/// What every page shares, as JSON.
pub const SITE_JSON: &str = "/content/site.json";

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
    canonical(&leptos::prelude::window().location().pathname().unwrap_or_default())
}

/// Whether a path of this host can be a page of this site.
#[must_use]
pub fn is_page(path: &str) -> bool {
    let folder = canonical(path).to_ascii_lowercase();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.') && name != "index.html");
    // Two slashes at the start would be the name of a host.
    let is_host = path.starts_with("//");
    !is_file && !is_host && !EXCLUDED_PREFIXES.iter().any(|prefix| folder.starts_with(prefix))
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
