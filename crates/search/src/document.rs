//! Documents, to show and to quote them: files of several, six lines for each.

/// So many lines has a document.
const LINES: usize = 6;

/// A document.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its address on this site.
    pub href: String,
    /// The titles of what it belongs to, from the section down, joined by ` › `; empty for a section.
    pub breadcrumbs: String,
    /// Its day in words, where it has one.
    pub date: String,
    /// What it is about, in a sentence or two.
    pub description: String,
    /// Its text, without markup.
    pub text: String,
}

impl Document {
    /// Reads one document of a file; `place` counts from 0. What is missing is empty.
    #[must_use]
    pub fn parse(file: &str, place: usize) -> Self {
        let mut lines = file.lines().skip(place * LINES);
        let mut next = || lines.next().unwrap_or_default().to_owned();
        Self { title: next(), href: next(), breadcrumbs: next(), date: next(), description: next(), text: next() }
    }

    /// Writes its lines, with their ends.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let fields: [_; LINES] =
            [&self.title, &self.href, &self.breadcrumbs, &self.date, &self.description, &self.text];
        fields.iter().fold(String::new(), |lines, field| lines + &one_line(field) + "\n")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_it_was_written() {
        let document = Document {
            title: "IESG".to_owned(),
            href: "/about/groups/iesg/".to_owned(),
            breadcrumbs: "About › Groups".to_owned(),
            description: "Who\nleads".to_owned(),
            text: "One.\n\nTwo.".to_owned(),
            ..Document::default()
        };
        let file = Document::default().to_lines() + &document.to_lines() + &Document::default().to_lines();
        let read = Document::parse(&file, 1);
        assert_eq!(
            (read.title, read.date, read.description, read.text),
            ("IESG".into(), String::new(), "Who leads".into(), "One. Two.".into())
        );
        assert_eq!(Document::parse(&file, 2), Document::default());
        assert_eq!(Document::parse("", 3), Document::default());
    }
}
