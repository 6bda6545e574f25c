//! Where a writer and the owner of a fact say different things.

use std::ops::Range;

use jiff::civil::Date;

use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::Spanned;

/// What the writer of a file and the owner of its facts say, each on a day of its own.
pub(super) struct Comparison {
    /// Who owns the facts: `the IETF Datatracker`.
    pub(super) owner: &'static str,
    /// When the owner said so.
    pub(super) on: Date,
    /// When the writer did, if the file tells.
    pub(super) as_of: Option<Date>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Comparison {
    /// Replaces what the writer says about the field `name` by what the owner says, if anything, and warns of a difference.
    /// `text` returns a value as it is compared and printed.
    pub(super) fn settle<T>(
        &mut self,
        name: &str,
        written: &mut Option<Spanned<T>>,
        known: Option<T>,
        text: impl Fn(&T) -> String,
    ) {
        let Some(known) = known else { return };
        if let Some(written) = written {
            let (before, after) = (text(written), text(&known));
            if before != after {
                self.warn(name, written.span(), &before, &after);
            }
        }
        *written = Some(Spanned::of_fact(known));
    }

    /// Warns that the writer says something else about the field `name` than the owner.
    pub(super) fn warn(&mut self, name: &str, span: Range<usize>, written: &str, known: &str) {
        let day = self.as_of.map(|day| format!(" (as of {})", date_labels::long(day))).unwrap_or_default();
        let label = format!(
            "found `{written}`{day}; the site shows `{known}`, which {} said on {}",
            self.owner,
            date_labels::long(self.on)
        );
        let warning = Diagnostic::at(span, format!("the owner of the field `{name}` says something else"), label);
        let help = format!("remove `{name}` from this file; if the owner is wrong, it has to be corrected there");
        self.diagnostics.push(warning.warning().help(help));
    }
}
