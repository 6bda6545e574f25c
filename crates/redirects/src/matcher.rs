//! Which redirect answers for a path, and where it leads: an address before a pattern, and of each kind the first one that fits.
//!
//! Servers differ in what they take for the same path, so there are two ways to make a matcher.

use std::collections::HashMap;

use regex_lite::Regex;

use crate::pattern::case_sensitive;
use crate::target::fill;
use crate::{Redirect, RedirectsFile};

/// Redirects, ready to be matched.
#[derive(Debug, Default)]
pub struct RedirectMatcher {
    /// Whether upper and lower case are the same.
    ignores_case: bool,
    /// Those without open places, by path.
    fixed: HashMap<String, Match>,
    /// Those with open places, in order.
    open: Vec<OpenRule>,
}

/// The redirect that answers for a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Match {
    /// Which one of those that the matcher was made from, counted from 0.
    pub index: usize,
    /// Where it leads.
    pub to: String,
}

/// A redirect with open places.
#[derive(Debug)]
struct OpenRule {
    regex: Regex,
    /// The names of the groups of `regex`, in order.
    names: Vec<String>,
    index: usize,
    /// The target, with these names.
    to: String,
}

impl RedirectMatcher {
    /// Matches as redirects are meant, and as servers do that get them as regular expressions: upper and lower case are the same,
    /// and so are an address with and without a slash at its end, but for a file.
    pub fn new<'a>(redirects: impl IntoIterator<Item = &'a Redirect>) -> Self {
        let mut matcher = Self { ignores_case: true, ..Self::default() };
        for (index, Redirect { from, to }) in redirects.into_iter().enumerate() {
            if from.is_plain() {
                let stem = from.stem().to_ascii_lowercase();
                if !from.is_file() {
                    matcher.add_fixed(format!("{stem}/"), index, to);
                }
                matcher.add_fixed(stem, index, to);
            } else {
                matcher.add_open(from.compiled(), &from.names(), index, to);
            }
        }
        matcher
    }

    /// Matches as Cloudflare Pages does: each line of the file by its letters.
    #[must_use]
    pub fn of_file(file: &RedirectsFile) -> Self {
        let mut matcher = Self::default();
        for (index, line) in file.lines().iter().enumerate() {
            if line.from.is_plain() {
                matcher.add_fixed(line.source(), index, &line.to);
            } else {
                let regex = case_sensitive(&line.from.exact_regex(line.ends_with_slash));
                matcher.add_open(regex, &line.from.names(), index, &line.to);
            }
        }
        matcher
    }

    fn add_fixed(&mut self, path: String, index: usize, to: &str) {
        self.fixed.entry(path).or_insert_with(|| Match { index, to: to.to_owned() });
    }

    fn add_open(&mut self, regex: Regex, names: &[&str], index: usize, to: &str) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.open.push(OpenRule { regex, names, index, to: to.to_owned() });
    }

    /// Whether a redirect without open places answers for `path`.
    #[must_use]
    pub fn has_fixed(&self, path: &str) -> bool {
        self.fixed(path).is_some()
    }

    /// The redirect that answers for `path`.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Match> {
        self.fixed(path).cloned().or_else(|| self.open.iter().find_map(|rule| rule.find(path)))
    }

    fn fixed(&self, path: &str) -> Option<&Match> {
        if self.ignores_case { self.fixed.get(&path.to_ascii_lowercase()) } else { self.fixed.get(path) }
    }
}

impl OpenRule {
    fn find(&self, path: &str) -> Option<Match> {
        let found = self.regex.captures(path)?;
        let value = |name: &str| {
            let group = self.names.iter().position(|own| own == name)? + 1;
            Some(found.get(group)?.as_str())
        };
        let to = fill(&self.to, |name| value(name).unwrap_or_default().to_owned());
        Some(Match { index: self.index, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pattern;

    fn of_file(text: &str) -> RedirectMatcher {
        RedirectMatcher::of_file(&RedirectsFile::parse(text).unwrap())
    }

    #[test]
    fn r12_lines_of_a_file_are_taken_by_their_letters() {
        let matcher = of_file(
            "# Comment\n/a /b/ 301\n/wg/:x.html https://c.example/:x 301\n/wg/* /d/#:splat 301\n/a /e/ 301\n/n/:x/ /f/ 301\n",
        );
        let to = |path| matcher.find(path).map(|found| found.to);
        assert_eq!(to("/a").as_deref(), Some("/b/"));
        assert_eq!(to("/wg/tls.html").as_deref(), Some("https://c.example/tls"));
        assert_eq!(to("/wg/tls/x.html").as_deref(), Some("/d/#tls/x.html"));
        assert_eq!(to("/wg/").as_deref(), Some("/d/#"));
        assert_eq!(to("/n/1/").as_deref(), Some("/f/"));
        for path in ["/a/", "/A", "/wg", "/x/wg/a", "/n/1", "/N/1/", "/"] {
            assert_eq!(to(path), None, "{path}");
        }
        assert!(matcher.has_fixed("/a") && !matcher.has_fixed("/wg/tls.html"));
    }

    #[test]
    fn r12_redirects_ignore_case_and_a_slash_at_the_end() {
        let redirect = |(from, to): (&str, &str)| Redirect { from: Pattern::parse(from).unwrap(), to: to.to_owned() };
        let redirects =
            [("/wg/:x", "/b/:x/"), ("/IESG/", "/a/"), ("/tao.html", "/c/"), ("/edu/*", "/d/#:splat")].map(redirect);
        let matcher = RedirectMatcher::new(&redirects);
        for (path, index, to) in [
            ("/iesg", 1, "/a/"),
            ("/Iesg/", 1, "/a/"),
            ("/Tao.html", 2, "/c/"),
            ("/WG/tls/", 0, "/b/tls/"),
            ("/edu", 3, "/d/#"),
            ("/edu/x/y", 3, "/d/#x/y"),
        ] {
            assert_eq!(matcher.find(path), Some(Match { index, to: to.to_owned() }), "{path}");
        }
        assert_eq!(matcher.find("/tao.html/"), None);
    }

    #[test]
    fn c7_no_path_leads_to_a_host_that_no_line_names() {
        let matcher = of_file("/wg/:x https://c.example/:x/ 301\n/a/* /b/:splat 301\n");
        for (path, to) in [
            ("/wg/@evil.example", "https://c.example/@evil.example/"),
            ("/wg/%2f%2fevil.example", "https://c.example/%2f%2fevil.example/"),
            ("/a//evil.example", "/b//evil.example"),
            ("/a/\\evil.example", "/b/\\evil.example"),
        ] {
            assert_eq!(matcher.find(path).map(|found| found.to).as_deref(), Some(to));
        }
        assert_eq!(matcher.find("//wg/evil.example"), None);
    }
}
