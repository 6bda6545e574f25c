//! What a redirect is asked for by: an address, or a pattern of addresses.
//!
//! Patterns are those of the `_redirects` files of Cloudflare Pages and Netlify: `:name` stands for a part of the path
//! without a slash, `/*` at the end for whatever is below, and for the folder itself.

use model::paths::EXCLUDED_PREFIXES;
use regex_lite::{Regex, RegexBuilder};

/// A path with open places. What is asked for is meant with and without a slash at its end, but for a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pattern {
    parts: Vec<Part>,
    /// Whether it is that of a file: the last part has a dot, and no slash follows (`/tao.html`).
    is_file: bool,
}

/// A part of a pattern.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// It stands as it is.
    Text(String),
    /// `:name`, here without the colon: one or more characters, but no slash.
    Name(String),
    /// `/*` at the end: nothing, or a slash and whatever follows. Targets call what follows [`Pattern::REST`].
    Rest,
}

/// What stands for a part of the path, as a regular expression.
const NAME: &str = "([^/]+)";
/// What stands for the rest of the path, or for nothing.
const REST: &str = "(?:/(.*))?";
/// What stands for the rest of the path where something, if only a slash, is below the folder.
const BELOW: &str = "/(.*)";

impl Pattern {
    /// The name under which targets speak of the rest.
    pub const REST: &str = "splat";

