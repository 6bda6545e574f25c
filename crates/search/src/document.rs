//! One document, to show and to quote it: a file of a few lines, then its text.

/// A document.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its address on this site.
    pub href: String,
    /// The titles of what it belongs to, from the section down, joined by ` › `; empty for a section.
    pub way: String,
    /// Its day in words, where it has one.
    pub date: String,
    /// What it is about, in a sentence or two.
    pub description: String,
    /// Its text, without markup.
    pub text: String,
}

impl Document {
    /// Reads a file. What is missing is empty.
    #[must_use]
    pub fn parse(file: &str) -> Self {
        let mut lines = file.splitn(6, '\n');
        let mut next = || lines.next().unwrap_or_default().to_owned();
        Self { title: next(), href: next(), way: next(), date: next(), description: next(), text: next() }
    }

    /// Writes the file.
    #[must_use]
    pub fn to_file(&self) -> String {
        [&self.title, &self.href, &self.way, &self.date, &self.description, &self.text]
            .map(|field| one_line(field))
            .join("\n")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Name of the file of a document.
#[must_use]
pub fn file(number: u32) -> String {
    format!("doc-{number}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_it_was_written() {
        let document = Document {
            title: "IESG".to_owned(),
            href: "/about/groups/iesg/".to_owned(),
            way: "About › Groups".to_owned(),
            description: "Who\nleads".to_owned(),
            text: "One.\n\nTwo.".to_owned(),
            ..Document::default()
        };
        let read = Document::parse(&document.to_file());
        assert_eq!(
            (read.title, read.date, read.description, read.text),
            ("IESG".into(), String::new(), "Who leads".into(), "One. Two.".into())
        );
        assert_eq!(Document::parse(""), Document::default());
    }
}
