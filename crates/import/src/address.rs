//! Addresses of pages at the source, and where their texts belong.

use std::fmt;

use compiler::rules::is_slug;
use model::paths::{EXCLUDED_PREFIXES, HOME, NEWS, OFFLINE, SEARCH};
use url::Url;

/// The source: scheme and host.
pub(crate) const ORIGIN: &str = "https://www.ietf.org";

/// Hosts that are the source, or were.
const HOSTS: [&str; 2] = ["www.ietf.org", "ietf.org"];

/// Folder of the meetings, which have numbers.
const MEETINGS: &str = "/meeting/";

/// Lists of posts, which this site makes itself.
const POST_LISTS: [&str; 5] = ["all", "author", "feed", "topics", "page"];

/// Address of a page of the source that can be imported.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct PageAddress {
    /// Path with a slash at both ends: `/about/note-well/`.
    path: String,
}

/// Type of an imported file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum FileKind {
    /// `content/pages/**/*.md`.
    Page,
    /// `content/news/*.md`.
    Post,
}

impl PageAddress {
    /// Parses the address of a page: `https://www.ietf.org/about/note-well/`, or only its path. A missing slash at the end is added.
    ///
    /// # Errors
    /// Says what was found and expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let found =
            |what: &str| format!("found {what}; expected the address of a page, as in {ORIGIN}/about/note-well/");
        let text = text.trim();
        // Parsing would resolve `/../` and `%2e`, so that another page than the one that was typed would be imported.
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "-/:._".contains(character);
        if let Some(other) = text.chars().find(|character| !is_plain(*character)) {
            return Err(found(&format!("the character `{}`", other.escape_default())));
        }
        let url =
            if text.starts_with('/') && !text.starts_with("//") { format!("{ORIGIN}{text}") } else { text.to_owned() };
        let after_scheme = url.strip_prefix("https://").ok_or_else(|| found("no `https://`"))?;
        let (host, path) = after_scheme.split_once('/').unwrap_or((after_scheme, ""));
        if !HOSTS.contains(&host) {
            return Err(found(&format!("the host `{host}`")));
        }
        let path = path.trim_end_matches('/');
        if !path.is_empty() {
            path.split('/').try_for_each(check_segment).map_err(|what| found(&what))?;
        }
        let path = if path.is_empty() { HOME.to_owned() } else { format!("/{path}/") };
        let reason = match path.as_str() {
            HOME => Some("the home page, which this site has in content/home.toml"),
            SEARCH => Some("the search, which is part of this site"),
            NEWS => Some("the list of posts, which this site makes itself"),
            OFFLINE => Some("the page for visitors without a network, which this site has"),
            _ if EXCLUDED_PREFIXES.iter().any(|prefix| path.starts_with(prefix)) => Some("a file of another service"),
            _ if is_meeting(&path) => Some("a meeting, which `script/sync meetings` and content/meetings/ have"),
            _ if is_post_list(&path) => Some("a list of posts, which this site makes itself"),
            _ => None,
        };
        reason.map_or(Ok(Self { path }), |reason| Err(found(reason)))
    }

    /// Returns its path, with a slash at both ends.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Returns the address at the source.
    pub(crate) fn url(&self) -> String {
        format!("{ORIGIN}{}", self.path)
    }

    /// Returns the type of its file.
    pub(crate) fn kind(&self) -> FileKind {
        if self.path.starts_with(NEWS) { FileKind::Post } else { FileKind::Page }
    }

    /// Returns the paths that its file can have, from the root of the project; the usual one first.
    pub(crate) fn files(&self) -> Vec<String> {
        let name = self.path.trim_matches('/');
        match self.path.strip_prefix(NEWS) {
            Some(post) => vec![format!("content/news/{}.md", post.trim_end_matches('/'))],
            None => vec![format!("content/pages/{name}.md"), format!("content/pages/{name}/index.md")],
        }
    }
}

impl fmt::Display for PageAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.path)
    }
}

/// Returns the path of `url` if it belongs to the source, over HTTP or HTTPS.
pub(crate) fn own_path(url: &Url) -> Option<&str> {
    let is_own = url.host_str().is_some_and(|host| HOSTS.contains(&host)) && url.port().is_none();
    (is_own && matches!(url.scheme(), "http" | "https")).then(|| url.path())
}

/// Checks a part of a path. It becomes the name of a file or folder.
fn check_segment(segment: &str) -> Result<(), String> {
    if is_slug(segment) && segment != "index" {
        Ok(())
    } else {
        Err(format!("`{segment}` in a path (lowercase letters, digits and hyphens can be in the address of a page)"))
    }
}

/// Returns whether a path is that of a numbered meeting, or of a page below it.
fn is_meeting(path: &str) -> bool {
    let number = path.strip_prefix(MEETINGS).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a path is below that of the posts, and not that of a post.
fn is_post_list(path: &str) -> bool {
    let Some(rest) = path.strip_prefix(NEWS) else { return false };
    let parts: Vec<&str> = rest.trim_matches('/').split('/').collect();
    parts.len() > 1 || POST_LISTS.contains(&parts[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_determines_the_file() {
        let files = |address: &str| PageAddress::parse(address).unwrap().files();
        assert_eq!(
            files("https://www.ietf.org/about/note-well/"),
            ["content/pages/about/note-well.md", "content/pages/about/note-well/index.md"]
        );
        assert_eq!(files("/about"), ["content/pages/about.md", "content/pages/about/index.md"]);
        assert_eq!(files("https://ietf.org/blog/green-wg"), ["content/news/green-wg.md"]);
        assert_eq!(PageAddress::parse("/blog/green-wg").unwrap().url(), "https://www.ietf.org/blog/green-wg/");
    }

    #[test]
    fn other_addresses_are_rejected() {
        for address in [
            "",
            "/",
            "about/",
            "//evil.example/",
            "http://www.ietf.org/about/",
            "https://www.ietf.org.evil.example/about/",
            "https://evil.example/www.ietf.org/",
            "https://user@www.ietf.org/about/",
            "https://www.ietf.org:8443/about/",
            "/about/../../etc/passwd",
            "/about/%2e%2e/x/",
            "/about//x/",
            "/about/./x/",
            "/About/",
            "/about/index/",
            "/about/-x/",
            "/about/\u{202e}x/",
            "/about/?query",
            "/about/#id",
            "/blog/",
            "/blog/all/",
            "/blog/author/jane/",
            "/blog/security/feed/",
            "/meeting/125/",
            "/meeting/125/agenda/",
            "/media/images/x/",
            "/rfc/rfc1/",
            "/search/",
            "/offline/",
        ] {
            assert!(PageAddress::parse(address).is_err(), "{address}");
        }
        assert!(PageAddress::parse("/meeting/hackathons/").is_ok());
    }
}
