//! One thing that is wrong.

use std::ops::Range;

/// How much a message weighs.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Severity {
    /// The build stops.
    Error,
    /// The build goes on.
    Warning,
}

/// Something wrong at one place of a file. The file itself is added by [`super::Diagnostics::add`].
///
/// Problems compare in the order of their places.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Diagnostic(Box<Parts>);

/// The parts of a message.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Parts {
    /// The place, in bytes; `None` speaks of the file as a whole.
    pub(super) span: Option<Span>,
    /// What is wrong, in one line.
    pub(super) title: String,
    /// What was found at the place, and what was expected.
    pub(super) label: String,
    /// A way out.
    pub(super) help: Option<String>,
    /// Another place that plays a part, with what it is.
    pub(super) also: Option<Also>,
    pub(super) severity: Severity,
    /// The word that is taken for a mistake, unless the site says that it is none.
    pub(super) word: Option<String>,
}

/// From which byte on, and up to which one.
pub(super) type Span = (usize, usize);

/// Another place that plays a part.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Also {
    /// The other file; `None` for the same one.
    pub(super) path: Option<String>,
    pub(super) span: Span,
    /// What is there.
    pub(super) label: String,
}

impl Diagnostic {
    /// A problem at `place`.
    pub(crate) fn at(span: Range<usize>, title: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Some((span.start, span.end)), title.into(), label.into())
    }

    /// A problem of the file as a whole.
    pub(crate) fn of_file(title: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(None, title.into(), label.into())
    }

    fn new(span: Option<Span>, title: String, label: String) -> Self {
        Self(Box::new(Parts { span, title, label, help: None, also: None, severity: Severity::Error, word: None }))
    }

    /// The same problem at another place.
    pub(crate) fn moved_to(mut self, span: Range<usize>) -> Self {
        self.0.span = Some((span.start, span.end));
        self.0.also = None;
        self
    }

    /// The same, as a warning.
    pub(crate) fn warning(mut self) -> Self {
        self.0.severity = Severity::Warning;
        self
    }

    /// Whether the build stops.
    pub(crate) fn is_error(&self) -> bool {
        self.0.severity == Severity::Error
    }

    /// The same, as an error.
    pub(super) fn error(mut self) -> Self {
        self.0.severity = Severity::Error;
        self
    }

    /// A warning of a word that may be right after all.
    pub(crate) fn doubt(self, word: &str) -> Self {
        let mut doubt = self.warning();
        doubt.0.word = Some(word.to_owned());
        doubt
    }

    /// Adds a way out, if there is one.
    pub(crate) fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.0.help = help.into();
        self
    }

    /// Adds another place of the same file.
    pub(crate) fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.0.also = Some(Also { path: None, span: (span.start, span.end), label: label.into() });
        self
    }

    /// Adds a place in another file.
    pub(crate) fn also_in(mut self, path: &str, span: Range<usize>, label: impl Into<String>) -> Self {
        self.0.also = Some(Also { path: Some(path.to_owned()), span: (span.start, span.end), label: label.into() });
        self
    }

    /// What the message is made of.
    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }
}
