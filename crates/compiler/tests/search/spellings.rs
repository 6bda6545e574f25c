//! Spellings of one word find the same, exact words come before parts of words, and pages before lists that mention them.

use search::manifest::Manifest;

use super::{files, local_search};
use crate::local_search::LocalSearch;

/// Returns the addresses of the first results.
fn first(local_search: &mut LocalSearch, query: &str) -> Vec<String> {
    let found = local_search.find(query, 5);
    // RFCs have their own spellings.
    found.into_iter().filter(|href| href.starts_with('/')).take(3).collect()
}

#[test]
fn q7_spellings_of_one_word_find_the_same() {
    let mut local_search = local_search();
    for group in [
        &["wifi", "wi-fi", "wi fi", "Wi-Fi", "wi\u{2011}fi"][..],
        &["email", "e-mail", "E-Mail"],
        &["cochair", "co-chair"],
        &["setup", "set-up"],
        &["mailinglist", "mailing-list", "mailing list"],
        &["notewell", "note-well", "note well"],
        &["I-D", "i-d"],
        &["Montréal", "Montreal", "Montre\u{301}al"],
    ] {
        let expected = first(&mut local_search, group[0]);
        assert!(!expected.is_empty(), "{group:?}");
        for spelling in &group[1..] {
            assert_eq!(first(&mut local_search, spelling), expected, "{spelling}");
        }
    }
}

#[test]
fn q7_an_internet_draft_is_found_by_its_abbreviation() {
    assert_eq!(first(&mut local_search(), "I-D")[0], "/participate/ids/");
}

#[test]
fn exact_words_rank_before_words_that_begin_with_them() {
    let mut local_search = local_search();
    // What only has `quick` and `quickly` is last.
    let hits = local_search.matches("quic").hits;
    let manifest = Manifest::parse(&files()["search/catalog.txt"]).unwrap();
    // RFCs have their own ranks among pages.
    let documents = |hits: &[search::rank::Hit]| -> Vec<u32> {
        hits.iter().map(|hit| hit.document).filter(|document| manifest.rfc_number(*document).is_none()).collect()
    };
    let mut expected = documents(&local_search.matches("quic ").hits);
    let mut first = documents(&hits);
    first.truncate(expected.len());
    first.sort_unstable();
    expected.sort_unstable();
    // One that only has `quick` may outrank one that mentions the word once.
    let others = first.iter().filter(|document| !expected.contains(document)).count();
    assert!(others <= 1, "{first:?} {expected:?}");
}

#[test]
fn pages_rank_before_lists_that_mention_them() {
    let mut local_search = local_search();
    for (query, page) in [
        ("dns", "/technologies/dns/"),
        ("privacy policy", "/privacy-statement/"),
        ("can't afford registration", "/meeting/registration-fee-waivers/"),
        ("security hole in a protocol", "/process/rfcs/vulnerabilities/"),
        ("code of conduct", "/policies/"),
    ] {
        let found = first(&mut local_search, query);
        assert!(found.iter().take(3).any(|href| href == page), "{query}: {found:?}");
    }
}
