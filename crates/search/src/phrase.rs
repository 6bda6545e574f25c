//! Exact phrases: the words of a query in quotation marks, which a result has in this order.

use crate::document::Document;
use crate::terms::{normalize, slice, words};

/// Returns what a query has between its first quotation marks, normalized, if that is two words at least.
#[must_use]
pub fn of_query(text: &str) -> Option<Vec<String>> {
    let phrase = spoken(text.split('"').nth(1)?);
    (phrase.len() > 1).then_some(phrase)
}

/// Returns whether a document has a phrase in its title or its text.
#[must_use]
pub fn is_in(document: &Document, phrase: &[String]) -> bool {
    let words = spoken(&[document.title.as_str(), " ", &document.text].concat());
    (0..words.len()).any(|at| words.get(at..at + phrase.len()) == Some(phrase))
}

fn spoken(text: &str) -> Vec<String> {
    words(text).map(|range| normalize(slice(text, range))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrase_has_two_words_between_quotation_marks() {
        assert_eq!(of_query("rfc \"Private Internets\"").unwrap().join(" "), "private internets");
        for text in ["private internets", "\"private\"", "\"\"", "\"", ""] {
            assert_eq!(of_query(text), None, "{text}");
        }
    }

    #[test]
    fn document_has_a_phrase_only_as_whole_words_in_order() {
        let document = Document { title: "Address Allocation for Private Internets".to_owned(), ..Document::default() };
        let has = |text: &str| is_in(&document, &of_query(text).unwrap());
        assert!(has("\"allocation for private\""));
        assert!(!has("\"private allocation\"") && !has("\"private internet\""));
    }
}
