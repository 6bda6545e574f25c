//! What the compiler has to say to a writer.
//!
//! 1. A check finds a [`Problem`]: a place in the file at hand, what is wrong, what was found and expected there.
//! 2. [`Messages`] collects the problems of a run, each with its file.
//! 3. A [`Report`] orders them by file and line and shows them with the lines they speak of ([`render`]).

mod problem;
mod render;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub(crate) use problem::Problem;

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Messages(Vec<Message>);

/// A problem and its file.
#[derive(Clone, Debug)]
struct Message {
    path: String,
    problem: Problem,
}

impl Messages {
    /// Notes a problem of the file at `path`.
    pub(crate) fn add(&mut self, path: &str, problem: Problem) {
        self.0.push(Message { path: path.to_owned(), problem });
    }

    /// Notes problems of the file at `path`.
    pub(crate) fn extend(&mut self, path: &str, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.add(path, problem);
        }
    }

    /// Whether there is nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The report. `sources` are the texts of the files, by path.
    pub(crate) fn into_report(mut self, sources: BTreeMap<String, String>) -> Report {
        self.0.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.problem.cmp(&b.problem)));
        Report { messages: self.0, sources }
    }
}

/// All messages of a run, ordered by file and line.
///
/// `Display` shows each with the lines it speaks of, the way rustc does, and ends with a line that counts them.
#[derive(Debug)]
pub struct Report {
    messages: Vec<Message>,
    /// The texts of the files, by path from the root of the project.
    sources: BTreeMap<String, String>,
}

impl Report {
    /// The number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.messages.len()
    }

    /// The number of files with errors.
    #[must_use]
    pub fn files(&self) -> usize {
        self.messages.iter().map(|message| message.path.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// The report as text, with the colours of a terminal if `colour` says so.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let mut text = String::new();
        for message in &self.messages {
            text.push_str(&render::message(message, &self.sources, colour));
            text.push_str("\n\n");
        }
        let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        text + &format!("{} in {}\n", count(self.errors(), "error"), count(self.files(), "file"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}
