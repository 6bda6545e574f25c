//! The file `_redirects`: lines of source, target and status.
//!
//! Cloudflare Pages takes every line by its letters, so both forms of an address are there, with and without the slash
//! at the end, and one in lower case beside one that was written with capitals. It wants the lines without open
//! places first, and takes no more than a certain number of each kind.

use std::collections::BTreeSet;
use std::fmt;

use crate::target::{check, fill};
use crate::{Pattern, Redirect};

/// Name of the file.
pub const FILE: &str = "_redirects";

/// Maximum number of lines without open places that Cloudflare Pages takes.
const MAX_STATIC: usize = 2000;
/// Maximum number of lines with `*` or `:name` that it takes.
const MAX_DYNAMIC: usize = 100;

/// How the file begins.
pub const HEADER: &str = "# Made from content/redirects.toml.\n";

/// The status of every line.
const STATUS: &str = "301";

/// The file, line by line.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RedirectsFile {
    lines: Vec<Line>,
}

/// A line of the file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// What is asked for.
    pub from: Pattern,
    /// Whether the source ends with a slash.
    pub ends_with_slash: bool,
    /// Where it leads.
    pub to: String,
}

impl Line {
    /// The source as it stands in the file.
    #[must_use]
    pub fn source(&self) -> String {
        let end = match (self.from.has_rest(), self.ends_with_slash) {
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

/// Why there is no such file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FileError {
    /// The redirects take more lines of a kind than a host takes.
    TooMany {
        /// The kind: `addresses` or `patterns`.
        kind: &'static str,
        /// Number of lines that they take.
        found: usize,
        /// Number of lines that a host takes.
        most: usize,
    },
    /// A line that [`RedirectsFile`] would not have written.
    Line {
        /// Its number, from 1.
        number: usize,
        /// What was found there.
        found: String,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { kind, found, most } => write!(
                f,
                "content/redirects.toml: its {kind} take {found} lines of {FILE}; expected at most {most}, as Cloudflare Pages takes no more"
            ),
            Self::Line { number, found } => write!(f, "{FILE}, line {number}: {found}; expected `/old /new {STATUS}`"),
        }
    }
}

impl std::error::Error for FileError {}

impl RedirectsFile {
    /// The file for `redirects`, of which the first that fits counts.
    ///
    /// # Errors
    /// There are more than a host takes.
    pub fn new(redirects: &[Redirect]) -> Result<Self, FileError> {
        let (mut fixed, mut open, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut add = |from: Pattern, ends_with_slash: bool, to: &str| {
            let line = Line { from, ends_with_slash, to: to.to_owned() };
            if seen.insert(line.source()) {
                if line.from.is_plain() { &mut fixed } else { &mut open }.push(line);
            }
        };
        for Redirect { from, to } in redirects {
            for from in from.spellings() {
                if from.has_rest() {
                    let folder = from.folder();
                    add(from, false, to);
                    add(folder, false, &without_rest(to));
                } else {
                    if !from.is_file() {
                        add(from.clone(), true, to);
                    }
                    add(from, false, to);
                }
            }
        }
        for (lines, most, kind) in [(&fixed, MAX_STATIC, "addresses"), (&open, MAX_DYNAMIC, "patterns")] {
            if lines.len() > most {
                return Err(FileError::TooMany { kind, found: lines.len(), most });
            }
        }
        fixed.append(&mut open);
        Ok(Self { lines: fixed })
    }

    /// Reads a written file.
    ///
    /// # Errors
    /// A line that it would not have written.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let lines = lines.map(|(at, line)| parse_line(line).map_err(|found| FileError::Line { number: at + 1, found }));
        Ok(Self { lines: lines.collect::<Result<_, _>>()? })
    }

    /// The lines, in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The redirects that the file was made from, but for upper and lower case: one for the lines of one address.
    #[must_use]
    pub fn redirects(&self) -> Vec<Redirect> {
        let mut seen = BTreeSet::new();
        let is_new = |line: &&Line| {
            let stem = line.from.stem().to_ascii_lowercase();
            // A folder that is part of a pattern has a line of its own, after that of the pattern or among the addresses.
            !seen.contains(&(stem.clone(), true)) && seen.insert((stem, line.from.has_rest()))
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

/// Reads a line, or says what was found.
fn parse_line(line: &str) -> Result<Line, String> {
    let &[source, to, STATUS] = line.split(' ').collect::<Vec<_>>().as_slice() else {
        return Err(format!("found `{line}`"));
    };
    let from = Pattern::parse(source)?;
    check(to, Some(&from.names())).map_err(|_| format!("found the target `{to}`"))?;
    Ok(Line { from, ends_with_slash: source.ends_with('/'), to: to.to_owned() })
}

/// A target for the folder itself, below which nothing was asked for.
fn without_rest(to: &str) -> String {
    fill(to, |name| if name == Pattern::REST { String::new() } else { format!(":{name}") })
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
    fn r12_both_forms_of_an_address_have_a_line_and_patterns_come_last() {
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
# Made from content/redirects.toml.
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
    fn a_written_file_gives_its_redirects_back() {
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
    fn more_lines_than_a_host_takes_are_refused() {
        let many: Vec<String> = (0..=50).map(|number| format!("/old{number}/:name")).collect();
        let pairs: Vec<(&str, &str)> = many.iter().map(|from| (from.as_str(), "/about/")).collect();
        assert!(RedirectsFile::new(&redirects(&pairs[..50])).is_ok());
        let error = RedirectsFile::new(&redirects(&pairs)).unwrap_err().to_string();
        assert!(error.contains("its patterns take 102 lines of _redirects; expected at most 100"), "{error}");
    }

    #[test]
    fn lines_of_other_programs_are_rejected() {
        for line in ["/a /b", "/a /b 302", "a /b 301", "/a/*/b /c 301", "/a /$1 301", "/a /b/:c 301", ""] {
            let error = RedirectsFile::parse(&format!("# Made\n{line}\n")).unwrap_err().to_string();
            assert!(error.starts_with("_redirects, line 2: found `") || error.contains("found the target"), "{error}");
        }
    }
}
