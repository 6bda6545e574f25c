//! Writes the fields of a file: those of an import, and those that writers added, which stay.

use compiler::rules::PLACEHOLDER;
use jiff::civil::Date;
use toml_edit::{Array, Datetime, DocumentMut, InlineTable, Item, value};

use crate::page_file::{IMPORTED, PageFile, digest};

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
    pub(crate) fn file(&self, existing: Option<&PageFile>, from: &str, on: Date) -> String {
        let mut fields = existing.map(PageFile::fields_to_keep).unwrap_or_default();
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
        format!("+++\n{}\n+++\n\n{}", fields.to_string().trim_matches('\n'), self.text)
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
    use crate::page_file::State;

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
        let existing = existing.map(|content| PageFile::parse(content.to_owned()));
        imported.file(existing.as_ref(), "https://www.ietf.org/blog/x/", "2026-12-01".parse().unwrap())
    }

    fn state(content: &str) -> State {
        PageFile::parse(content.to_owned()).state
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
