//! What Cloudflare Pages makes of `_redirects`.

use std::collections::HashMap;

use anyhow::{Context, Result};
use compiler::redirects::{Pattern, Piece, fill, pieces};
use regex_lite::Regex;

/// The answers of a file. As on that host, every letter counts, and what is open in a line is what its name stands for
/// in the target.
pub(crate) struct Answers {
    /// Targets by path.
    fixed: HashMap<String, String>,
    /// Lines with open places, in order.
    open: Vec<Open>,
}

struct Open {
    rule: Regex,
    /// The names of the groups of `rule`, in order.
    names: Vec<String>,
    to: String,
}

impl Answers {
    /// Reads a file.
    ///
    /// # Errors
    /// A line that is none.
    pub(crate) fn new(file: &str) -> Result<Self> {
        let mut answers = Self { fixed: HashMap::new(), open: Vec::new() };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split(' ');
            let (from, to) = parts.next().zip(parts.next()).with_context(|| format!("`{line}` is no redirect"))?;
            if from.contains([':', '*']) {
                answers.open.push(Open::new(from, to)?);
            } else {
                answers.fixed.entry(from.to_owned()).or_insert_with(|| to.to_owned());
            }
        }
        Ok(answers)
    }

    /// Whether a line names the path, without anything open.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.fixed.contains_key(path)
    }

    /// Where a path leads.
    pub(crate) fn of_path(&self, path: &str) -> Option<String> {
        self.fixed.get(path).cloned().or_else(|| self.open.iter().find_map(|open| open.of_path(path)))
    }
}

impl Open {
    fn new(from: &str, to: &str) -> Result<Self> {
        let escaped = from.replace('.', "[.]").replace('*', &format!(":{}", Pattern::REST));
        let names = pieces(&escaped).into_iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Name(name) => Some(name.to_owned()),
        });
        let names = names.collect();
        let rule = fill(&escaped, |name| if name == Pattern::REST { "(.*)" } else { "([^/]+)" }.to_owned());
        Ok(Self { rule: Regex::new(&format!("^{rule}$"))?, names, to: to.to_owned() })
    }

    fn of_path(&self, path: &str) -> Option<String> {
        let found = self.rule.captures(path)?;
        let value = |name: &str| {
            let group = self.names.iter().position(|own| own == name)? + 1;
            Some(found.get(group)?.as_str())
        };
        Some(fill(&self.to, |name| value(name).unwrap_or_default().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_lines_are_taken_by_their_letters() {
        let file = "# Comment\n/a /b/ 301\n/wg/:x.html https://c.example/:x 301\n/wg/* /d/#:splat 301\n/a /e/ 301\n";
        let answers = Answers::new(file).unwrap();
        let of = |path| answers.of_path(path);
        assert_eq!(of("/a").as_deref(), Some("/b/"));
        assert_eq!(of("/wg/tls.html").as_deref(), Some("https://c.example/tls"));
        assert_eq!(of("/wg/tls/x.html").as_deref(), Some("/d/#tls/x.html"));
        assert_eq!(of("/wg/").as_deref(), Some("/d/#"));
        for path in ["/a/", "/A", "/wg", "/x/wg/a", "/"] {
            assert_eq!(of(path), None, "{path}");
        }
    }

    #[test]
    fn c7_no_path_leads_to_a_host_that_no_line_names() {
        let answers = Answers::new("/wg/:x https://c.example/:x/ 301\n/a/* /b/:splat 301\n").unwrap();
        for (path, to) in [
            ("/wg/@evil.example", "https://c.example/@evil.example/"),
            ("/wg/%2f%2fevil.example", "https://c.example/%2f%2fevil.example/"),
            ("/a//evil.example", "/b//evil.example"),
            ("/a/\\evil.example", "/b/\\evil.example"),
        ] {
            assert_eq!(answers.of_path(path).as_deref(), Some(to));
        }
        assert_eq!(answers.of_path("//wg/evil.example"), None);
    }
}
