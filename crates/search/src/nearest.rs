//! The pages nearest to an address that does not exist, by its words.

use crate::engine::{SearchRequest, SearchResponse};
use crate::terms::{slice, words};

/// Number of pages that are proposed.
const COUNT: usize = 5;
/// How many of them are about the last part of the address; the others have most of all its words.
const ABOUT_LAST: usize = 3;

/// Returns the requests for a decoded path: `/process/Note-Well.html` is about “Note Well”, and then about “process Note Well”.
#[must_use]
pub fn requests(path: &str) -> [SearchRequest; 2] {
    let extension = path.rfind('.').filter(|&dot| !slice(path, dot..).contains('/'));
    let name = slice(path, ..extension.unwrap_or(path.len()));
    let last = name
        .trim_end_matches(|sign: char| sign.is_ascii() && !sign.is_ascii_alphabetic())
        .rfind('/')
        .unwrap_or_default();
    [slice(name, last..), name].map(|part| {
        let words: Vec<_> = words(part).map(|range| slice(part, range)).collect();
        SearchRequest { text: words.join(" "), kind: None, count: COUNT }
    })
}

/// Returns one response from those to [`requests`].
#[must_use]
pub fn merge([mut nearest, others]: [SearchResponse; 2]) -> SearchResponse {
    let documents = &mut nearest.documents;
    let more = documents.split_off(documents.len().min(ABOUT_LAST));
    for document in others.documents.into_iter().chain(more) {
        if documents.len() < COUNT && !documents.iter().any(|known| known.href == document.href) {
            documents.push(document);
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[track_caller]
    fn assert_requests(path: &str, last: &str, all: &str) {
        assert_eq!(requests(path).map(|request| request.text), [last, all]);
    }

    #[test]
    fn last_part_comes_before_all_words_and_extensions_are_dropped() {
        assert_requests("/about/Note-Well.html", "Note Well", "about Note Well");
        assert_requests("/edu/tutorials/90-YANG-Tutorial.pdf", "90 YANG Tutorial", "edu tutorials 90 YANG Tutorial");
        assert_requests("/v1.2/größe/", "größe", "v1 2 größe");
        assert_requests("/quic", "quic", "quic");
    }

    #[test]
    fn number_is_about_what_it_numbers() {
        assert_requests("/old/meeting/999/", "meeting 999", "old meeting 999");
        assert_requests("/404", "404", "404");
        assert_requests("/", "", "");
    }

    #[test]
    fn pages_are_named_once_those_about_the_last_part_first() {
        let response = |hrefs: &str| SearchResponse {
            documents: hrefs.chars().map(|href| Document { href: href.into(), ..Document::default() }).collect(),
            ..SearchResponse::default()
        };
        let merged = |one, other| -> String {
            merge([response(one), response(other)]).documents.into_iter().map(|document| document.href).collect()
        };
        assert_eq!(merged("abcde", "bxyzw"), "abcxy");
        assert_eq!(merged("abcde", "c"), "abcde");
        assert_eq!(merged("a", "xa"), "ax");
        assert_eq!(merged("", ""), "");
    }
}
