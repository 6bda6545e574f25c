//! The source of a redirect: an address or a pattern of addresses.
//!
//! The syntax is that of the `_redirects` files of Cloudflare Pages and Netlify: the placeholder `:name` matches one or more
//! characters except `/`, and `/*` at the end (the splat) matches the folder and everything below it.

use model::paths::EXCLUDED_PREFIXES;
use regex_lite::{Regex, RegexBuilder};

/// A path that may have placeholders. It matches with and without a trailing slash, unless it is that of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pattern {
    parts: Vec<Part>,
    /// Whether the path is that of a file: its last segment has a dot, and no slash follows (`/tao.html`).
    is_file: bool,
}

/// A part of a pattern.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// Literal text.
    Text(String),
    /// The placeholder `:name`, without its colon.
    Name(String),
    /// `/*` at the end: nothing, or a slash and whatever follows it. Targets refer to that as `:splat` ([`Pattern::SPLAT`]).
    Splat,
}

/// Regular expression for a placeholder.
const NAME_REGEX: &str = "([^/]+)";
/// Regular expression for a splat, which may be missing along with its slash.
const OPTIONAL_SPLAT_REGEX: &str = "(?:/(.*))?";
/// Regular expression for a splat whose slash is required.
const SPLAT_REGEX: &str = "/(.*)";

impl Pattern {
    /// Name of the splat in targets.
    pub const SPLAT: &str = "splat";

