//! What the compiler has to say to a writer.
//!
//! 1. A check finds a [`Problem`]: a place in the file at hand, what is wrong, what was found and expected there.
//! 2. [`Messages`] collects the problems of a run, each with its file.
//! 3. A [`Report`] orders them by file and line and shows them with the lines they speak of ([`render`]).

mod render;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

/// Something wrong at one place of a file. The file itself is added by [`Messages::add`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Problem {
    /// The place, in bytes; `None` speaks of the file as a whole.
    span: Option<Range<usize>>,
    /// What is wrong, in one line.
    title: String,
    /// What was found at the place, and what was expected.
    label: String,
    /// A way out.
    help: Option<String>,
    /// Another place that plays a part, with what it is.
    also: Option<Also>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Also {
    /// The other file; `None` for the same one.
    path: Option<String>,
    span: Range<usize>,
    label: String,
}

impl Problem {
    /// A problem at `span`.
    pub(crate) fn at(span: Range<usize>, title: impl Into<String>, label: impl Into<String>) -> Self {
        Self { span: Some(span), title: title.into(), label: label.into(), help: None, also: None }
    }

    /// A problem of the file as a whole.
    pub(crate) fn of_file(title: impl Into<String>, label: impl Into<String>) -> Self {
        Self { span: None, title: title.into(), label: label.into(), help: None, also: None }
    }

    /// The same problem at another place.
    pub(crate) fn moved_to(self, span: Range<usize>) -> Self {
        Self { span: Some(span), also: None, ..self }
    }

    /// Adds a way out, if there is one.
    pub(crate) fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// Adds another place of the same file.
    pub(crate) fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.also = Some(Also { path: None, span, label: label.into() });
        self
    }

    /// Adds a place in another file.
    pub(crate) fn also_in(mut self, path: &str, span: Range<usize>, label: impl Into<String>) -> Self {
        self.also = Some(Also { path: Some(path.to_owned()), span, label: label.into() });
        self
    }
}

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
        let place = |problem: &Problem| problem.span.as_ref().map(|span| (span.start, span.end));
        self.0.sort_by(|a, b| {
            let key =
                |message: &Message| (message.path.clone(), place(&message.problem), message.problem.title.clone());
            key(a).cmp(&key(b))
        });
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
