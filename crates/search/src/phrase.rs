//! Exact phrases: the words of a query in quotation marks, which a result has in this order.

use crate::document::Document;
use crate::terms::{normalize, slice, words};

/// Returns the first phrase of a query: two words at least between quotation marks, as [`spoken`] writes them.
#[must_use]
pub fn of_query(text: &str) -> Option<String> {
    let quoted = text.split('"').skip(1).step_by(2);
    quoted.map(spoken).find(|phrase| phrase.trim().contains(' '))
}

/// Returns whether a document has a phrase.
#[must_use]
pub fn is_in(document: &Document, phrase: &str) -> bool {
    let Document { title, description, text, .. } = document;
    [title, description, text].into_iter().any(|text| spoken(text).contains(phrase))
}

/// Returns the words of a text, normalized, with a space before and after each.
fn spoken(text: &str) -> String {
    words(text).fold(" ".to_owned(), |all, range| all + &normalize(slice(text, range)) + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrase_has_two_words_between_quotation_marks() {
        assert_eq!(of_query("rfc \"Private Internets\"").as_deref(), Some(" private internets "));
        assert_eq!(of_query("\"must\" \"should not\"").as_deref(), Some(" should not "));
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