    /// Reads a pattern.
    ///
    /// # Errors
    /// What was found that no source can have, and what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some(path) = text.strip_prefix('/') else {
            return Err(format!("found `{text}`; expected an address from the root, as in `/old/`"));
        };
        if let Some(odd) = text.chars().find(|sign| !(sign.is_ascii_alphanumeric() || "/-._~:*".contains(*sign))) {
            let odd = odd.escape_default();
            return Err(format!("found `{odd}`; expected a path alone: letters, digits and `-._~/`"));
        }
        let (path, rest) = match path.strip_suffix("/*") {
            Some(path) => (path, true),
            None => (path.strip_suffix('/').unwrap_or(path), false),
        };
        if path.contains('*') {
            return Err("found `*` elsewhere; expected it as the last part, as in `/old/*`".to_owned());
        }
        let way_round = path.split('/').any(|part| matches!(part, "" | "." | ".."));
        if way_round && (rest || !path.is_empty()) {
            return Err(format!("found `{text}`; expected the straight way from the root, as in `/old/`"));
        }
        let mut parts = parts(text, path)?;
        parts.extend(rest.then_some(Part::Rest));
        let pattern = Self { parts, is_file: is_file(text) };
        pattern.check_names()?;
        Ok(pattern)
    }

    /// Names that hosts can tell apart: they replace `:name` in the target as plain text, one name after the other.
    fn check_names(&self) -> Result<(), String> {
        let names = self.names();
        for (at, name) in names.iter().enumerate() {
            if let Some(other) =
                names.iter().enumerate().find(|(other, name)| *other != at && name.starts_with(names[at]))
            {
                return Err(format!("found `:{name}` and `:{}`; expected names of which none begins another", other.1));
            }
        }
        let open = |part: &Part| matches!(part, Part::Name(_));
        if self.parts.windows(2).any(|two| two.iter().all(open)) {
            return Err("found two names side by side; expected something between them".to_owned());
        }
        Ok(())
    }

    /// The parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether it is an address and nothing is open.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Text(_)))
    }

    /// Whether it is that of a file, which no slash follows.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    /// Whether it ends with `/*`.
    #[must_use]
    pub fn has_rest(&self) -> bool {
        self.parts.last() == Some(&Part::Rest)
    }

    /// The names that are open, in order; the rest is the last.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let name = |part| match part {
            &Part::Text(_) => None,
            Part::Name(name) => Some(name.as_str()),
            Part::Rest => Some(Self::REST),
        };
        self.parts.iter().filter_map(name).collect()
    }

    /// The pattern without slash and `/*` at its end.
    #[must_use]
    pub fn stem(&self) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Name(name) => format!(":{name}"),
            Part::Rest => String::new(),
        };
        self.parts.iter().map(text).collect()
    }

    /// The pattern without `/*` at its end: the folder itself, in which nothing is asked for.
    #[must_use]
    pub fn folder(&self) -> Self {
        let parts: Vec<Part> = self.parts.iter().filter(|part| **part != Part::Rest).cloned().collect();
        Self { is_file: is_file(&self.stem()), parts }
    }

    /// The pattern as it was written, and in lower case where that is another one. Names stay as they are.
    #[must_use]
    pub fn spellings(&self) -> Vec<Self> {
        let lower = |part: &Part| match part {
            Part::Text(text) => Part::Text(text.to_ascii_lowercase()),
            part => part.clone(),
        };
        let lower = Self { parts: self.parts.iter().map(lower).collect(), is_file: self.is_file };
        let mut spellings = vec![self.clone(), lower];
        spellings.dedup();
        spellings
    }

    /// The pattern as a regular expression, with a group for each of [`Pattern::names`]. It is spelt so that Rust,
    /// JavaScript, Go and PCRE read it alike; upper and lower case are meant to be the same.
    #[must_use]
    pub fn regex(&self) -> String {
        let end = if self.has_rest() || self.is_file { "" } else { "/?" };
        format!("^{}{end}$", self.regex_of_parts(REST))
    }

    /// The same for servers that take a line of `_redirects` by its letters, and so have a line of its own for a slash at the
    /// end, and one for the folder itself.
    pub(crate) fn exact_regex(&self, ends_with_slash: bool) -> String {
        let end = if ends_with_slash { "/" } else { "" };
        format!("^{}{end}$", self.regex_of_parts(BELOW))
    }

    fn regex_of_parts(&self, rest: &str) -> String {
        let regex = |part: &Part| match part {
            // The only character of a source that means something else in a regular expression.
            Part::Text(text) => text.replace('.', "[.]"),
            Part::Name(_) => NAME.to_owned(),
            Part::Rest => rest.to_owned(),
        };
        self.parts.iter().map(regex).collect()
    }

    /// [`Pattern::regex`], ready to be used.
    #[must_use]
    pub fn compiled(&self) -> Regex {
        ignoring_case(&self.regex())
    }

    /// The first of the [`EXCLUDED_PREFIXES`] that the pattern can reach into, where no redirect of this site can be.
    #[must_use]
    pub fn excluded_prefix(&self) -> Option<&'static str> {
        let first = self.first_folder().compiled();
        EXCLUDED_PREFIXES.into_iter().find(|prefix| first.is_match(prefix))
    }

    /// What the first folder of the path can be.
    fn first_folder(&self) -> Self {
        let mut parts = Vec::new();
        for part in &self.parts {
            if let Part::Text(text) = part {
                let from = usize::from(parts.is_empty());
                if let Some(slash) = text[from..].find('/') {
                    parts.push(Part::Text(text[..from + slash].to_owned()));
                    break;
                }
            }
            if *part != Part::Rest {
                parts.push(part.clone());
            }
        }
        Self { parts, is_file: false }
    }
}

/// A regular expression for which upper and lower case are the same.
pub(crate) fn ignoring_case(regex: &str) -> Regex {
    built(RegexBuilder::new(regex).case_insensitive(true))
}

/// A regular expression for which they are not.
pub(crate) fn case_sensitive(regex: &str) -> Regex {
    built(&RegexBuilder::new(regex))
}

#[expect(clippy::expect_used, reason = "patterns are made of a few characters that have been checked")]
fn built(regex: &RegexBuilder) -> Regex {
    regex.build().expect("a pattern is a regular expression")
}

/// Whether a path, or a pattern of paths, is that of a file.
fn is_file(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or_default().contains('.')
}

