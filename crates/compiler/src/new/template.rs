//! What stands in a new file.

use std::fmt::Write;

use model::Day;
use serde_json::Value;

use super::New;
use crate::fields::{Described, Form, MeetingFields, PageFields, PostFields, UNWRITTEN};

/// The file as a whole: every field, those that can be left out behind a `#`, and a first line of text.
pub(super) fn file(new: &New, day: &Day) -> String {
    let front_matter = match new {
        New::Page { .. } => fields(&Form::<PageFields>::new().fields(), new, day),
        New::Post { .. } => fields(&Form::<PostFields>::new().fields(), new, day),
        New::Meeting { .. } => fields(&Form::<MeetingFields>::new().fields(), new, day),
    };
    format!("+++\n{front_matter}+++\n\nTo be written, in Markdown.\n")
}

fn fields(fields: &[Described<'_>], new: &New, day: &Day) -> String {
    let mut text = String::new();
    for field in fields {
        // Writing to a string cannot fail.
        let _ = match known(field, new) {
            Some(value) => writeln!(text, "{} = {value}", field.name),
            None if field.is_required => writeln!(text, "{} = {}", field.name, example(field, day)),
            None => writeln!(text, "# {} = {} # {}", field.name, example(field, day), field.in_short()),
        };
    }
    text
}

/// The value of a field of which something is known.
fn known(field: &Described<'_>, new: &New) -> Option<String> {
    match (field.name, new) {
        ("title", New::Page { title, .. } | New::Post { title, .. }) => Some(quoted(title)),
        ("draft", _) => Some("true".to_owned()),
        // A new meeting is planned.
        ("confirmed", New::Meeting { .. }) => Some("false".to_owned()),
        ("topics", New::Post { .. }) => Some(format!("[{}]", quoted(UNWRITTEN))),
        ("city", New::Meeting { number }) => Some(quoted(&format!("{UNWRITTEN}: the city of IETF {number}"))),
        _ => None,
    }
}

/// A value of the form of a field, in the place of one that is yet to be written.
fn example(field: &Described<'_>, day: &Day) -> String {
    let schema = field.schema;
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default();
    match (kind, schema["format"].as_str()) {
        ("string", Some("date")) => day.as_str().to_owned(),
        ("string", _) if field.is_required => quoted(&sentence(&field.in_short(), schema)),
        ("string", _) => quoted(schema["enum"][0].as_str().or_else(|| schema["default"].as_str()).unwrap_or_default()),
        ("array", _) => "[]".to_owned(),
        ("integer", _) => "0".to_owned(),
        ("boolean", _) => (!schema["default"].as_bool().unwrap_or_default()).to_string(),
        _ => quoted(schema["default"].as_str().unwrap_or_default()),
    }
}

/// Words that are as long as the field needs.
fn sentence(meaning: &str, schema: &Value) -> String {
    let least = schema["minLength"].as_u64().and_then(|least| usize::try_from(least).ok()).unwrap_or_default();
    let most = schema["maxLength"].as_u64().and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let mut text = format!("{UNWRITTEN}: {meaning}.");
    while text.chars().count() < least {
        text.push_str(" …");
    }
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

/// A text as a TOML string. What JSON escapes, TOML escapes in the same way.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn of(new: &New) -> String {
        file(new, &Day::parse("2026-01-05").unwrap())
    }

    #[test]
    fn a_page_has_every_field() {
        let text = of(&New::Page { address: "about/it".into(), title: "The \"new\" page".into() });
        expect![[r#"
            +++
            title = "The \"new\" page"
            description = "To be written: One or two sentences that answer \"what is this and why would I read on\"."
            # aliases = [] # Other names of the page, and words that visitors look for it with and that it does not have
            # as_of = 2026-01-05 # Day of the newest fact in the text
            # diagram = "" # The protocol header that is drawn beside the title
            draft = true
            # group = [] # The groups of the area, or of another body
            # kind = "article" # What the page shows beside its text
            # sources = [] # Where the facts come from, the most important first
            +++

            To be written, in Markdown.
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn a_post_has_a_day() {
        let text = of(&New::Post { title: "News".into(), name: None });
        expect![[r#"
            +++
            title = "News"
            date = 2026-01-05
            description = "To be written: What the post says, in one or two sentences; those with which it was first announced can be a little longer than ours."
            topics = ["To be written"]
            # as_of = 2026-01-05 # Day of the newest fact in the text, if that is not the day of publication
            # authors = [] # Who wrote it, as they are named in the source
            draft = true
            # original = "" # Address of the first publication: `https://…`
            # sources = [] # Where the facts come from, the most important first
            +++

            To be written, in Markdown.
        "#]].assert_eq(&text);
    }

    #[test]
    fn a_meeting_is_planned() {
        let text = of(&New::Meeting { number: 131 });
        expect![[r#"
            +++
            city = "To be written: the city of IETF 131"
            start = 2026-01-05
            end = 2026-01-05
            description = "To be written: What the meeting is or was, in one or two sentences."
            # as_of = 2026-01-05 # Day of the newest fact in the text
            # attendance = "" # How many took part, in words that say how they were counted
            confirmed = false
            # continent = "" # The part of the world
            # country = "" # The country
            draft = true
            # format = "" # How it is held: `Onsite and online`, `Online`
            # hosts = [] # Who hosts the meeting
            # links = [] # Its pages elsewhere, in order: agenda, proceedings, …
            # onsite = 0 # How many people took part on site, as a number for the chart of all meetings
            # position = [] # Where the city is on the map of past meetings: degrees of latitude (north) and longitude (east), whole numbers
            # remote = 0 # How many took part from elsewhere, likewise
            # rounded = true # Whether these numbers are rounded
            # sources = [] # Where the facts come from, the most important first
            # time_zone = "" # The time zone of the city by its name in the IANA Time Zone Database: `Europe/Vienna`
            # total = 0 # How many took part in all, where only that is known
            # venue = "" # The building
            +++

            To be written, in Markdown.
        "#]].assert_eq(&text);
    }
}
