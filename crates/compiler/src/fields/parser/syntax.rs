//! Turns syntax errors of TOML into what the writer typed and what to type instead.
//!
//! The parser says what TOML allows at a place. Most mistakes are of another kind: a text without quotes, or a date as in a letter. So
//! the value on the line is looked at first, and the words of the parser are the last resort.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::Error;

use crate::diagnostics::Diagnostic;

/// How a date is written, for messages.
const DATE: &str = "expected year, month and day, as in `2026-01-05`";

/// Reports syntax errors, one for each line: what follows on a line is a consequence of its first error.
pub(super) fn report(errors: &[Error], toml: &str) -> Vec<Diagnostic> {
    let mut reported: Vec<usize> = Vec::new();
    let mut diagnostics = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or_default();
        let line = toml[..toml.floor_char_boundary(span.start)].matches('\n').count();
        if !reported.contains(&line) {
            reported.push(line);
            diagnostics.push(diagnostic(error, toml));
        }
    }
    diagnostics
}

fn diagnostic(error: &Error, toml: &str) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    // There is nothing to mark at the end of a line, so the mark starts after the last character before it.
    let start = toml[..toml.floor_char_boundary(span.start)].trim_end().len().min(span.start);
    let span = if span.is_empty() { start..span.end } else { span };
    let found = toml.get(span.clone()).unwrap_or_default().trim();
    if error.message() == "duplicate key" {
        let label = format!("found `{found}` again; expected it only once");
        return Diagnostic::at(span, "this field is there twice", label);
    }
    let line = Line::at(toml, span.start);
    if let Some(diagnostic) = line.key_mistake() {
        return diagnostic;
    }
    let value = line.value(&span);
    if let Some((title, label)) = value_mistake(&toml[value.clone()]) {
        return Diagnostic::at(value, title, label);
    }
    if let Some(expected) = error.message().strip_prefix("invalid date, expected ") {
        let expected = expected.strip_prefix("a ").unwrap_or(expected);
        return Diagnostic::at(span, "this is not a valid date", format!("found `{found}`; expected a {expected}"));
    }
    let message = error.message().replace('\n', ", ");
    let label = match message.split(", ").next().unwrap_or_default() {
        "missing comma between array elements" => "expected a comma between the items of the list".to_owned(),
        "unclosed array" => "expected a `]` at the end of the list".to_owned(),
        "unclosed inline table" | "invalid inline table element" => "expected a comma, or a `}` at the end".to_owned(),
        "string values must be quoted" if found.is_empty() => {
            "found nothing after the `=`; expected a value".to_owned()
        }
        "string values must be quoted" => {
            format!("found `{found}`; expected a text in quotes, a number, a date or a list")
        }
        _ => message.replacen(", expected", "; expected", 1),
    };
    Diagnostic::at(span, "this is not valid TOML", label)
}

/// A line of the file.
struct Line<'a> {
    toml: &'a str,
    span: Range<usize>,
}

impl<'a> Line<'a> {
    /// Returns the line at a position.
    fn at(toml: &'a str, position: usize) -> Self {
        let position = toml.floor_char_boundary(position);
        let start = toml[..position].rfind('\n').map_or(0, |at| at + 1);
        let end = toml[position..].find('\n').map_or(toml.len(), |at| position + at);
        // Everything before TOML in the file is padding.
        let start = start + toml[start..end].len() - toml[start..end].trim_start().len();
        Self { toml, span: start..start.max(end) }
    }

