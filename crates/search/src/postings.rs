//! Which documents have which words: a part of the index in one file, a line for each stem.
//!
//! ```text
//! sustain<TAB>sustainability sustainable<TAB>3.210 9.55
//! ```
//!
//! The stem, the forms of it that documents have (without the stem itself), and for each document the distance to the
//! number of the one before, and the weight there. Lines are in the order of their stems.

use std::fmt::Write;

use crate::terms::Term;

/// A document that has a term.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Posting {
    /// Number of the document.
    pub document: u32,
    /// Relevance of the document for the term, from 1 to 999.
    pub weight: u32,
}

/// A line.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line<'a> {
    /// The stem.
    pub stem: &'a str,
    /// Its other forms.
    forms: &'a str,
    postings: &'a str,
}

impl<'a> Line<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut parts = line.split('\t');
        Some(Self { stem: parts.next()?, forms: parts.next()?, postings: parts.next()? })
    }

    /// Returns the documents in the order of their numbers.
    pub fn postings(&self) -> impl Iterator<Item = Posting> + use<'a> {
        let mut document = 0;
        self.postings.split(' ').filter_map(move |posting| {
            let (distance, weight) = posting.split_once('.')?;
            document += distance.parse::<u32>().ok()?;
            Some(Posting { document, weight: weight.parse().ok()? })
        })
    }

    /// Whether one of its forms begins with `start`.
    fn has_form_with(&self, start: &str) -> bool {
        self.stem.starts_with(start) || self.forms.split(' ').any(|form| form.starts_with(start))
    }
}

/// Returns a line with its end.
#[must_use]
pub fn line(stem: &str, forms: &[&str], postings: &[Posting]) -> String {
    let mut line = format!("{stem}\t{}\t", forms.join(" "));
    let mut before = 0;
    for (place, Posting { document, weight }) in postings.iter().enumerate() {
        let space = if place == 0 { "" } else { " " };
        // Writing to a String cannot fail.
        _ = write!(line, "{space}{}.{weight}", document - before);
        before = *document;
    }
    line + "\n"
}

/// Returns the line of a file with exactly this key.
#[must_use]
pub fn exact<'a>(file: &'a str, key: &str) -> Option<Line<'a>> {
    file.lines().filter_map(Line::parse).find(|line| line.stem == key)
}

/// Returns the lines of a file that a term matches, each with whether it is the term itself rather than one that begins with it.
pub fn lines_of<'a>(file: &'a str, term: &Term) -> impl Iterator<Item = (Line<'a>, bool)> {
    file.lines().filter_map(Line::parse).filter_map(move |line| {
        let exact = line.stem == term.stem;
        (exact || term.open && line.has_form_with(&term.word)).then_some((line, exact))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "sponsor\tsponsors\t1.5 2.7\nsustain\tsustainability sustainable\t3.210 9.55\n";

    fn found(query: &str) -> Vec<(String, bool)> {
        let terms = crate::terms::of_query(query, false);
        lines_of(FILE, &terms[0]).map(|(line, exact)| (line.stem.to_owned(), exact)).collect()
    }

    #[test]
    fn lines_survive_a_round_trip() {
        let postings = [Posting { document: 3, weight: 210 }, Posting { document: 12, weight: 55 }];
        let written = line("sustain", &["sustainability", "sustainable"], &postings);
        assert!(FILE.ends_with(&written));
        assert_eq!(exact(FILE, "sustain").unwrap().postings().collect::<Vec<_>>(), postings);
        assert_eq!(exact(FILE, "sust"), None);
    }

    #[test]
    fn unfinished_words_match_all_forms_that_begin_with_them() {
        assert_eq!(found("sustainab"), [("sustain".to_owned(), false)]);
        assert_eq!(found("s").len(), 2);
        assert_eq!(found("sustainab "), []);
        assert_eq!(found("sponsoring "), [("sponsor".to_owned(), true)]);
    }

    #[test]
    fn damaged_lines_are_ignored() {
        for file in ["", "\n\n", "a", "a\tb", "a\t\tx.y 1", "a\t\t99999999999.1"] {
            assert_eq!(exact(file, "a").map_or(0, |line| line.postings().count()), 0, "{file:?}");
        }
    }
}
