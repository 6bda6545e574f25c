//! A single diagnostic.

use std::ops::Range;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Severity {
    /// Stops the build.
    Error,
    /// Does not stop the build.
    Warning,
}

/// An error or a warning about a file. The path of the file is added by [`super::Diagnostics::add`].
///
/// Diagnostics are ordered by span.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Diagnostic(Box<Parts>);

/// The fields of a diagnostic.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Parts {
    /// Position in the file; `None` for the file as a whole.
    pub(super) span: Option<Span>,
    /// What is wrong, on one line.
    pub(super) title: String,
    /// What was found, and what was expected.
    pub(super) label: String,
    /// How to fix it.
    pub(super) help: Option<String>,
    pub(super) related: Option<Related>,
    pub(super) severity: Severity,
    /// The word that seems misspelled. The site can list it as correct.
    pub(super) word: Option<String>,
}

/// Start and end (exclusive), in bytes.
pub(super) type Span = (usize, usize);

/// A second position that explains the diagnostic.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Related {
    /// Path of another file; `None` for the same file.
    pub(super) path: Option<String>,
    pub(super) span: Span,
    /// Why the position matters.
    pub(super) label: String,
}

impl Diagnostic {
    /// An error at `span`.
    pub(crate) fn at(span: Range<usize>, title: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Some((span.start, span.end)), title.into(), label.into())
    }

    /// An error about the file as a whole.
    pub(crate) fn of_file(title: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(None, title.into(), label.into())
    }

    fn new(span: Option<Span>, title: String, label: String) -> Self {
        Self(Box::new(Parts { span, title, label, help: None, related: None, severity: Severity::Error, word: None }))
    }

    /// Moves the diagnostic to `span`, without its related position.
    pub(crate) fn moved_to(mut self, span: Range<usize>) -> Self {
        self.0.span = Some((span.start, span.end));
        self.0.related = None;
        self
    }

    /// Turns the diagnostic into a warning.
    pub(crate) fn warning(mut self) -> Self {
        self.0.severity = Severity::Warning;
        self
    }

    /// Returns whether the diagnostic stops the build.
    pub(crate) fn is_error(&self) -> bool {
        self.0.severity == Severity::Error
    }

    /// Turns the diagnostic into an error.
    pub(super) fn error(mut self) -> Self {
        self.0.severity = Severity::Error;
        self
    }

    /// Turns the diagnostic into a warning about the spelling of `word`.
    pub(crate) fn spelling(self, word: &str) -> Self {
        let mut warning = self.warning();
        warning.0.word = Some(word.to_owned());
        warning
    }

    /// Sets the help, if there is any.
    pub(crate) fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.0.help = help.into();
        self
    }

    /// Adds a position in the same file.
    pub(crate) fn related(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.0.related = Some(Related { path: None, span: (span.start, span.end), label: label.into() });
        self
    }

    /// Adds a position in the file at `path`.
    pub(crate) fn related_in(mut self, path: &str, span: Range<usize>, label: impl Into<String>) -> Self {
        let span = (span.start, span.end);
        self.0.related = Some(Related { path: Some(path.to_owned()), span, label: label.into() });
        self
    }

    /// Returns the position in the file.
    pub(crate) fn span(&self) -> Option<Range<usize>> {
        self.0.span.map(|(start, end)| start..end)
    }

    /// Returns the fields.
    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }
}