    /// Parses a pattern.
    ///
    /// # Errors
    /// Says what was found and what was expected, as a clause.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some(path) = text.strip_prefix('/') else {
            return Err(format!("found `{text}`; expected a path that starts with `/`, as in `/old/`"));
        };
        let is_allowed = |character: &char| character.is_ascii_alphanumeric() || "/-._~:*".contains(*character);
        if let Some(invalid) = text.chars().find(|character| !is_allowed(character)) {
            let invalid = invalid.escape_default();
            return Err(format!("found `{invalid}`; expected a path of ASCII letters, digits and `-._~/`"));
        }
        let (path, has_splat) = match path.strip_suffix("/*") {
            Some(path) => (path, true),
            None => (path.strip_suffix('/').unwrap_or(path), false),
        };
        if path.contains('*') {
            return Err("found `*` inside the path; expected it as the last segment, as in `/old/*`".to_owned());
        }
        let has_dot_segments = path.split('/').any(|segment| matches!(segment, "" | "." | ".."));
        if has_dot_segments && (has_splat || !path.is_empty()) {
            return Err(format!("found `{text}`; expected a path without `.`, `..` and empty segments, as in `/old/`"));
        }
        let mut parts = parts(text, path)?;
        parts.extend(has_splat.then_some(Part::Splat));
        let pattern = Self { parts, is_file: is_file(text) };
        pattern.check_names()?;
        Ok(pattern)
    }

    /// Checks that hosts can tell the names apart: they replace `:name` in the target as plain text, one name after the other.
    fn check_names(&self) -> Result<(), String> {
        let names = self.names();
        for (index, name) in names.iter().enumerate() {
            if let Some((_, longer)) =
                names.iter().enumerate().find(|(other, longer)| *other != index && longer.starts_with(*name))
            {
                return Err(format!(
                    "found `:{name}` and `:{longer}`; expected names that are not prefixes of each other"
                ));
            }
        }
        let is_name = |part: &Part| matches!(part, Part::Name(_));
        if self.parts.windows(2).any(|pair| pair.iter().all(is_name)) {
            return Err("found two adjacent names; expected text between them".to_owned());
        }
        Ok(())
    }

    /// Returns the parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns whether the pattern has no placeholders.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Text(_)))
    }

    /// Returns whether the path is that of a file, which matches only without a trailing slash.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    /// Returns whether the pattern ends with `/*`.
    #[must_use]
    pub fn has_splat(&self) -> bool {
        self.parts.last() == Some(&Part::Splat)
    }

    /// Returns whether the pattern ends with a placeholder and `/*`, as in `/a/:name/*`.
    #[must_use]
    pub fn has_splat_after_name(&self) -> bool {
        matches!(self.parts.as_slice(), [.., Part::Name(_), Part::Splat])
    }

    /// Returns the text before the first placeholder.
    #[must_use]
    pub fn literal_prefix(&self) -> &str {
        match self.parts.first() {
            Some(Part::Text(text)) => text,
            _ => "",
        }
    }

    /// Returns the names of the placeholders, in order; that of the splat comes last.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let name = |part| match part {
            &Part::Text(_) => None,
            Part::Name(name) => Some(name.as_str()),
            Part::Splat => Some(Self::SPLAT),
        };
        self.parts.iter().filter_map(name).collect()
    }

    /// Returns the pattern as text, without a trailing slash or `/*`.
    #[must_use]
    pub fn stem(&self) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Name(name) => format!(":{name}"),
            Part::Splat => String::new(),
        };
        self.parts.iter().map(text).collect()
    }

    /// Returns the pattern without its `/*`, which matches the folder itself.
    #[must_use]
    pub fn folder(&self) -> Self {
        let parts: Vec<Part> = self.parts.iter().filter(|part| **part != Part::Splat).cloned().collect();
        Self { is_file: is_file(&self.stem()), parts }
    }

    /// Returns the pattern as written and, if it has capitals, in lower case. Placeholder names keep their case.
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

    /// Returns a regular expression with a capture group for each of [`Pattern::names`]. Rust, JavaScript, Go and PCRE
    /// interpret it alike. Callers have to match it case-insensitively.
    #[must_use]
    pub fn regex(&self) -> String {
        let end = if self.has_splat() || self.is_file { "" } else { "/?" };
        format!("^{}{end}$", self.regex_of_parts(OPTIONAL_SPLAT_REGEX))
    }

    /// Like [`Pattern::regex`], for servers that match lines of `_redirects` literally: the trailing slash and the folder of a
    /// splat have lines of their own.
    pub(crate) fn exact_regex(&self, ends_with_slash: bool) -> String {
        let end = if ends_with_slash { "/" } else { "" };
        format!("^{}{end}$", self.regex_of_parts(SPLAT_REGEX))
    }

    fn regex_of_parts(&self, splat: &str) -> String {
        let regex = |part: &Part| match part {
            // `.` is the only character of a literal part with a special meaning in regular expressions.
            Part::Text(text) => text.replace('.', "[.]"),
            Part::Name(_) => NAME_REGEX.to_owned(),
            Part::Splat => splat.to_owned(),
        };
        self.parts.iter().map(regex).collect()
    }

    /// Returns [`Pattern::regex`] compiled, case-insensitive.
    #[must_use]
    pub fn compiled(&self) -> Regex {
        case_insensitive(&self.regex())
    }

    /// Returns the first of the [`EXCLUDED_PREFIXES`] that the pattern can match. Redirects of this site cannot be there.
    #[must_use]
    pub fn excluded_prefix(&self) -> Option<&'static str> {
        let first = self.first_folder().compiled();
        EXCLUDED_PREFIXES.into_iter().find(|prefix| first.is_match(prefix))
    }

    /// Returns a pattern for the first folder of the path.
    fn first_folder(&self) -> Self {
        let mut parts = Vec::new();
        for part in &self.parts {
            if let Part::Text(text) = part {
                let start = usize::from(parts.is_empty());
                if let Some(slash) = text[start..].find('/') {
                    parts.push(Part::Text(text[..start + slash].to_owned()));
                    break;
                }
            }
            if *part != Part::Splat {
                parts.push(part.clone());
            }
        }
        Self { parts, is_file: false }
    }
}

/// Compiles a case-insensitive regular expression.
pub(crate) fn case_insensitive(regex: &str) -> Regex {
    compile(RegexBuilder::new(regex).case_insensitive(true))
}

