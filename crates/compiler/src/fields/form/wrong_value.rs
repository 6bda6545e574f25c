//! The words of the TOML parser and of serde, in the form of the other messages.

use std::ops::Range;

use toml::de::Error;

use crate::diagnostics::Diagnostic;
use crate::suggest::did_you_mean;

/// What the parser says of text that is no TOML.
pub(super) fn not_toml(error: &Error, toml: &str) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    // At the end of a line there is nothing to mark, so the mark goes to what comes before.
    let start = toml[..toml.floor_char_boundary(span.start)].trim_end().len().min(span.start);
    let span = if span.is_empty() { start..span.end } else { span };
    // What the parser calls a date that is none is known to writers as a date.
    if let Some(expected) = error.message().strip_prefix("invalid date, ") {
        let found = toml.get(span.clone()).unwrap_or_default().trim().to_owned();
        return Diagnostic::at(span, "this is no day of the calendar", format!("found `{found}`; {expected}"));
    }
    Diagnostic::at(span, "this is not TOML", error.message().replace('\n', "; "))
}

/// What serde says of the value of `key`, or of a table as a whole.
pub(super) fn diagnostic(key: Option<&str>, message: &str, span: Range<usize>) -> Diagnostic {
    let title = match key {
        Some(key) => format!("the field `{key}` has a value that it cannot have"),
        None => "this cannot be read".to_owned(),
    };
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let names: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        let (found, known) = names.split_first().unwrap_or((&"", &[]));
        let help = did_you_mean(found, known.iter().copied());
        return Diagnostic::at(span, title, format!("found {}", rest.replacen(", expected", "; expected", 1)))
            .help(help);
    }
    let label = match message.strip_prefix("invalid type: ") {
        Some(rest) => format!("found {}", rest.replacen(", expected", "; expected", 1)),
        None => message.to_owned(),
    };
    Diagnostic::at(span, title, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_speaks_like_the_rest() {
        let of = |message| diagnostic(Some("kind"), message, 0..1);
        let found = of("invalid type: integer `5`, expected a string");
        let title = "the field `kind` has a value that it cannot have";
        assert_eq!(found, Diagnostic::at(0..1, title, "found integer `5`; expected a string"));
        let found = of("unknown variant `secton`, expected one of `article`, `section`");
        assert_eq!(
            found,
            Diagnostic::at(0..1, title, "found `secton`; expected one of `article`, `section`")
                .help("did you mean `section`?".to_owned())
        );
    }
}
