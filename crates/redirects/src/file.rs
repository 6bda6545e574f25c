//! The file `_redirects`: lines of source, target and status.
//!
//! Cloudflare Pages matches every line literally. So an address has a line with and one without its trailing slash, and
//! one in lower case if it has capitals. Static redirects (without placeholders) have to come before dynamic ones, and the
//! number of each is limited: <https://developers.cloudflare.com/pages/configuration/redirects/>. To use fewer dynamic ones,
//! `:name/*` is written as `:name*`, which matches the folder too.
//!
//! Redirects precede files there. So a page or file that a pattern matches has lines of its own, which come first and serve what
//! is there: `/page/ /page/ 200`.

use std::collections::BTreeSet;
use std::fmt;

use regex_lite::Regex;

use crate::target::{Piece, check, fill, pieces};
use crate::{Pattern, Redirect};

/// Name of the file.
pub const FILE: &str = "_redirects";

/// Maximum number of static redirects on Cloudflare Pages.
const MAX_STATIC: usize = 2000;
/// Maximum number of dynamic redirects (with `*` or `:name`) on Cloudflare Pages.
const MAX_DYNAMIC: usize = 100;

/// First line of the file.
pub const HEADER: &str = "# Generated from content/redirects.toml.\n";

/// HTTP status of every redirect.
const STATUS: &str = "301";
/// HTTP status of a path that is served although a pattern matches it.
const KEPT_STATUS: &str = "200";

/// The file: paths that are served, and redirects in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RedirectsFile {
    kept: Vec<String>,
    lines: Vec<Line>,
}

/// A line with a redirect.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// Requested address or pattern.
    pub from: Pattern,
    /// Whether the source ends with a slash.
    pub ends_with_slash: bool,
    /// Target.
    pub to: String,
}

impl Line {
    /// Returns the source as written in the file.
    #[must_use]
    pub fn source(&self) -> String {
        let end = match (self.from.has_splat(), self.ends_with_slash) {
            (true, _) if self.matches_folder() => "*",
            (true, _) => "/*",
            (false, true) => "/",
            (false, false) => "",
        };
        self.from.stem() + end
    }

    /// Returns whether the line matches both a folder and everything below it, as `/a/:name*` does.
    #[must_use]
    pub fn matches_folder(&self) -> bool {
        joins_folder(&self.from, &self.to)
    }
}

/// Returns whether one line can match both the folder of a pattern and everything below it: what follows a name is nothing or
/// starts with a slash, because a name takes all other characters. If the target repeats it, that slash would be doubled.
fn joins_folder(from: &Pattern, to: &str) -> bool {
    from.has_splat_after_name() && !pieces(to).contains(&Piece::Name(Pattern::SPLAT))
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {STATUS}", self.source(), self.to)
    }
}

/// Why the file cannot be written or read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FileError {
    /// The redirects take more lines of a kind than Cloudflare Pages accepts.
    TooMany {
        /// What takes the lines, in terms of `redirects.toml`.
        what: &'static str,
        /// Number of lines of that kind.
        found: usize,
        /// Maximum number of lines of that kind.
        max: usize,
    },
    /// A line that [`RedirectsFile`] does not write.
    Line {
        /// Line number, starting at 1.
        number: usize,
        /// What was found there, as a clause.
        found: String,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { what, found, max } => write!(
                f,
                "content/redirects.toml: {what} takes {found} lines of {FILE}; expected at most {max}, the limit of Cloudflare Pages"
            ),
            Self::Line { number, found } => write!(f, "{FILE}, line {number}: {found}; expected `/old /new {STATUS}`"),
        }
    }
}

impl std::error::Error for FileError {}

