//! Documents as they are shown in results: files of several, eight lines for each.

/// Number of lines of a document.
const LINES: usize = 8;

/// A document.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its address, on this site or another.
    pub href: String,
    /// Titles of its ancestors from the section down, joined by ` › `; empty for a section. Its date in words
    /// follows, if it has one. Of what is elsewhere, the host.
    pub breadcrumbs: String,
    /// A summary in a sentence or two.
    pub description: String,
    /// Its text, without markup.
    pub text: String,
    /// What precedes the title: `RFC 9110`. Empty for pages, as what follows.
    pub label: String,
    /// The [filter](crate::filter) for other RFCs of its group or stream.
    pub filter: String,
    /// Numbers of the RFCs that replace it, separated by spaces.
    pub replaced_by: String,
}

impl Document {
    /// Parses the document at an index of a file. Missing lines are empty.
    #[must_use]
    pub fn parse(file: &str, index: usize) -> Self {
        let mut lines = file.lines().skip(index * LINES);
        let mut next = || lines.next().unwrap_or_default().to_owned();
        Self {
            title: next(),
            href: next(),
            breadcrumbs: next(),
            description: next(),
            text: next(),
            label: next(),
            filter: next(),
            replaced_by: next(),
        }
    }

    /// Returns its lines, each with a line end.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let Self { title, href, breadcrumbs, description, text, label, filter, replaced_by } = self;
        let fields: [_; LINES] = [title, href, breadcrumbs, description, text, label, filter, replaced_by];
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
    fn documents_survive_a_round_trip() {
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
            (read.title, read.description, read.text, read.label),
            ("IESG".into(), "Who leads".into(), "One. Two.".into(), String::new())
        );
        assert_eq!(Document::parse(&file, 2), Document::default());
        assert_eq!(Document::parse("", 3), Document::default());
    }
}
