//! Finds the redirect for a path. Static redirects come before dynamic ones; within each kind, the first match wins.
//!
//! Servers differ in which paths they treat as the same, so there are two constructors.

use std::collections::{HashMap, HashSet};

use regex_lite::Regex;

use crate::pattern::case_sensitive;
use crate::target::fill;
use crate::{Redirect, RedirectsFile};

/// Redirects compiled for matching.
#[derive(Debug, Default)]
pub struct RedirectMatcher {
    /// Whether matching ignores case.
    ignores_case: bool,
    /// Paths that are not redirected, even if a pattern matches them.
    kept: HashSet<String>,
    /// Static redirects, by path.
    static_rules: HashMap<String, Match>,
    /// Redirects with placeholders, in order.
    dynamic_rules: Vec<DynamicRule>,
}

/// The redirect that matches a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Match {
    /// Index of the redirect in the list that the matcher was made from.
    pub index: usize,
    /// Target, with its placeholders filled in.
    pub to: String,
}

/// A redirect with placeholders.
#[derive(Debug)]
struct DynamicRule {
    regex: Regex,
    /// Placeholder names of the capture groups of `regex`, in order.
    names: Vec<String>,
    index: usize,
    /// Target with placeholders.
    to: String,
}

impl RedirectMatcher {
    /// Creates a matcher that ignores case, and a trailing slash unless the path is that of a file. Servers configured with
    /// [`Pattern::regex`](crate::Pattern::regex) match like this.
    pub fn new<'a>(redirects: impl IntoIterator<Item = &'a Redirect>) -> Self {
        let mut matcher = Self { ignores_case: true, ..Self::default() };
        for (index, Redirect { from, to }) in redirects.into_iter().enumerate() {
            if from.is_plain() {
                let stem = from.stem().to_ascii_lowercase();
                if !from.is_file() {
                    matcher.add_static(format!("{stem}/"), index, to);
                }
                matcher.add_static(stem, index, to);
            } else {
                matcher.add_dynamic(from.compiled(), &from.names(), index, to);
            }
        }
        matcher
    }

    /// Creates a matcher that works like Cloudflare Pages: each line of the file matches literally.
    #[must_use]
    pub fn of_file(file: &RedirectsFile) -> Self {
        let mut matcher = Self { kept: file.kept().iter().cloned().collect(), ..Self::default() };
        for (index, line) in file.lines().iter().enumerate() {
            if line.from.is_plain() {
                matcher.add_static(line.source(), index, &line.to);
            } else {
                let regex =
                    if line.matches_folder() { line.from.regex() } else { line.from.exact_regex(line.ends_with_slash) };
                let regex = case_sensitive(&regex);
                matcher.add_dynamic(regex, &line.from.names(), index, &line.to);
            }
        }
        matcher
    }

    fn add_static(&mut self, path: String, index: usize, to: &str) {
        self.static_rules.entry(path).or_insert_with(|| Match { index, to: to.to_owned() });
    }

    fn add_dynamic(&mut self, regex: Regex, names: &[&str], index: usize, to: &str) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.dynamic_rules.push(DynamicRule { regex, names, index, to: to.to_owned() });
    }

    /// Returns whether a static redirect matches `path`.
    #[must_use]
    pub fn has_static(&self, path: &str) -> bool {
        self.find_static(path).is_some()
    }

    /// Returns the redirect that matches `path`.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Match> {
        if self.kept.contains(path) {
            return None;
        }
        self.find_static(path).cloned().or_else(|| self.dynamic_rules.iter().find_map(|rule| rule.find(path)))
    }

    fn find_static(&self, path: &str) -> Option<&Match> {
        if self.ignores_case { self.static_rules.get(&path.to_ascii_lowercase()) } else { self.static_rules.get(path) }
    }
}

impl DynamicRule {
    fn find(&self, path: &str) -> Option<Match> {
        let captures = self.regex.captures(path)?;
        let value = |name: &str| {
            let group = self.names.iter().position(|own| own == name)? + 1;
            Some(captures.get(group)?.as_str())
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
    fn r12_lines_of_a_file_match_literally() {
        let matcher = of_file(
            "# Comment\n/n/kept/ /n/kept/ 200\n/a /b/ 301\n/wg/:x.html https://c.example/:x 301\n/wg/* /d/#:splat 301\n\
             /a /e/ 301\n/n/:x/ /f/ 301\n/m/:x* /g/:x/ 301\n",
        );
        let to = |path| matcher.find(path).map(|found| found.to);
        assert_eq!(to("/a").as_deref(), Some("/b/"));
        assert_eq!(to("/wg/tls.html").as_deref(), Some("https://c.example/tls"));
        assert_eq!(to("/wg/tls/x.html").as_deref(), Some("/d/#tls/x.html"));
        assert_eq!(to("/wg/").as_deref(), Some("/d/#"));
        assert_eq!(to("/n/1/").as_deref(), Some("/f/"));
        for path in ["/m/1", "/m/1/", "/m/1/a/b"] {
            assert_eq!(to(path).as_deref(), Some("/g/1/"), "{path}");
        }
        for path in ["/a/", "/A", "/wg", "/x/wg/a", "/n/1", "/N/1/", "/n/kept/", "/m/", "/"] {
            assert_eq!(to(path), None, "{path}");
        }
        assert!(matcher.has_static("/a") && !matcher.has_static("/wg/tls.html"));
    }

    #[test]
    fn r12_redirects_ignore_case_and_trailing_slash() {
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
    fn c7_paths_never_redirect_to_a_host_that_no_line_names() {
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
