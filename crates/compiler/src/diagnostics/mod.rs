//! Errors and warnings for writers.
//!
//! 1. A check returns a [`Diagnostic`]: its span in the file, what is wrong, what was found and what was expected.
//! 2. [`Diagnostics`] collects them, each with the path of its file.
//! 3. A [`Report`] sorts them by file and line, and shows them with the source lines ([`render`]).

mod diagnostic;
mod render;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub(crate) use diagnostic::Diagnostic;

/// The diagnostics found so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics(Vec<FileDiagnostic>);

/// A diagnostic and the path of its file.
#[derive(Clone, Debug, PartialEq)]
struct FileDiagnostic {
    path: String,
    diagnostic: Diagnostic,
}

impl FileDiagnostic {
    fn is_error(&self) -> bool {
        self.diagnostic.is_error()
    }
}

impl Diagnostics {
    /// Adds a diagnostic of the file at `path`.
    pub(crate) fn add(&mut self, path: &str, diagnostic: Diagnostic) {
        self.0.push(FileDiagnostic { path: path.to_owned(), diagnostic });
    }

    /// Adds several diagnostics of the file at `path`.
    pub(crate) fn extend(&mut self, path: &str, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.add(path, diagnostic);
        }
    }

    /// Returns whether there is an error, which stops the build.
    pub(crate) fn has_errors(&self) -> bool {
        self.0.iter().any(FileDiagnostic::is_error)
    }

    /// Drops spelling warnings about `words`, which are in lower case.
    pub(crate) fn accept_words(&mut self, words: &BTreeSet<String>) {
        let is_accepted = |entry: &FileDiagnostic| {
            entry.diagnostic.parts().word.as_ref().is_some_and(|word| words.contains(&word.to_lowercase()))
        };
        self.0.retain(|entry| !is_accepted(entry));
    }

    /// Keeps only errors that are not in `known`.
    pub(crate) fn keep_new_errors(&mut self, known: &Self) {
        self.0.retain(|entry| entry.is_error() && !known.0.contains(entry));
    }

    /// Sorts the diagnostics into a report. `sources` are the contents of the files, by path.
    pub(crate) fn into_report(mut self, sources: BTreeMap<String, String>) -> Report {
        if self.0.is_empty() {
            return Report::default();
        }
        self.0.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.diagnostic.cmp(&b.diagnostic)));
        Report { diagnostics: self.0, sources }
    }
}

/// All diagnostics of a run, sorted by file and line.
///
/// `Display` shows each with its source lines, as rustc does, and a final line with their number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    diagnostics: Vec<FileDiagnostic>,
    /// The contents of the files, by path from the root of the project.
    sources: BTreeMap<String, String>,
}

impl Report {
    /// Returns the number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|entry| entry.is_error()).count()
    }

    /// Returns the number of warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }

    /// Returns whether there are no diagnostics.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Turns every warning into an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for entry in &mut self.diagnostics {
            entry.diagnostic = entry.diagnostic.clone().error();
        }
        self
    }

    /// Returns the number of files with diagnostics.
    #[must_use]
    pub fn files(&self) -> usize {
        self.diagnostics.iter().map(|entry| entry.path.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// Renders the report as text, with ANSI colors if `color` is set. An empty report is the empty string.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        let mut text = String::new();
        for entry in &self.diagnostics {
            text.push_str(&render::render(entry, &self.sources, color));
            text.push_str("\n\n");
        }
        let counts = [(self.errors(), "error"), (self.warnings(), "warning")];
        let counts = counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| count(number, word));
        let counts = counts.collect::<Vec<_>>().join(" and ");
        if counts.is_empty() { text } else { text + &format!("{counts} in {}\n", count(self.files(), "file")) }
    }
}

/// Returns a number with the word for what is counted, in the plural unless it is one.
pub(crate) fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}
