//! Reads the texts of an answer. What has to be there and is wrong makes the answer unusable. Something optional that is wrong is
//! left out, and noted: the sources have thousands of old entries, and one typing error must not stop all others.

use synced::text::quoted;

use crate::error::Mismatch;

/// Entries that were found, and what was left out.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Found<E> {
    pub(crate) entries: Vec<E>,
    pub(crate) notes: Vec<Note>,
}

/// A field that was left out of an entry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Note {
    /// Id of the entry.
    pub(crate) id: String,
    /// Name of the field, as in [`crate::facts::Facts::fields`].
    pub(crate) field: &'static str,
    /// What was found and what was expected.
    pub(crate) problem: String,
}

/// Notes the fields that are left out.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) notes: Vec<Note>,
}

impl Reader {
    /// Reads an optional text. An empty one is missing.
    pub(crate) fn optional<T: TryFrom<String, Error = String>>(
        &mut self,
        id: &str,
        field: &'static str,
        text: &str,
    ) -> Option<T> {
        let text = tidy(text);
        if text.is_empty() {
            return None;
        }
        T::try_from(text).map_err(|problem| self.note(id, field, problem)).ok()
    }

    /// Notes that a field is left out.
    pub(crate) fn note(&mut self, id: &str, field: &'static str, problem: String) {
        self.notes.push(Note { id: id.to_owned(), field, problem });
    }

    /// Adds the notes to the entries.
    pub(crate) fn finish<E>(self, entries: Vec<E>) -> Found<E> {
        Found { entries, notes: self.notes }
    }
}

/// Reads a text that has to be there.
pub(crate) fn required<T: TryFrom<String, Error = String>>(field: &str, text: &str) -> Result<T, Mismatch> {
    T::try_from(tidy(text)).map_err(|problem| Mismatch::described(format!("{field}: {problem}")))
}

/// Reads a number.
pub(crate) fn number<T: std::str::FromStr>(field: &str, text: &str) -> Result<T, Mismatch> {
    text.trim().parse().map_err(|_| Mismatch::new(quoted(text), "a number").within(field))
}

/// Puts single spaces between the words of a text, and none at its ends. The sources have line breaks and double spaces.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts the lines of an address on one line, with commas.
pub(crate) fn one_line(text: &str) -> String {
    let lines = text.lines().map(|line| tidy(line).trim_end_matches(',').to_owned()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use synced::text::Line;

    use super::*;

    #[test]
    fn spaces_and_line_breaks_are_tidied() {
        assert_eq!(tidy(" Ballroom  Foyer \r\n"), "Ballroom Foyer");
        assert_eq!(one_line("100 Front Street W,\r\n\r\nToronto, Ontario\r\n"), "100 Front Street W, Toronto, Ontario");
    }

    #[test]
    fn optional_texts_that_are_wrong_are_left_out_and_noted() {
        let mut reader = Reader::default();
        assert_eq!(reader.optional::<Line>("128", "venue", " \n"), None);
        assert_eq!(reader.notes, []);
        assert_eq!(reader.optional::<Line>("128", "venue", "a\u{202e}b"), None);
        assert_eq!((reader.notes[0].id.as_str(), reader.notes[0].field), ("128", "venue"));
        assert!(reader.notes[0].problem.contains("U+202E"), "{:?}", reader.notes);
        assert!(required::<Line>("title", " ").unwrap_err().to_string().starts_with("title: found empty text"));
    }
}
