//! Turns what serde says about values into diagnostics.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::suggest::did_you_mean;

/// Reports what serde says about the value of `key`, or about a table as a whole. `written` is the value as it is in the file.
pub(super) fn value(key: Option<&str>, message: &str, span: Range<usize>, written: &str) -> Diagnostic {
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
    let stripped = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    let label = if let Some((found, expected)) = stripped.and_then(|rest| rest.rsplit_once(", expected ")) {
        let found = if written.starts_with('[') && found == "map" { format!("`{written}`") } else { found_type(found) };
        format!("found {found}; expected {}", expected_value(key, expected, written))
    } else if message.starts_with("wanted string or table") {
        format!("found `{written}`; expected text in quotes")
    } else if message.starts_with("unknown field `$__toml_private_datetime`") {
        // What serde says about a date in place of a table.
        format!("found the date {written}; expected {}", expected_value(key, "a map", written))
    } else {
        message.to_owned()
    };
    Diagnostic::at(span, title, label)
}

/// Names what is expected in place of what is `written`, with an example if it is not plain.
fn expected_value(key: Option<&str>, expected: &str, written: &str) -> String {
    let example = match expected {
        // A section of which there can be several has two brackets.
        "a sequence" if written.starts_with('[') => return format!("`[{written}]`, because there can be several"),
        "u32" if written.parse::<u64>().is_ok() => return "a smaller number".to_owned(),
        "a sequence" if key == Some("sources") && written.starts_with('"') => format!("[{{ title = {written} }}]"),
        "a sequence" if written.starts_with(['"', '{']) && written.len() < 60 => format!("[{written}]"),
        "a boolean" => match written.trim_matches('"') {
            "yes" | "true" | "1" => return "`true`".to_owned(),
            "no" | "false" | "0" => return "`false`".to_owned(),
            _ => String::new(),
        },
        "a map" | "struct MovedFields" if key == Some("moved") => {
            "{ start = 2026-07-18, end = 2026-07-24, city = \"Vienna\" }".to_owned()
        }
        "struct SourceFields" => "{ title = \"…\", url = \"https://…\" }".to_owned(),
        "struct LinkFields" => "{ label = \"…\", href = \"/…/\" }".to_owned(),
        _ => String::new(),
    };
    let name = expected_type(expected);
    if example.is_empty() { name.to_owned() } else { format!("{name}, as in `{example}`") }
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
        "u32" => "a whole number that is not negative",
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u64" => "a whole number",
        "f32" | "f64" => "a number",
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
        let diagnostic = |message| value(Some("kind"), message, 0..1, "");
        let title = "the field `kind` has an invalid value";
        for (message, label) in [
            ("invalid type: integer `5`, expected a string", "found the number `5`; expected text in quotes"),
            ("invalid type: string \"yes\", expected a boolean", "found the text \"yes\"; expected `true` or `false`"),
            ("invalid type: boolean `true`, expected a sequence", "found `true`; expected a list"),
            ("invalid type: sequence, expected struct FooterFields", "found a list; expected a table"),
            ("invalid type: floating point `1.5`, expected i16", "found the number `1.5`; expected a whole number"),
            (
                "invalid value: integer `-5`, expected u32",
                "found the number `-5`; expected a whole number that is not negative",
            ),
        ] {
            assert_eq!(diagnostic(message), Diagnostic::at(0..1, title, label));
        }
        let label = |message, written| value(Some("x"), message, 0..1, written);
        for (message, written, expected) in [
            (
                "invalid type: string \"A\", expected a sequence",
                "\"A\"",
                "found the text \"A\"; expected a list, as in `[\"A\"]`",
            ),
            (
                "invalid type: map, expected a sequence",
                "[x]",
                "found `[x]`; expected `[[x]]`, because there can be several",
            ),
            ("invalid type: integer `1`, expected a boolean", "1", "found the number `1`; expected `true`"),
            ("wanted string or table", "5", "found `5`; expected text in quotes"),
            (
                "invalid type: string \"x\", expected struct LinkFields",
                "\"x\"",
                "found the text \"x\"; expected a table, as in `{ label = \"…\", href = \"/…/\" }`",
            ),
        ] {
            let title = "the field `x` has an invalid value";
            assert_eq!(label(message, written), Diagnostic::at(0..1, title, expected));
        }
        assert_eq!(
            diagnostic("unknown variant `secton`, expected one of `article`, `section`"),
            Diagnostic::at(0..1, title, "found `secton`; expected one of `article`, `section`")
                .help("did you mean `section`?".to_owned())
        );
    }
}
