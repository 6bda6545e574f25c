//! What the compiler has to say to a writer.
//!
//! 1. A check finds a [`Diagnostic`]: a place in the file at hand, what is wrong, what was found and expected there.
//! 2. [`Diagnostics`] collects the problems of a run, each with its file.
//! 3. A [`Report`] orders them by file and line and shows them with the lines they speak of ([`render`]).

mod diagnostic;
mod render;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub(crate) use diagnostic::Diagnostic;

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics(Vec<Message>);

/// A problem and its file.
#[derive(Clone, Debug, PartialEq)]
struct Message {
    path: String,
    diagnostic: Diagnostic,
}

impl Message {
    fn is_error(&self) -> bool {
        self.diagnostic.is_error()
    }
}

impl Diagnostics {
    /// Adds a diagnostic of the file at `path`.
    pub(crate) fn add(&mut self, path: &str, diagnostic: Diagnostic) {
        self.0.push(Message { path: path.to_owned(), diagnostic });
    }

    /// Adds diagnostics of the file at `path`.
    pub(crate) fn extend(&mut self, path: &str, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.add(path, diagnostic);
        }
    }

    /// Whether nothing stops the build.
    pub(crate) fn are_warnings(&self) -> bool {
        !self.0.iter().any(Message::is_error)
    }

    /// Drops the doubts about words that the site says are right.
    pub(crate) fn accept(&mut self, words: &BTreeSet<String>) {
        let is_right = |message: &Message| {
            message.diagnostic.parts().word.as_ref().is_some_and(|word| words.contains(&word.to_lowercase()))
        };
        self.0.retain(|message| !is_right(message));
    }

    /// Keeps the errors that are not in `known`.
    pub(crate) fn keep_new_errors(&mut self, known: &Self) {
        self.0.retain(|message| message.is_error() && !known.0.contains(message));
    }

    /// The report. `sources` are the texts of the files, by path.
    pub(crate) fn into_report(mut self, sources: BTreeMap<String, String>) -> Report {
        if self.0.is_empty() {
            return Report::default();
        }
        self.0.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.diagnostic.cmp(&b.diagnostic)));
        Report { diagnostics: self.0, sources }
    }
}

/// All messages of a run, ordered by file and line.
///
/// `Display` shows each with the lines it speaks of, the way rustc does, and ends with a line that counts them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    diagnostics: Vec<Message>,
    /// The texts of the files, by path from the root of the project.
    sources: BTreeMap<String, String>,
}

impl Report {
    /// The number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|message| message.is_error()).count()
    }

    /// The number of warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// The same report, with every warning as an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for message in &mut self.diagnostics {
            message.diagnostic = message.diagnostic.clone().error();
        }
        self
    }

    /// The number of files that are spoken of.
    #[must_use]
    pub fn files(&self) -> usize {
        self.diagnostics.iter().map(|message| message.path.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// The report as text, empty if there is nothing to say, with the colours of a terminal if `colour` says so.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let mut text = String::new();
        for message in &self.diagnostics {
            text.push_str(&render::message(message, &self.sources, colour));
            text.push_str("\n\n");
        }
        let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        let found = [(self.errors(), "error"), (self.warnings(), "warning")];
        let found = found.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| count(number, word));
        let found = found.collect::<Vec<_>>().join(" and ");
        if found.is_empty() { text } else { text + &format!("{found} in {}\n", count(self.files(), "file")) }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}
