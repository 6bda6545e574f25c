//! Step 2, first half: splits a Markdown file into front matter (between two lines of `+++`) and text.

use std::ops::Range;

use crate::diagnostics::Diagnostic;

/// The line before and after the front matter.
const FENCE: &str = "+++";

/// The two parts of a file, as byte ranges.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Parts {
    /// The TOML between the fences.
    pub(crate) front_matter: Range<usize>,
    /// The Markdown after them.
    pub(crate) text: Range<usize>,
}

/// Splits a file into front matter and text.
pub(crate) fn split(file: &str) -> Result<Parts, Diagnostic> {
    let mut lines = Lines { file, at: 0 };
    let first = lines.next().unwrap_or(0..0);
    if file[first.clone()].trim_end() == "---" {
        return Err(Diagnostic::at(
            first,
            "this front matter is YAML",
            "found `---`; expected `+++`, before and after the fields",
        )
        .help("the fields between the two lines are TOML: `title = \"…\"`, not `title: …`".to_owned()));
    }
    if !is_fence(&file[first.clone()]) {
        return Err(Diagnostic::at(first, "this page has no front matter", "expected a line of `+++` here")
            .help("a page starts with its title and description, in TOML between two lines of `+++`".to_owned()));
    }
    let start = lines.at;
    while let Some(line) = lines.next() {
        if is_fence(&file[line.clone()]) {
            return Ok(Parts { front_matter: start..line.start, text: lines.at..file.len() });
        }
    }
    Err(Diagnostic::at(first, "the front matter is not closed", "expected a second line of `+++` after this one"))
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == FENCE
}

/// Iterates over the lines of a file as ranges, without their line feeds.
struct Lines<'a> {
    file: &'a str,
    /// Start of the next line.
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.file.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = rest.find('\n').unwrap_or(rest.len());
        self.at = (start + length + 1).min(self.file.len());
        Some(start..start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_is_split_at_the_fences() {
        let file = "+++\ntitle = \"x\"\n+++ \n\nText\n";
        let parts = split(file).unwrap();
        assert_eq!(&file[parts.front_matter], "title = \"x\"\n");
        assert_eq!(&file[parts.text], "\nText\n");
    }

    #[test]
    fn both_parts_can_be_empty() {
        assert_eq!(split("+++\n+++"), Ok(Parts { front_matter: 4..4, text: 7..7 }));
    }

    #[test]
    fn r8_missing_or_unclosed_front_matter_is_rejected() {
        for file in
            ["", "\n", "Text", "---\ntitle: x\n---\n", "+++", "+++\ntitle = \"x\"\n", "\n+++\n+++\n", "++++\n+++"]
        {
            assert!(split(file).is_err(), "{file:?}");
        }
    }
}