/// Compiles a case-sensitive regular expression.
pub(crate) fn case_sensitive(regex: &str) -> Regex {
    compile(&RegexBuilder::new(regex))
}

#[expect(clippy::expect_used, reason = "patterns consist of a few characters that have been checked")]
fn compile(regex: &RegexBuilder) -> Regex {
    regex.build().expect("a pattern should be a valid regular expression")
}

/// Returns whether a path, or a pattern of paths, is that of a file.
fn is_file(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or_default().contains('.')
}

/// Splits `path`, which has no leading or trailing slash, into its parts. `source` is the whole pattern, for messages.
fn parts(source: &str, path: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut pieces = path.split(':');
    let start = pieces.next().unwrap_or_default();
    if start.is_empty() && path.contains(':') {
        return Err(format!("found `{source}`; expected a path that does not start with a placeholder"));
    }
    parts.push(Part::Text(format!("/{start}")));
    for piece in pieces {
        let (name, text) = piece.split_at(name_length(piece));
        if name.is_empty() || name == Pattern::SPLAT {
            return Err(format!("found `:{piece}`; expected a name of letters and digits after `:`, except `splat`"));
        }
        parts.push(Part::Name(name.to_owned()));
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
    }
    Ok(parts)
}

/// Returns the length in bytes of the name at the start of `text`: a letter, then letters, digits and underscores. Zero if
/// there is no name.
pub(crate) fn name_length(text: &str) -> usize {
    if !text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return 0;
    }
    text.find(|character: char| !(character.is_ascii_alphanumeric() || character == '_')).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::parse(text).unwrap()
    }

    #[test]
    fn r12_addresses_match_with_and_without_trailing_slash() {
        assert_eq!(pattern("/how/ids/"), pattern("/how/ids"));
        assert!(pattern("/tao.html").is_plain());
        assert_eq!(pattern("/how/ids").regex(), "^/how/ids/?$");
        assert_eq!(pattern("/tao.html").regex(), "^/tao[.]html$");
        assert_eq!(pattern("/html.charters/").regex(), "^/html[.]charters/?$");
        assert_eq!(pattern("/").stem(), "/");
    }

    #[test]
    fn r12_patterns_have_names_and_a_splat() {
        let both = pattern("/wg/:group/charter/*");
        assert_eq!(both.names(), ["group", "splat"]);
        assert_eq!(both.regex(), "^/wg/([^/]+)/charter(?:/(.*))?$");
        assert_eq!(both.stem(), "/wg/:group/charter");
        assert_eq!(pattern("/a/:b-charter.html").regex(), "^/a/([^/]+)-charter[.]html$");
    }

    #[test]
    fn c7_r8_invalid_sources_are_rejected() {
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
    fn folder_is_the_pattern_without_the_splat() {
        for (whole, folder) in [("/wg/:group/*", "/wg/:group"), ("/html.charters/*", "/html.charters"), ("/a/", "/a")] {
            assert_eq!(pattern(whole).folder(), pattern(folder), "{whole}");
        }
    }

    #[test]
    fn r12_patterns_with_capitals_have_a_lower_case_spelling() {
        assert_eq!(pattern("/IESG/:Name/*").spellings(), [pattern("/IESG/:Name/*"), pattern("/iesg/:Name/*")]);
        assert_eq!(pattern("/iesg/").spellings(), [pattern("/iesg")]);
    }

    #[test]
    fn a7_patterns_that_match_excluded_prefixes_are_found() {
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
    fn first_folder_may_have_placeholders() {
        let first = |text| pattern(text).first_folder().stem();
        assert_eq!(first("/how/ids/"), "/how");
        assert_eq!(first("/rfc:number.txt"), "/rfc:number.txt");
        assert_eq!(first("/i:x/y/*"), "/i:x");
        assert_eq!(first("/wg/*"), "/wg");
    }
}
