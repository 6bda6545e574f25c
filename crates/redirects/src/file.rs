//! The file `_redirects`: lines of source, target and status.
//!
//! Cloudflare Pages matches every line literally. So an address has a line with and one without its trailing slash, and
//! one in lower case if it has capitals. Static redirects (without placeholders) have to come before dynamic ones, and the
//! number of each is limited: <https://developers.cloudflare.com/pages/configuration/redirects/>.

use std::collections::BTreeSet;
use std::fmt;

use crate::target::{check, fill};
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

/// The lines of the file, in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RedirectsFile {
    lines: Vec<Line>,
}

/// A line of the file.
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
            (true, _) => "/*",
            (false, true) => "/",
            (false, false) => "",
        };
        self.from.stem() + end
    }
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
        /// Their table in `redirects.toml`: `addresses` or `patterns`.
        table: &'static str,
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
            Self::TooMany { table, found, max } => write!(
                f,
                "content/redirects.toml: `[{table}]` takes {found} lines of {FILE}; expected at most {max}, the limit of Cloudflare Pages"
            ),
            Self::Line { number, found } => write!(f, "{FILE}, line {number}: {found}; expected `/old /new {STATUS}`"),
        }
    }
}

impl std::error::Error for FileError {}

impl RedirectsFile {
    /// Creates the file for `redirects`. If several match a path, the first one wins.
    ///
    /// # Errors
    /// Returns [`FileError::TooMany`] if there are more redirects than Cloudflare Pages accepts.
    pub fn new(redirects: &[Redirect]) -> Result<Self, FileError> {
        let (mut static_lines, mut dynamic_lines, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
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
                    add(from, false, to);
                    add(folder, false, &without_splat(to));
                } else {
                    if !from.is_file() {
                        add(from.clone(), true, to);
                    }
                    add(from, false, to);
                }
            }
        }
        for (lines, max, table) in [(&static_lines, MAX_STATIC, "addresses"), (&dynamic_lines, MAX_DYNAMIC, "patterns")]
        {
            if lines.len() > max {
                return Err(FileError::TooMany { table, found: lines.len(), max });
            }
        }
        static_lines.append(&mut dynamic_lines);
        Ok(Self { lines: static_lines })
    }

    /// Parses a file that this type has written.
    ///
    /// # Errors
    /// Returns [`FileError::Line`] for the first line that this type does not write.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let lines = lines.map(|(at, line)| parse_line(line).map_err(|found| FileError::Line { number: at + 1, found }));
        Ok(Self { lines: lines.collect::<Result<_, _>>()? })
    }

    /// Returns the lines, in order.
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
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// Parses a line. The error says what was found.
fn parse_line(line: &str) -> Result<Line, String> {
    let &[source, to, STATUS] = line.split(' ').collect::<Vec<_>>().as_slice() else {
        return Err(format!("found `{line}`"));
    };
    let from = Pattern::parse(source)?;
    check(to, Some(&from.names())).map_err(|_| format!("found the target `{to}`"))?;
    Ok(Line { from, ends_with_slash: source.ends_with('/'), to: to.to_owned() })
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
            ("/topics/*", "/technologies/#all"),
            ("/html.charters/*", "/process/"),
        ];
        let file = RedirectsFile::new(&redirects(&pairs)).unwrap();
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
            ("/topics/*", "/technologies/#all"),
        ];
        let file = RedirectsFile::new(&redirects(&pairs)).unwrap().to_string();
        assert_eq!(RedirectsFile::parse(&file).unwrap().redirects(), redirects(&pairs));
    }

    #[test]
    fn more_redirects_than_the_host_accepts_are_rejected() {
        let many: Vec<String> = (0..=50).map(|number| format!("/old{number}/:name")).collect();
        let pairs: Vec<(&str, &str)> = many.iter().map(|from| (from.as_str(), "/about/")).collect();
        assert!(RedirectsFile::new(&redirects(&pairs[..50])).is_ok());
        let error = RedirectsFile::new(&redirects(&pairs)).unwrap_err().to_string();
        assert!(error.contains("`[patterns]` takes 102 lines of _redirects; expected at most 100"), "{error}");
    }

    #[test]
    fn lines_in_other_formats_are_rejected() {
        for line in ["/a /b", "/a /b 302", "a /b 301", "/a/*/b /c 301", "/a /$1 301", "/a /b/:c 301", ""] {
            let error = RedirectsFile::parse(&format!("# Made\n{line}\n")).unwrap_err().to_string();
            assert!(error.starts_with("_redirects, line 2: found `") || error.contains("found the target"), "{error}");
        }
    }
}