impl RedirectsFile {
    /// Creates the file for `redirects`. If several match a path, the first one wins. `present` are the addresses of the site's
    /// pages and files, which take precedence over patterns.
    ///
    /// # Errors
    /// Returns [`FileError::TooMany`] if there are more lines than Cloudflare Pages accepts.
    pub fn new<'a>(redirects: &[Redirect], present: impl IntoIterator<Item = &'a str>) -> Result<Self, FileError> {
        let kept = kept(redirects, present);
        let (mut static_lines, mut dynamic_lines, mut seen) = (Vec::new(), Vec::new(), kept.clone());
        let mut add = |from: Pattern, ends_with_slash: bool, to: &str| {
            let line = Line { from, ends_with_slash, to: to.to_owned() };
            if seen.insert(line.source()) {
                if line.from.is_plain() { &mut static_lines } else { &mut dynamic_lines }.push(line);
            }
        };
        for Redirect { from, to } in redirects {
            for from in from.spellings() {
                if from.has_splat() {
                    let folder = from.folder();
                    let joins_folder = joins_folder(&from, to);
                    add(from, false, to);
                    if !joins_folder {
                        add(folder, false, &without_splat(to));
                    }
                } else {
                    if !from.is_file() {
                        add(from.clone(), true, to);
                    }
                    add(from, false, to);
                }
            }
        }
        for (found, max, what) in [
            (static_lines.len() + kept.len(), MAX_STATIC, "`[addresses]`, with the pages that patterns match,"),
            (dynamic_lines.len(), MAX_DYNAMIC, "`[patterns]`"),
        ] {
            if found > max {
                return Err(FileError::TooMany { what, found, max });
            }
        }
        static_lines.append(&mut dynamic_lines);
        Ok(Self { kept: kept.into_iter().collect(), lines: static_lines })
    }

    /// Parses a file that this type has written.
    ///
    /// # Errors
    /// Returns [`FileError::Line`] for the first line that this type does not write.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let mut file = Self::default();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            if let Some(path) = parse_kept(line) {
                file.kept.push(path.to_owned());
            } else {
                file.lines.push(parse_line(line).map_err(|found| FileError::Line { number: at + 1, found })?);
            }
        }
        Ok(file)
    }

    /// Returns the paths of pages and files that are served although a pattern matches them.
    #[must_use]
    pub fn kept(&self) -> &[String] {
        &self.kept
    }

    /// Returns the lines with redirects, in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Returns the redirects that the file was made from, one for all lines of an address. The capitals of an address may be
    /// lost.
    #[must_use]
    pub fn redirects(&self) -> Vec<Redirect> {
        let mut seen = BTreeSet::new();
        let is_new = |line: &&Line| {
            let stem = line.from.stem().to_ascii_lowercase();
            // The folder of a pattern has a line of its own: after that of the pattern, or among the static ones.
            !seen.contains(&(stem.clone(), true)) && seen.insert((stem, line.from.has_splat()))
        };
        let lines = self.lines.iter().filter(is_new);
        lines.map(|Line { from, to, .. }| Redirect { from: from.clone(), to: to.clone() }).collect()
    }
}

impl fmt::Display for RedirectsFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEADER)?;
        self.kept.iter().try_for_each(|path| writeln!(f, "{path} {path} {KEPT_STATUS}"))?;
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// Returns the paths in `present`, with and without their trailing slash, that a pattern among `redirects` matches.
fn kept<'a>(redirects: &[Redirect], present: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    // Comparing prefixes first is many times faster than matching every path.
    let pattern = |from: &Pattern| (from.literal_prefix().to_ascii_lowercase(), from.compiled());
    let patterns: Vec<(String, Regex)> =
        redirects.iter().filter(|redirect| !redirect.from.is_plain()).map(|redirect| pattern(&redirect.from)).collect();
    let is_matched = |path: &&str| {
        let lower = path.to_ascii_lowercase();
        patterns.iter().any(|(prefix, regex)| lower.starts_with(prefix) && regex.is_match(path))
    };
    let spellings = |path: &'a str| std::iter::once(path).chain(path.strip_suffix('/'));
    present.into_iter().flat_map(spellings).filter(is_matched).map(str::to_owned).collect()
}

/// Returns the path that a line serves, or `None` if it is another line.
fn parse_kept(line: &str) -> Option<&str> {
    let (path, to) = line.strip_suffix(KEPT_STATUS)?.strip_suffix(' ')?.split_once(' ')?;
    (path == to && path.starts_with('/')).then_some(path)
}

/// Parses a line with a redirect. The error says what was found.
fn parse_line(line: &str) -> Result<Line, String> {
    let &[source, to, STATUS] = line.split(' ').collect::<Vec<_>>().as_slice() else {
        return Err(format!("found `{line}`"));
    };
    let from = match source.strip_suffix('*').filter(|folder| !folder.ends_with('/')) {
        Some(folder) => Pattern::parse(&format!("{folder}/*"))?,
        None => Pattern::parse(source)?,
    };
    check(to, Some(&from.names())).map_err(|_| format!("found the target `{to}`"))?;
    let line = Line { from, ends_with_slash: source.ends_with('/'), to: to.to_owned() };
    if line.source() != source {
        return Err(format!("found `{source}`"));
    }
    Ok(line)
}