    fn text(&self) -> &'a str {
        &self.toml[self.span.clone()]
    }

    /// Reports what is wrong before the value: no `=`, or a key that needs quotes.
    fn key_mistake(&self) -> Option<Diagnostic> {
        let text = self.text();
        let is_bare = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
        let key = &text[..text.find(|end| !is_bare(end)).unwrap_or(text.len())];
        let rest = text[key.len()..].trim_start();
        let span = |length: usize| self.span.start..self.span.start + length;
        if key.is_empty() {
            let key = text.split_once('=').map(|(key, _)| key.trim()).filter(|key| key.starts_with('/'))?;
            let label = format!("found `{key}`; expected it in quotes: `\"{key}\"`");
            return Some(Diagnostic::at(span(key.len()), "this has no quotes", label));
        }
        if let Some(value) = rest.strip_prefix(':') {
            let label = format!("found `{key}:`; expected `{key} = {}`", quoted(value.trim()));
            return Some(Diagnostic::at(span(key.len() + 1), "a field has a `=` after its name", label));
        }
        let is_field = !rest.starts_with(['=', '.']) && !key.starts_with(|first: char| first.is_ascii_digit());
        is_field.then(|| {
            let label = format!("found no `=` after `{key}`; expected `{key} = {}`", quoted(rest));
            Diagnostic::at(span(key.len()), "a field has a `=` after its name", label)
        })
    }

    /// Returns the position of the value: the rest of the line, or `span` if that is part of a list or a table.
    fn value(&self, span: &Range<usize>) -> Range<usize> {
        let text = self.text();
        let rest = text.split_once('=').map(|(_, value)| value.trim());
        match rest
            .filter(|value| !value.is_empty() && !text.starts_with(['{', '[', '"']) && !value.starts_with(['[', '{']))
        {
            Some(value) => {
                let end = self.span.start + text.trim_end().len();
                end - value.len()..end
            }
            None => span.clone(),
        }
    }
}

/// Returns a value as it has to be written: in quotes, if it is a text.
fn quoted(value: &str) -> String {
    let bare = value.trim_matches(['"', '\'', '“', '”', '‘', '’', '„']);
    let is_other = value.starts_with(['[', '{']) || ["true", "false"].contains(&value) || value.parse::<f64>().is_ok();
    match value {
        "" => "…".to_owned(),
        _ if is_other || value.parse::<Date>().is_ok() => value.to_owned(),
        _ => format!("\"{}\"", bare.replace('"', "\\\"")),
    }
}

/// Recognizes what was typed. Returns the title and the label of a mistake.
fn value_mistake(value: &str) -> Option<(&'static str, String)> {
    let value = value.trim();
    if let Some(word) = boolean(value) {
        return Some(("this is neither `true` nor `false`", format!("found `{value}`; expected `{word}`")));
    }
    // Of a day that does not exist, the parser says which do.
    let is_typed_right = value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if let Some(Dated(date)) = date(value).filter(|_| !is_typed_right) {
        let expected = date.map_or_else(|| DATE.to_owned(), |date| format!("expected `{date}`"));
        return Some(("this is not a valid date", format!("found `{value}`; {expected}")));
    }
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty()
        && value.chars().all(|character| character.is_ascii_digit() || ", _'\u{a0}\u{202f}".contains(character))
    {
        return Some((
            "this is not a number",
            format!("found `{value}`; expected `{}`", digits.trim_start_matches('0')),
        ));
    }
    let curly = ['“', '”', '„', '‘', '’', '«', '»'];
    if value.starts_with(curly) || (value.starts_with('"') && value.ends_with(curly) && value.matches('"').count() == 1)
    {
        return Some((
            "these quotes are curly",
            format!("found `{value}`; expected straight quotes: `{}`", quoted(value)),
        ));
    }
    if value.starts_with('"') {
        let inner = value.strip_prefix('"')?;
        return match inner.strip_suffix('"') {
            Some(inner) if inner.contains('"') && !inner.contains("\\\"") => {
                let label = format!("found quotes within quotes; expected `{}`", quoted(value));
                Some(("a quote within a text has a backslash", label))
            }
            None if !inner.contains('"') => {
                Some(("this text has no end", format!("found `{value}`; expected a `\"` at its end: `{value}\"`")))
            }
            _ => None,
        };
    }
    value
        .starts_with(char::is_alphabetic)
        .then(|| ("this text has no quotes", format!("found `{value}`; expected `{}`", quoted(value))))
}