/// Takes `path`, which has no slash at its ends, apart.
fn parts(source: &str, path: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut pieces = path.split(':');
    let start = pieces.next().unwrap_or_default();
    if start.is_empty() && path.contains(':') {
        return Err(format!("found `{source}`; expected a first folder that begins with a letter or a digit"));
    }
    parts.push(Part::Text(format!("/{start}")));
    for piece in pieces {
        let (name, text) = piece.split_at(name_length(piece));
        if name.is_empty() || name == Pattern::REST {
            return Err(format!(
                "found `:{piece}`; expected a name of letters and digits after `:`, other than `splat`"
            ));
        }
        parts.push(Part::Name(name.to_owned()));
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
    }
    Ok(parts)
}

/// How long the name at the start of `text` is: a letter, then letters, digits and underscores. Zero if there is none.
pub(crate) fn name_length(text: &str) -> usize {
    if !text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return 0;
    }
    text.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::parse(text).unwrap()
    }

    #[test]
    fn r12_an_address_is_meant_with_and_without_the_slash() {
        assert_eq!(pattern("/how/ids/"), pattern("/how/ids"));
        assert!(pattern("/tao.html").is_plain());
        assert_eq!(pattern("/how/ids").regex(), "^/how/ids/?$");
        assert_eq!(pattern("/tao.html").regex(), "^/tao[.]html$");
        assert_eq!(pattern("/html.charters/").regex(), "^/html[.]charters/?$");
        assert_eq!(pattern("/").stem(), "/");
    }

    #[test]
    fn r12_a_pattern_has_names_and_a_rest() {
        let both = pattern("/wg/:group/charter/*");
        assert_eq!(both.names(), ["group", "splat"]);
        assert_eq!(both.regex(), "^/wg/([^/]+)/charter(?:/(.*))?$");
        assert_eq!(both.stem(), "/wg/:group/charter");
        assert_eq!(pattern("/a/:b-charter.html").regex(), "^/a/([^/]+)-charter[.]html$");
    }

    #[test]
    fn c7_r8_what_no_source_can_be() {
        for text in [
            "",
            "old/",
            "https://a.example/",
            "//evil.example/",
            "/a//b",
            "/a/../b",
            "/a/.",
            "/a?b",
            "/a#b",
            "/a b",
            "/ä",
            "/a\\b",
            "/%2e",
            "/*",
            "/a*",
            "/*/a",
            "/a/*/b",
            "/:a",
            "/:a/b",
            "/a/:",
            "/a/:1",
            "/a/:splat",
            "/a/:b/:b",
            "/a/:b/:bc",
            "/a/:bc/:b",
            "/a/:b:c",
            "/a/$1",
        ] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_folder_is_its_pattern_without_the_rest() {
        for (whole, folder) in [("/wg/:group/*", "/wg/:group"), ("/html.charters/*", "/html.charters"), ("/a/", "/a")] {
            assert_eq!(pattern(whole).folder(), pattern(folder), "{whole}");
        }
    }

    #[test]
    fn r12_capitals_have_a_second_spelling() {
        assert_eq!(pattern("/IESG/:Name/*").spellings(), [pattern("/IESG/:Name/*"), pattern("/iesg/:Name/*")]);
        assert_eq!(pattern("/iesg/").spellings(), [pattern("/iesg")]);
    }

    #[test]
    fn a7_patterns_that_reach_into_excluded_prefixes_are_found() {
        for (text, prefix) in [
            ("/RFC/rfc1.txt", Some("/rfc/")),
            ("/rfc", Some("/rfc/")),
            ("/i:x/y/*", Some("/id/")),
            ("/content/*", Some("/content/")),
            ("/c:x", Some("/content/")),
            ("/rfcs/", None),
            ("/rfc:number.txt", None),
        ] {
            assert_eq!(pattern(text).excluded_prefix(), prefix, "{text}");
        }
    }

    #[test]
    fn the_first_folder_can_be_open() {
        let first = |text| pattern(text).first_folder().stem();
        assert_eq!(first("/how/ids/"), "/how");
        assert_eq!(first("/rfc:number.txt"), "/rfc:number.txt");
        assert_eq!(first("/i:x/y/*"), "/i:x");
        assert_eq!(first("/wg/*"), "/wg");
    }
}
