//! Which documents have which words: a part of the index in one file, a line for each stem.
//!
//! ```text
//! sustain<TAB>sustainability sustainable<TAB>3.210 9.55
//! ```
//!
//! The stem, the forms of it that documents have (without the stem itself), and for each document the distance to the
//! number of the one before, and the weight there. Lines are in the order of their stems.
//!
//! Lines of RFCs, of which there are many, have a letter for the weight (see [`STEP`]): `3k9c`.

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

/// Weight of the letter after `A`; each letter and sign up to `z` weighs as much more.
pub const STEP: u32 = 16;

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
    // Once in the program: it is called for words, names and filters.
    #[inline(never)]
    #[must_use]
    pub fn postings(&self) -> Vec<Posting> {
        let mut postings = Vec::new();
        let (mut document, mut number) = (0_u32, 0_u32);
        for byte in self.postings.bytes() {
            if byte.is_ascii_digit() {
                number = number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
                continue;
            }
            // A letter, or the dot before a weight of the digits that follow: a number has ended.
            if byte == b' ' {
                postings.push(Posting { document, weight: number });
            } else {
                document = document.wrapping_add(number);
            }
            if byte >= b'A' {
                postings.push(Posting { document, weight: u32::from(byte - b'A') * STEP });
            }
            number = 0;
        }
        if number > 0 {
            postings.push(Posting { document, weight: number });
        }
        postings
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

/// Returns a line with letters for the weights, with its end.
#[must_use]
pub fn short_line(stem: &str, forms: &[&str], postings: &[Posting]) -> String {
    let mut line = format!("{stem}\t{}\t", forms.join(" "));
    let mut before = 0;
    for Posting { document, weight } in postings {
        let letter = (weight / STEP).clamp(1, u32::from(b'z' - b'A'));
        let letter = char::from_u32(u32::from(b'A') + letter).unwrap_or('z');
        // Writing to a String cannot fail.
        _ = write!(line, "{}{letter}", document - before);
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
        assert_eq!(exact(FILE, "sustain").unwrap().postings(), postings);
        assert_eq!(exact(FILE, "sust"), None);
    }

    #[test]
    fn lines_with_letters_survive_a_round_trip_with_weights_in_steps() {
        let postings = [(3, 210), (12, 1), (10_029, 9_999)].map(|(document, weight)| Posting { document, weight });
        let written = short_line("quic", &[], &postings);
        let read: Vec<_> =
            exact(&written, "quic").unwrap().postings().iter().map(|it| (it.document, it.weight)).collect();
        assert_eq!(read, [(3, 208), (12, STEP), (10_029, 57 * STEP)]);
    }

    #[test]
    fn unfinished_words_match_all_forms_that_begin_with_them() {
        assert_eq!(found("sustainab"), [("sustain".to_owned(), false)]);
        assert_eq!(found("s").len(), 2);
        assert_eq!(found("sustainab "), []);
        assert_eq!(found("sponsoring "), [("sponsor".to_owned(), true)]);
    }

    #[test]
    fn damaged_lines_are_ignored_or_name_documents_that_the_manifest_does_not_know() {
        for (file, count) in
            [("", 0), ("\n\n", 0), ("a", 0), ("a\tb", 0), ("a\t\t", 0), ("a\t\t9999999999.9999999999 99999999999z", 2)]
        {
            assert_eq!(exact(file, "a").map_or(0, |line| line.postings().len()), count, "{file:?}");
        }
    }
}
