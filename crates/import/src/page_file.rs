//! A Markdown file of the project: its fields and its text, and whether a person wrote or changed it.

use compiler::rules::{PLACEHOLDER, split_front_matter};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use toml_edit::{DocumentMut, Item, Value};

/// Field that says where a text was imported from.
pub(crate) const IMPORTED: &str = "imported";

/// Fields of a file that is not imported which stay if the original takes the place of its text: those that the source does not have.
const KEPT: [&str; 5] = ["about", "aliases", "diagram", "group", "kind"];

/// A Markdown file. Without front matter that can be read, it has no fields and no text.
#[derive(Clone, Debug)]
pub(crate) struct PageFile {
    /// The whole file.
    pub(crate) content: String,
    pub(crate) state: State,
    fields: DocumentMut,
    /// Where the text starts.
    text_start: usize,
}

/// Who wrote a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum State {
    /// Written by hand: a summary, say.
    HandWritten,
    /// As an import wrote it.
    Untouched,
    /// Imported, and changed by a writer since.
    Changed,
}

impl PageFile {
    /// Parses the content of a file.
    pub(crate) fn parse(content: String) -> Self {
        let parts = split_front_matter(&content);
        let parsed = parts.and_then(|(fields, text)| Some((fields.parse().ok()?, content.len() - text.len())));
        let (fields, text_start) = parsed.unwrap_or_else(|| (DocumentMut::new(), content.len()));
        let mut file = Self { content, state: State::HandWritten, fields, text_start };
        if file.fields.contains_key(IMPORTED) {
            let is_untouched = file.recorded_digest() == Some(&file.current_digest());
            file.state = if is_untouched { State::Untouched } else { State::Changed };
        }
        file
    }

    /// Returns the text below the fields.
    pub(crate) fn text(&self) -> &str {
        &self.content[self.text_start..]
    }

    /// Returns the title, or an empty text.
    pub(crate) fn title(&self) -> &str {
        self.line("title")
    }

    /// Returns whether this is a draft.
    pub(crate) fn is_draft(&self) -> bool {
        self.fields.get("draft").and_then(Item::as_bool).unwrap_or_default()
    }

    /// Returns the date of publication of a post.
    pub(crate) fn date(&self) -> Option<Date> {
        date(self.fields.get("date")?)
    }

    /// Returns the topics of a post.
    pub(crate) fn topics(&self) -> Vec<String> {
        self.texts("topics").into_iter().filter(|topic| topic != PLACEHOLDER).collect()
    }

    /// Returns the address of the page that a text comes from, or that it sums up.
    pub(crate) fn origin(&self) -> Option<&str> {
        let imported = self.imported("from");
        imported.or_else(|| self.fields.get("original"))?.as_str()
    }

    /// Returns the day that an import wrote into the file.
    pub(crate) fn imported_on(&self) -> Option<Date> {
        date(self.imported("on")?)
    }

    /// Returns the digest that an import wrote into the file.
    pub(crate) fn recorded_digest(&self) -> Option<&str> {
        self.imported("digest")?.as_str()
    }

    /// Returns the fields that stay if the file is written again. Of a text that is replaced, only few do.
    pub(crate) fn fields_to_keep(&self) -> DocumentMut {
        let mut fields = self.fields.clone();
        if self.state != State::HandWritten {
            return fields;
        }
        fields.retain(|name, _| KEPT.contains(&name));
        // The lists of a timeline have a form of their own.
        if fields.get("kind").and_then(Item::as_str) == Some("timeline") {
            fields.remove("kind");
        }
        fields
    }

    /// Returns the digest of what stands in the file now.
    fn current_digest(&self) -> String {
        digest(self.title(), self.line("description"), self.date(), &self.texts("authors"), self.text())
    }

    /// Returns what an import wrote about itself.
    fn imported(&self, name: &str) -> Option<&Item> {
        self.fields.get(IMPORTED)?.get(name)
    }

    fn line(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Item::as_str).unwrap_or_default()
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let values = self.fields.get(name).and_then(Item::as_array).into_iter().flatten();
        values.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

fn date(item: &Item) -> Option<Date> {
    item.as_datetime()?.date?.to_string().parse().ok()
}

/// Returns the digest of what an import writes: SHA-256 of title, description, date and authors, each on a line, an empty line, and
/// the text, without empty lines around it and with a line feed at its end. It depends on no field that a writer adds.
pub(crate) fn digest(title: &str, description: &str, date: Option<Date>, authors: &[String], text: &str) -> String {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let text = text.replace("\r\n", "\n");
    let all = format!("{title}\n{description}\n{date}\n{}\n\n{}\n", authors.join(", "), text.trim_matches('\n'));
    format!("{:x}", Sha256::digest(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_has_fields_and_a_text() {
        let content = "+++\ntitle = \"A\"\ndate = 2026-03-14\ntopics = [\"AI\", \"TODO\"]\ndraft = true\noriginal = \"https://www.ietf.org/a/\"\n+++\n\nText.\n";
        let file = PageFile::parse(content.replace("TODO", PLACEHOLDER));
        assert_eq!((file.title(), file.text(), file.state), ("A", "\nText.\n", State::HandWritten));
        assert_eq!(file.date(), Some("2026-03-14".parse().unwrap()));
        assert_eq!(file.topics(), ["AI"]);
        assert!(file.is_draft());
        assert_eq!(file.origin(), Some("https://www.ietf.org/a/"));
        assert_eq!((file.imported_on(), file.recorded_digest()), (None, None));
    }

    #[test]
    fn file_without_readable_front_matter_has_neither() {
        for content in ["", "Text.\n", "+++\ntitle = \n+++\n\nText.\n", "+++\ntitle = \"A\"\n"] {
            let file = PageFile::parse(content.to_owned());
            assert_eq!((file.title(), file.text(), file.state), ("", "", State::HandWritten), "{content:?}");
            assert_eq!(file.content, content);
        }
    }
}
