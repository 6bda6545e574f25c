//! The fields of a file: those that an import writes, and those that writers add, which stay.

use std::fmt::Write as _;

use compiler::rules::PLACEHOLDER;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use toml_edit::{Array, Datetime, DocumentMut, InlineTable, Item, Value, value};

/// Field that says where a text was imported from.
const IMPORTED: &str = "imported";

/// Fields of a file that is not imported which stay if the original takes the place of its text: those that the source does not have.
const KEPT: [&str; 5] = ["about", "aliases", "diagram", "group", "kind"];

/// What an import writes into a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Imported {
    pub(crate) title: String,
    /// Description; `None` if the source has none, which a writer has to add.
    pub(crate) description: Option<String>,
    /// Date of publication of a post.
    pub(crate) date: Option<Date>,
    pub(crate) authors: Vec<String>,
    /// Topics of a post; `None` for a page. An empty list has to be filled by a writer.
    pub(crate) topics: Option<Vec<String>>,
    /// Date of the facts of a page, as of a statement.
    pub(crate) as_of: Option<Date>,
    /// Whether a writer has something to add before the file can be published.
    pub(crate) is_draft: bool,
    /// The text, in Markdown.
    pub(crate) text: String,
}

/// What is known of a file that is there already.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum State {
    /// Written by hand: a summary, say.
    HandWritten,
    /// As an import wrote it.
    Untouched,
    /// Imported, and changed by a writer since.
    Changed,
}

