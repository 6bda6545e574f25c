//! The content of a new file.

use std::fmt::Write;

use model::Day;
use serde_json::Value;

use super::NewFile;
use crate::fields::{FieldInfo, FieldParser, MeetingFields, PLACEHOLDER, PageFields, PostFields};

/// Fields for what happens to a meeting after it was planned, and the one that `script/import` writes.
const NOT_OF_NEW_FILES: [&str; 3] = ["cancelled", "imported", "moved"];

/// Fields of a meeting that somebody has to fill in. Those after the first are left to the Datatracker if it knows the meeting.
const MEETING_FIELDS: [&str; 4] = ["description", "city", "start", "end"];
/// Other fields that are left to the Datatracker if it knows the meeting.
const KNOWN_FIELDS: [&str; 6] = ["confirmed", "continent", "country", "time_zone", "total", "venue"];

/// Returns a file with every field that a new one can have, and a first line of text. Optional fields are commented out with `#`.
/// `is_known` says that the Datatracker knows the meeting: its facts are left out.
pub(super) fn file(new: &NewFile, is_known: bool, day: &Day) -> String {
    let front_matter = match new {
        NewFile::Page { .. } => fields(&FieldParser::<PageFields>::new().fields(), new, day),
        NewFile::Post { .. } => fields(&FieldParser::<PostFields>::new().fields(), new, day),
        NewFile::Meeting { .. } => {
            let parser = FieldParser::<MeetingFields>::new();
            let mut written = parser.fields();
            let is_fact = |name: &str| MEETING_FIELDS[1..].contains(&name) || KNOWN_FIELDS.contains(&name);
            written.retain(|field| !(is_known && is_fact(field.name)));
            let order = |name: &str| MEETING_FIELDS.iter().position(|first| *first == name);
            written.sort_by_key(|field| order(field.name).unwrap_or(MEETING_FIELDS.len()));
            fields(&written, new, day)
        }
    };
    format!("+++\n{front_matter}+++\n\nTo be written, in Markdown.\n")
}