/// Returns the target for the folder itself, where `:splat` is empty.
fn without_splat(to: &str) -> String {
    fill(to, |name| if name == Pattern::SPLAT { String::new() } else { format!(":{name}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirects(pairs: &[(&str, &str)]) -> Vec<Redirect> {
        let redirect =
            |(from, to): &(&str, &str)| Redirect { from: Pattern::parse(from).unwrap(), to: (*to).to_owned() };
        pairs.iter().map(redirect).collect()
    }

    #[test]
    fn r12_addresses_have_lines_with_and_without_slash_and_dynamic_ones_come_last() {
        let pairs = [
            ("/IESG/liaison.html", "/about/liaisons/"),
            ("/topics/", "/technologies/"),
            ("/Wg/:Group", "https://a.example/:Group/"),
            ("/a/:b/*", "https://a.example/:b/:splat"),
            ("/c/:d/*", "/d/:d/"),
            ("/topics/*", "/technologies/#all"),
            ("/html.charters/*", "/process/"),
        ];
        let file = RedirectsFile::new(&redirects(&pairs), []).unwrap();
        let expected = "\
# Generated from content/redirects.toml.
/IESG/liaison.html /about/liaisons/ 301
/iesg/liaison.html /about/liaisons/ 301
/topics/ /technologies/ 301
/topics /technologies/ 301
/html.charters /process/ 301
/Wg/:Group/ https://a.example/:Group/ 301
/Wg/:Group https://a.example/:Group/ 301
/wg/:Group/ https://a.example/:Group/ 301
/wg/:Group https://a.example/:Group/ 301
/a/:b/* https://a.example/:b/:splat 301
/a/:b https://a.example/:b/ 301
/c/:d* /d/:d/ 301
/topics/* /technologies/#all 301
/html.charters/* /process/ 301
";
        assert_eq!(file.to_string(), expected);
        assert_eq!(RedirectsFile::parse(expected).unwrap(), file);
    }

    #[test]
    fn written_file_parses_to_its_redirects() {
        let pairs = [
            ("/IESG/liaison.html", "/about/liaisons/"),
            ("/topics/", "/technologies/"),
            ("/Wg/:Group", "https://a.example/:Group/"),
            ("/a/:b/*", "https://a.example/:b/:splat"),
            ("/c/:d/*", "/d/:d/"),
            ("/topics/*", "/technologies/#all"),
        ];
        let file = RedirectsFile::new(&redirects(&pairs), []).unwrap().to_string();
        assert_eq!(RedirectsFile::parse(&file).unwrap().redirects(), redirects(&pairs));
    }

    #[test]
    fn r12_pages_and_files_that_a_pattern_matches_are_kept() {
        let pairs = [
            ("/blog/how-read/", "/rfcs/"),
            ("/Blog/:post", "/blog/"),
            ("/meeting/:number/:page/*", "/meeting/:number/"),
            ("/iesg/*", "/a/"),
        ];
        let present = ["/", "/about/", "/blog/", "/blog/new/", "/iesg/", "/meeting/1/", "/meeting/1/index.txt"];
        let file = RedirectsFile::new(&redirects(&pairs), present).unwrap();
        let expected = "\
# Generated from content/redirects.toml.
/blog/new /blog/new 200
/blog/new/ /blog/new/ 200
/iesg /iesg 200
/iesg/ /iesg/ 200
/meeting/1/index.txt /meeting/1/index.txt 200
/blog/how-read/ /rfcs/ 301
/blog/how-read /rfcs/ 301
/Blog/:post/ /blog/ 301
/Blog/:post /blog/ 301
/blog/:post/ /blog/ 301
/blog/:post /blog/ 301
/meeting/:number/:page* /meeting/:number/ 301
/iesg/* /a/ 301
";
        assert_eq!(file.to_string(), expected);
        assert_eq!(RedirectsFile::parse(expected).unwrap(), file);
    }

    #[test]
    fn more_redirects_than_the_host_accepts_are_rejected() {
        let many: Vec<String> = (0..=50).map(|number| format!("/old{number}/:name")).collect();
        let pairs: Vec<(&str, &str)> = many.iter().map(|from| (from.as_str(), "/about/")).collect();
        assert!(RedirectsFile::new(&redirects(&pairs[..50]), []).is_ok());
        let error = RedirectsFile::new(&redirects(&pairs), []).unwrap_err().to_string();
        assert!(error.contains("`[patterns]` takes 102 lines of _redirects; expected at most 100"), "{error}");
        let present: Vec<String> = (0..=1000).map(|number| format!("/old1/{number}/")).collect();
        let error = RedirectsFile::new(&redirects(&pairs[..2]), present.iter().map(String::as_str)).unwrap_err();
        assert!(error.to_string().contains("2002 lines of _redirects; expected at most 2000"), "{error}");
    }

    #[test]
    fn lines_in_other_formats_are_rejected() {
        for line in [
            "/a /b",
            "/a /b 302",
            "/a /b 200",
            "a a 200",
            "a /b 301",
            "/a/*/b /c 301",
            "/a* /b 301",
            "/a/:b* /c/:splat 301",
            "/a /$1 301",
            "/a /b/:c 301",
            "",
        ] {
            let error = RedirectsFile::parse(&format!("# Made\n{line}\n")).unwrap_err().to_string();
            assert!(error.starts_with("_redirects, line 2: found `") || error.contains("found the target"), "{error}");
        }
    }
}
