//! The lines of `_redirects`: source, target, status.
//!
//! Cloudflare Pages takes every line by its letters, so both forms of an address are there, with and without the slash
//! at the end, and one in small letters beside one that was written with capitals. It wants the lines without open
//! places first, and takes no more than so many of each kind.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::{Result, anyhow, ensure};
use compiler::redirects::{Part, Pattern, Redirect, fill};

/// So many lines without open places Cloudflare Pages takes.
const MOST_STATIC: usize = 2000;
/// So many lines with `*` or `:name` it takes.
const MOST_DYNAMIC: usize = 100;

/// Source and target of every line.
pub(crate) struct Lines {
    /// Lines without open places.
    fixed: Vec<(String, String)>,
    /// Lines with `*` or `:name`.
    open: Vec<(String, String)>,
}

impl Lines {
    /// The lines for `redirects`, of which the first that fits counts.
    ///
    /// # Errors
    /// There are more than a host takes.
    pub(crate) fn new(redirects: &[Redirect]) -> Result<Self> {
        let mut lines = Self { fixed: Vec::new(), open: Vec::new() };
        let mut seen = BTreeSet::new();
        for Redirect { from, to } in redirects {
            let mut add = |source: String, to: String| {
                if seen.insert(source.clone()) {
                    let open = source.contains([':', '*']);
                    if open { &mut lines.open } else { &mut lines.fixed }.push((source, to));
                }
            };
            for stem in spellings(from) {
                if from.has_rest() {
                    add(format!("{stem}/*"), to.clone());
                    add(stem, without_rest(to));
                } else {
                    if !from.is_file() {
                        add(format!("{stem}/"), to.clone());
                    }
                    add(stem, to.clone());
                }
            }
        }
        for (lines, most, what) in [(&lines.fixed, MOST_STATIC, "addresses"), (&lines.open, MOST_DYNAMIC, "patterns")] {
            ensure!(
                lines.len() <= most,
                "content/redirects.toml: its {what} take {} lines of {}; expected at most {most}, as Cloudflare Pages takes no more",
                lines.len(),
                super::FILE,
            );
        }
        Ok(lines)
    }

    /// Source and target of every line, in order.
    fn all(&self) -> impl Iterator<Item = &(String, String)> {
        self.fixed.iter().chain(&self.open)
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# Made from content/redirects.toml.")?;
        for (from, to) in self.all() {
            writeln!(f, "{from} {to} 301")?;
        }
        Ok(())
    }
}

/// A source as it was written, and in small letters. Names of open places stay as they are.
pub(super) fn spellings(from: &Pattern) -> Vec<String> {
    let small = |part: &Part| match part {
        Part::Text(text) => text.to_ascii_lowercase(),
        Part::Name(name) => format!(":{name}"),
        Part::Rest => String::new(),
    };
    let mut spellings = vec![from.stem(), from.parts().iter().map(small).collect()];
    spellings.dedup();
    spellings
}

/// A target for the folder itself, below which nothing was asked for.
fn without_rest(to: &str) -> String {
    fill(to, |name| if name == Pattern::REST { String::new() } else { format!(":{name}") })
}

/// The redirects of a written file, without regard to slashes, and to small and large letters.
///
/// # Errors
/// A line that [`Lines`] would not have written.
pub(crate) fn read(file: &str) -> Result<Vec<Redirect>> {
    let mut seen = BTreeSet::new();
    let mut redirects = Vec::new();
    for (number, line) in file.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let wrong = |found: &str| anyhow!("{}, line {}: {found}; expected `/old /new 301`", super::FILE, number + 1);
        let &[from, to, "301"] = line.split(' ').collect::<Vec<_>>().as_slice() else {
            return Err(wrong(&format!("found `{line}`")));
        };
        let from = Pattern::parse(from).map_err(|found| wrong(&found))?;
        let stem = from.stem().to_ascii_lowercase();
        // A folder that is part of a pattern has a line of its own, after that of the pattern or among the addresses.
        let is_new = !seen.contains(&(stem.clone(), true)) && seen.insert((stem, from.has_rest()));
        if is_new {
            redirects.push(Redirect { from, to: to.to_owned() });
        }
    }
    Ok(redirects)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn redirects(pairs: &[(&str, &str)]) -> Vec<Redirect> {
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
        ];
        let lines = Lines::new(&redirects(&pairs)).unwrap().to_string();
        let expected = "\
# Made from content/redirects.toml.
/IESG/liaison.html /about/liaisons/ 301
/iesg/liaison.html /about/liaisons/ 301
/topics/ /technologies/ 301
/topics /technologies/ 301
/Wg/:Group/ https://a.example/:Group/ 301
/Wg/:Group https://a.example/:Group/ 301
/wg/:Group/ https://a.example/:Group/ 301
/wg/:Group https://a.example/:Group/ 301
/a/:b/* https://a.example/:b/:splat 301
/a/:b https://a.example/:b/ 301
/topics/* /technologies/#all 301
";
        assert_eq!(lines, expected);
        assert_eq!(read(&lines).unwrap(), redirects(&pairs));
    }

    #[test]
    fn more_lines_than_a_host_takes_are_refused() {
        let many: Vec<String> = (0..=50).map(|number| format!("/old{number}/:name")).collect();
        let pairs: Vec<(&str, &str)> = many.iter().map(|from| (from.as_str(), "/about/")).collect();
        assert!(Lines::new(&redirects(&pairs[..50])).is_ok());
        let error = Lines::new(&redirects(&pairs)).err().unwrap().to_string();
        assert!(error.contains("its patterns take 102 lines of _redirects; expected at most 100"), "{error}");
    }

    #[test]
    fn lines_of_others_are_refused() {
        for file in ["/a /b", "/a /b 302", "a /b 301", "/a/*/b /c 301"] {
            assert!(read(file).is_err(), "{file}");
        }
    }
}