/// Returns the word for a yes or a no.
fn boolean(value: &str) -> Option<&'static str> {
    match value.to_ascii_lowercase().as_str() {
        "yes" | "y" | "on" | "true" => Some("true"),
        "no" | "n" | "off" | "false" => Some("false"),
        _ => None,
    }
}

/// A date that was written in another way.
struct Dated(
    /// The day, if only one can be meant.
    Option<Date>,
);

/// Recognizes a date.
fn date(value: &str) -> Option<Dated> {
    let parts: Vec<&str> = value.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| {
        let digits = part.trim_end_matches(|suffix: char| suffix.is_ascii_alphabetic());
        let is_ordinal = ["", "st", "nd", "rd", "th"].contains(&&part[digits.len()..]);
        digits.parse::<i16>().ok().filter(|_| is_ordinal && !digits.starts_with('+'))
    };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let make = |year: &str, month: i16, day: &str| {
        Date::new(year.parse().ok()?, i8::try_from(month).ok()?, i8::try_from(number(day)?).ok()?).ok()
    };
    let is_day = |part: &str| number(part).is_some();
    match parts.as_slice() {
        [day, name, year] | [name, day, year] if is_year(year) && month(name).is_some() && is_day(day) => {
            Some(Dated(make(year, month(name)?, day)))
        }
        [year, of_year, day] if is_year(year) && is_day(of_year) && is_day(day) => {
            Some(Dated(make(year, number(of_year)?, day)))
        }
        // Which of the two is the month differs between countries.
        [one, other, year] if is_year(year) && is_day(one) && is_day(other) => Some(Dated(None)),
        [name, year] if is_year(year) && month(name).is_some() => Some(Dated(None)),
        [year, of_year] if is_year(year) && value.contains(['-', '/']) && is_day(of_year) => Some(Dated(None)),
        _ => None,
    }
}

/// Returns the number of a month, by its English name or the first three letters of it.
fn month(name: &str) -> Option<i16> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let is_it = |full: &str| name.len() >= 3 && full.starts_with(&name);
    names.iter().position(|full| is_it(full)).and_then(|at| i16::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(value: &str) -> String {
        value_mistake(value).map(|(_, label)| label).unwrap_or_default()
    }

    #[test]
    fn dates_of_letters_are_recognized() {
        for text in ["4 March 2026", "March 4, 2026", "2026-3-4", "2026/03/04", "4th Mar 2026", "4. March 2026"] {
            assert_eq!(label(text), format!("found `{text}`; expected `2026-03-04`"));
        }
        for text in ["3/4/2026", "04.03.2026", "March 2026", "2026-03", "31 June 2026"] {
            assert_eq!(label(text), format!("found `{text}`; {DATE}"));
        }
    }

    #[test]
    fn r8_values_are_shown_as_they_have_to_be_written() {
        for (found, expected) in [
            ("yes", "`true`"),
            ("False", "`false`"),
            ("1,000", "`1000`"),
            ("1 000", "`1000`"),
            ("“Example”", "straight quotes: `\"Example\"`"),
            ("\"Example”", "straight quotes: `\"Example\"`"),
            ("Example page", "`\"Example page\"`"),
        ] {
            assert_eq!(label(found), format!("found `{found}`; expected {expected}"));
        }
        assert_eq!(label("\"The \"new\" page\""), "found quotes within quotes; expected `\"The \\\"new\\\" page\"`");
        assert_eq!(label("\"Example"), "found `\"Example`; expected a `\"` at its end: `\"Example\"`");
        for correct in ["2026-02-30", "\"Example\"", "[1]", "{ a = 1 }", "", "'a'"] {
            assert_eq!(value_mistake(correct), None, "{correct}");
        }
    }
}