/// Splits a file into fields and text.
pub(crate) fn split(file: &str) -> Option<(DocumentMut, &str)> {
    let mut lines = file.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "+++" {
        return None;
    }
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "+++" {
            return Some((file[first.len()..at].parse().ok()?, &file[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Returns the value of a field that is a date.
pub(crate) fn date(fields: &DocumentMut, name: &str) -> Option<Date> {
    fields.get(name)?.as_datetime()?.date?.to_string().parse().ok()
}

/// Returns the topics of a post.
pub(crate) fn topics(file: &str) -> Vec<String> {
    let topics = split(file).map(|(fields, _)| texts(&fields, "topics")).unwrap_or_default();
    topics.into_iter().filter(|topic| topic != PLACEHOLDER).collect()
}

/// Returns the address of the page that a text comes from, or that it sums up.
pub(crate) fn origin(fields: &DocumentMut) -> Option<&str> {
    let imported = fields.get(IMPORTED).and_then(|imported| imported.get("from"));
    imported.or_else(|| fields.get("original"))?.as_str()
}

/// Returns the day that an import wrote into a file.
pub(crate) fn imported_on(file: &str) -> Option<Date> {
    let (fields, _) = split(file)?;
    fields.get(IMPORTED)?.get("on")?.as_datetime()?.date?.to_string().parse().ok()
}

fn texts(fields: &DocumentMut, name: &str) -> Vec<String> {
    let values = fields.get(name).and_then(Item::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Returns the digest of what an import writes: SHA-256 of title, description, date and authors, each on a line, an empty line, and
/// the text, without empty lines around it and with a line feed at its end. It depends on no field that a writer adds.
pub(crate) fn digest(title: &str, description: &str, date: Option<Date>, authors: &[String], text: &str) -> String {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let text = text.replace("\r\n", "\n");
    let all = format!("{title}\n{description}\n{date}\n{}\n\n{}\n", authors.join(", "), text.trim_matches('\n'));
    format!("{:x}", Sha256::digest(all))
}

/// Returns the digest of what stands in a file now.
fn digest_of(fields: &DocumentMut, text: &str) -> String {
    let line = |name: &str| fields.get(name).and_then(Item::as_str).unwrap_or_default();
    digest(line("title"), line("description"), date(fields, "date"), &texts(fields, "authors"), text)
}

/// Returns the digest that the import wrote into a file.
pub(crate) fn recorded_digest(file: &str) -> Option<String> {
    let (fields, _) = split(file)?;
    Some(fields.get(IMPORTED)?.get("digest")?.as_str()?.to_owned())
}

/// Returns whether a writer has changed a file.
pub(crate) fn state(file: &str) -> State {
    let Some((fields, text)) = split(file) else { return State::HandWritten };
    match recorded_digest(file) {
        None if fields.get(IMPORTED).is_none() => State::HandWritten,
        Some(recorded) if recorded == digest_of(&fields, text) => State::Untouched,
        _ => State::Changed,
    }
}

impl Imported {
    /// Returns the digest of what is written.
    pub(crate) fn digest(&self) -> String {
        digest(&self.title, &self.description(), self.date, &self.authors, &self.text)
    }

    fn description(&self) -> String {
        let missing =
            || format!("{PLACEHOLDER}: one or two sentences that say what this page is about, and why to read on.");
        self.description.clone().unwrap_or_else(missing)
    }

    /// Returns the whole file. Fields of the file that is there stay, as far as they can.
    pub(crate) fn file(&self, existing: Option<&str>, from: &str, on: Date) -> String {
        let existing_state = existing.map(state);
        let mut fields = existing.and_then(split).map(|(fields, _)| fields).unwrap_or_default();
        if existing_state == Some(State::HandWritten) {
            keep_fields(&mut fields);
        }
        let was_incomplete = fields.to_string().contains(PLACEHOLDER);
        fields.insert("title", value(self.title.as_str()));
        fields.insert("description", value(self.description()));
        set(&mut fields, "date", self.date.map(|date| value(datetime(date))));
        set(&mut fields, "authors", list(&self.authors));
        if let Some(topics) = &self.topics {
            let missing = [PLACEHOLDER.to_owned()];
            let topics = if topics.is_empty() { &missing[..] } else { topics };
            set(&mut fields, "topics", list(topics));
        }
        if let (Some(as_of), None) = (self.as_of, fields.get("as_of")) {
            fields.insert("as_of", value(datetime(as_of)));
        }
        if self.is_draft {
            fields.insert("draft", value(true));
        } else if was_incomplete {
            fields.remove("draft");
        }
        let mut imported = InlineTable::new();
        imported.insert("from", from.into());
        imported.insert("on", datetime(on).into());
        imported.insert("digest", self.digest().into());
        fields.insert(IMPORTED, value(imported));
        let mut file = String::new();
        // Writing to a string cannot fail.
        let _ = write!(file, "+++\n{}\n+++\n\n{}", fields.to_string().trim_matches('\n'), self.text);
        file
    }
}

/// Removes the fields that belong to a text that is replaced.
fn keep_fields(fields: &mut DocumentMut) {
    let names: Vec<String> = fields.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names.iter().filter(|name| !KEPT.contains(&name.as_str())) {
        fields.remove(name);
    }
    // The lists of a timeline have a form of their own.
    if fields.get("kind").and_then(Item::as_str) == Some("timeline") {
        fields.remove("kind");
    }
}

fn set(fields: &mut DocumentMut, name: &str, item: Option<Item>) {
    match item {
        Some(item) => {
            fields.insert(name, item);
        }
        None => {
            fields.remove(name);
        }
    }
}

fn list(texts: &[String]) -> Option<Item> {
    let array: Array = texts.iter().map(String::as_str).collect();
    (!texts.is_empty()).then(|| value(array))
}

fn datetime(date: Date) -> Datetime {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or_default();
    Datetime {
        date: Some(toml_edit::Date { year, month: part(date.month()), day: part(date.day()) }),
        time: None,
        offset: None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn imported() -> Imported {
        Imported {
            title: "A “title”\"+++".into(),
            description: Some("What it is.".into()),
            date: Some("2026-03-14".parse().unwrap()),
            authors: vec!["Jane Doe".into()],
            topics: Some(vec!["AI".into()]),
            text: "Text.\n".into(),
            ..Imported::default()
        }
    }

    fn file(imported: &Imported, existing: Option<&str>) -> String {
        imported.file(existing, "https://www.ietf.org/blog/x/", "2026-12-01".parse().unwrap())
    }

    #[test]
    fn new_file_has_the_fields_of_the_source() {
        expect![[r#"
            +++
            title = 'A “title”"+++'
            description = "What it is."
            date = 2026-03-14
            authors = ["Jane Doe"]
            topics = ["AI"]
            imported = { from = "https://www.ietf.org/blog/x/", on = 2026-12-01, digest = "5176c75033fc447ae8152c8ced3908c1a2772748bd995e1c45ed9d5e49fed210" }
            +++

            Text.
        "#]]
        .assert_eq(&file(&imported(), None));
    }

    #[test]
    fn only_changes_of_what_was_imported_count() {
        let written = file(&imported(), None);
        assert_eq!(state(&written), State::Untouched);
        assert_eq!(state(&written.replace("topics", "as_of = 2026-01-01\ntopics")), State::Untouched);
        assert_eq!(state(&written.replace('\n', "\r\n")), State::Untouched);
        for (from, to) in [("Text.", "Text!"), ("What it is.", "What?"), ("Jane", "John"), ("2026-03-14", "2026-03-15")]
        {
            assert_eq!(state(&written.replace(from, to)), State::Changed, "{to}");
        }
        assert_eq!(state("+++\ntitle = \"x\"\n+++\n"), State::HandWritten);
        assert_eq!(state("no fields"), State::HandWritten);
    }

    #[test]
    fn fields_that_writers_added_stay() {
        let written =
            file(&imported(), None).replace("topics = [\"AI\"]", "aliases = [\"own\"] # why\ntopics = [\"AI\"]");
        let again = file(&Imported { text: "New.\n".into(), ..imported() }, Some(&written));
        assert!(again.contains("aliases = [\"own\"] # why\n") && again.ends_with("\n\nNew.\n"), "{again}");
    }

    #[test]
    fn fields_of_a_replaced_summary_go() {
        let summary = "+++\ntitle = \"S\"\naliases = [\"own\"]\nas_of = 2026-01-01\nsources = [{ title = \"a\" }]\noriginal = \"https://x.example/\"\ndraft = true\n+++\n\nSummary.\n";
        let replaced = file(&imported(), Some(summary));
        assert!(replaced.contains("aliases"), "{replaced}");
        for gone in ["as_of", "sources", "original", "draft", "Summary"] {
            assert!(!replaced.contains(gone), "{gone}: {replaced}");
        }
    }
}