fn fields(fields: &[FieldInfo<'_>], new: &NewFile, day: &Day) -> String {
    let mut text = String::new();
    for field in fields.iter().filter(|field| !NOT_OF_NEW_FILES.contains(&field.name)) {
        // Writing to a string cannot fail.
        let is_of_meeting = matches!(new, NewFile::Meeting { .. }) && MEETING_FIELDS.contains(&field.name);
        let is_prompted = field.is_required || is_of_meeting;
        let _ = match known_value(field, new) {
            Some(value) => writeln!(text, "{} = {value}", field.name),
            None if is_prompted => writeln!(text, "{} = {}", field.name, example(field, is_prompted, day)),
            None => writeln!(text, "# {} = {} # {}", field.name, example(field, is_prompted, day), field.summary()),
        };
    }
    text
}

/// Returns the value of a field that is known from the start.
fn known_value(field: &FieldInfo<'_>, new: &NewFile) -> Option<String> {
    match (field.name, new) {
        ("title", NewFile::Page { title, .. } | NewFile::Post { title, .. }) => Some(quoted(title)),
        ("draft", _) => Some("true".to_owned()),
        // A new meeting is planned.
        ("confirmed", NewFile::Meeting { .. }) => Some("false".to_owned()),
        ("topics", NewFile::Post { .. }) => Some(format!("[{}]", quoted(PLACEHOLDER))),
        ("city", NewFile::Meeting { number }) => Some(quoted(&format!("{PLACEHOLDER}: the city of IETF {number}"))),
        _ => None,
    }
}

/// Returns a valid value as a placeholder.
fn example(field: &FieldInfo<'_>, is_prompted: bool, day: &Day) -> String {
    let schema = field.schema;
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default();
    match (kind, schema["format"].as_str()) {
        ("string", Some("date")) => day.as_str().to_owned(),
        ("string", _) if is_prompted => quoted(&placeholder(&field.summary(), schema)),
        ("string", _) => quoted(schema["enum"][0].as_str().or_else(|| schema["default"].as_str()).unwrap_or_default()),
        ("array", _) => "[]".to_owned(),
        ("integer", _) => "0".to_owned(),
        ("boolean", _) => (!schema["default"].as_bool().unwrap_or_default()).to_string(),
        _ => quoted(schema["default"].as_str().unwrap_or_default()),
    }
}

/// Returns a prompt for the writer that is as long as the field requires.
fn placeholder(meaning: &str, schema: &Value) -> String {
    let min = schema["minLength"].as_u64().and_then(|min| usize::try_from(min).ok()).unwrap_or_default();
    let max = schema["maxLength"].as_u64().and_then(|max| usize::try_from(max).ok()).unwrap_or(usize::MAX);
    let mut text = format!("{PLACEHOLDER}: {meaning}.");
    while text.chars().count() < min {
        text.push_str(" …");
    }
    text.chars().take(max).collect::<String>().trim_end().to_owned()
}

/// Quotes a text as a TOML string. The escapes of JSON are valid in TOML.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn of(new: &NewFile) -> String {
        file(new, false, &Day::parse("2026-01-05").unwrap())
    }

    #[test]
    fn page_has_every_field() {
        let text = of(&NewFile::Page { address: "about/it".into(), title: "The \"new\" page".into() });
        expect![[r#"
            +++
            title = "The \"new\" page"
            description = "To be written: One or two sentences that answer \"what is this, and why should I read on\"."
            # about = "" # Acronym of the area, or of another body, that the page is about, as the Datatracker has it: `sec`, `iab`
            # aliases = [] # Other names of the page, and words that visitors search for but the page does not use
            # as_of = 2026-01-05 # Date of the most recent fact in the text
            # calls_to_action = [] # Buttons under the title, the most important one first: what visitors come for
            # diagram = "" # Diagram of a protocol header beside the title
            draft = true
            # group = [] # The groups of the area, or of another body
            # kind = "article" # What the page shows besides its text
            # original = "" # Address of the original, if the page sums up a page of another site: `https://…`
            # rfcs_of = [] # Acronyms of groups, as the Datatracker has them: `["quic", "tcpm"]`
            # sources = [] # Sources of the facts, most important first
            # valid_until = 2026-01-05 # Last day for which a list on the page is right
            +++

            To be written, in Markdown.
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn post_has_a_date() {
        let text = of(&NewFile::Post { title: "News".into(), name: None });
        expect![[r#"
            +++
            title = "News"
            date = 2026-01-05
            description = "To be written: One or two sentences that summarize the post."
            topics = ["To be written"]
            # as_of = 2026-01-05 # Date of the most recent fact in the text, if it differs from the date of publication
            # authors = [] # Names of the authors, as in the source
            draft = true
            # original = "" # Address of the original, if the post is a summary: `https://…`
            # sources = [] # Sources of the facts, most important first
            +++

            To be written, in Markdown.
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn meeting_is_not_confirmed() {
        let text = of(&NewFile::Meeting { number: 131 });
        expect![[r#"
            +++
            description = "To be written: One or two sentences that say what the meeting is or was."
            city = "To be written: the city of IETF 131"
            start = 2026-01-05
            end = 2026-01-05
            # as_of = 2026-01-05 # Date of the most recent fact in the text
            # attendance = "" # Attendance in words, which say how participants were counted
            confirmed = false
            # continent = "" # The continent
            # country = "" # The country
            draft = true
            # format = "" # Format of the meeting: `Onsite and online`, `Online`
            # hosts = [] # Who hosts the meeting
            # links = [] # Related pages, in order: agenda, proceedings, and so on
            # onsite = 0 # Number of participants on site, for the chart of all meetings
            # position = [] # Position of the city on the map of past meetings: latitude (north) and longitude (east) in whole degrees
            # remote = 0 # Number of remote participants, for the chart of all meetings
            # rounded = true # Whether these numbers are rounded
            # sources = [] # Sources of the facts, most important first
            # time_zone = "" # Time zone of the city, by its name in the IANA Time Zone Database: `Europe/Vienna`
            # total = 0 # Total number of participants, if only that is known
            # venue = "" # The building, with its address
            +++

            To be written, in Markdown.
        "#]].assert_eq(&text);
    }

    #[test]
    fn facts_of_a_known_meeting_are_left_out() {
        let text = file(&NewFile::Meeting { number: 131 }, true, &Day::parse("2026-01-05").unwrap());
        let names = text.lines().filter_map(|line| line.trim_start_matches("# ").split_once(" = "));
        let names: Vec<&str> = names.map(|(name, _)| name).collect();
        let expected = [
            "description",
            "as_of",
            "attendance",
            "draft",
            "format",
            "hosts",
            "links",
            "onsite",
            "position",
            "remote",
            "rounded",
            "sources",
        ];
        assert_eq!(names, expected);
        assert!(text.contains("\ndescription = \"To be written: "), "{text}");
    }
}
