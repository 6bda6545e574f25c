//! Turns errors of the TOML parser and of serde into diagnostics.

use std::ops::Range;

use toml::de::Error;

use crate::diagnostics::Diagnostic;
use crate::suggest::did_you_mean;

/// Reports a syntax error.
pub(super) fn syntax(error: &Error, toml: &str) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    // There is nothing to mark at the end of a line, so the mark starts after the last character before it.
    let start = toml[..toml.floor_char_boundary(span.start)].trim_end().len().min(span.start);
    let span = if span.is_empty() { start..span.end } else { span };
    let found = toml.get(span.clone()).unwrap_or_default().trim();
    if let Some(expected) = error.message().strip_prefix("invalid date, expected ") {
        let label = format!("found `{found}`; expected a {expected}");
        return Diagnostic::at(span, "this is not a valid date", label);
    }
    if error.message() == "duplicate key" {
        let label = format!("found `{found}` again; expected it only once");
        return Diagnostic::at(span, "this field is there twice", label);
    }
    let label = error.message().replace('\n', "; ").replacen(", expected", "; expected", 1);
    Diagnostic::at(span, "this is not valid TOML", label)
}

/// Reports what serde says about the value of `key`, or about a table as a whole.
pub(super) fn value(key: Option<&str>, message: &str, span: Range<usize>) -> Diagnostic {
    let title = match key {
        Some(key) => format!("the field `{key}` has an invalid value"),
        None => "this cannot be read".to_owned(),
    };
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let names: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        let (found, known) = names.split_first().unwrap_or((&"", &[]));
        let help = did_you_mean(found, known.iter().copied());
        return Diagnostic::at(span, title, format!("found {}", rest.replacen(", expected", "; expected", 1)))
            .help(help);
    }
    let label = match message.strip_prefix("invalid type: ").and_then(|rest| rest.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("found {}; expected {}", found_type(found), expected_type(expected)),
        None => message.to_owned(),
    };
    Diagnostic::at(span, title, label)
}

/// Names a value without the terms of serde: `integer `5`` is `the number `5``.
fn found_type(found: &str) -> String {
    for (term, word) in [("integer ", "the number "), ("floating point ", "the number "), ("boolean ", "")] {
        if let Some(value) = found.strip_prefix(term) {
            return format!("{word}{value}");
        }
    }
    match found.strip_prefix("string ") {
        Some(text) => format!("the text {text}"),
        None if found == "sequence" => "a list".to_owned(),
        None if found == "map" => "a table".to_owned(),
        None => found.to_owned(),
    }
}

/// Names the expected type without the terms of serde and Rust.
fn expected_type(expected: &str) -> &str {
    match expected {
        "a string" => "text in quotes",
        "a boolean" => "`true` or `false`",
        "a sequence" => "a list",
        "a map" => "a table",
        "u32" => "a whole number",
        "an array of length 2" => "a list of two numbers",
        expected if expected.starts_with("struct ") => "a table",
        expected => expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_errors_become_found_and_expected() {
        let diagnostic = |message| value(Some("kind"), message, 0..1);
        let title = "the field `kind` has an invalid value";
        for (message, label) in [
            ("invalid type: integer `5`, expected a string", "found the number `5`; expected text in quotes"),
            ("invalid type: string \"yes\", expected a boolean", "found the text \"yes\"; expected `true` or `false`"),
            ("invalid type: boolean `true`, expected a sequence", "found `true`; expected a list"),
            ("invalid type: sequence, expected struct LinkFields", "found a list; expected a table"),
        ] {
            assert_eq!(diagnostic(message), Diagnostic::at(0..1, title, label));
        }
        assert_eq!(
            diagnostic("unknown variant `secton`, expected one of `article`, `section`"),
            Diagnostic::at(0..1, title, "found `secton`; expected one of `article`, `section`")
                .help("did you mean `section`?".to_owned())
        );
    }
}
