//! The quality of the search: the real content, and real questions with the pages that answer them.
//!
//! `cargo test -p compiler --test search -- --nocapture` prints the figures, and what was not found.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]

mod direct_hits;
mod local_search;
mod rfcs;
mod spellings;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use compiler::{BuildOptions, Content};
use model::Day;
use model::page::without_fragment;
use serde::Deserialize;

use local_search::LocalSearch;

/// The day of the site that is searched.
const DAY: &str = "2026-12-01";

#[derive(Deserialize)]
struct Questions {
    query: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    /// What a visitor types.
    words: String,
    /// The addresses that answer it.
    answers: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Returns the files of the search by their path below the folder of the content.
fn files() -> &'static BTreeMap<String, String> {
    static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| content().search_files());
    &FILES
}

/// Returns the content of the site.
fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> = LazyLock::new(|| {
        compiler::compile(root(), &BuildOptions::of(Day::parse(DAY).unwrap()))
            .unwrap_or_else(|report| panic!("{report}"))
    });
    &CONTENT
}

fn local_search() -> LocalSearch {
    LocalSearch::new(files())
}

#[test]
fn real_questions_find_their_pages() {
    let questions: Questions =
        toml::from_str(&fs::read_to_string(root().join("tests/search/queries.toml")).unwrap()).unwrap();
    let mut local_search = local_search();
    let (mut at_1, mut at_5) = (0, 0);
    for Question { words, answers } in &questions.query {
        let found: Vec<String> = local_search.find(words, 5);
        let answers_it = |href: &String| {
            answers.iter().any(|answer| answer == href || !answer.contains('#') && answer == without_fragment(href))
        };
        let place = found.iter().position(answers_it);
        at_1 += usize::from(place == Some(0));
        at_5 += usize::from(place.is_some());
        if place != Some(0) {
            println!(
                "{words:?}: {} {found:?} instead of {answers:?}",
                place.map_or("-".to_owned(), |place| (place + 1).to_string())
            );
        }
    }
    let all = questions.query.len();
    let percent = |count: usize| count * 100 / all;
    println!("{all} questions: {} % answered by the first result, {} % by one of five", percent(at_1), percent(at_5));
    assert!(all >= 120);
    assert!(percent(at_1) >= 94 && percent(at_5) >= 99);
}

#[test]
fn odd_queries_have_a_response() {
    let mut local_search = local_search();
    let long = "quic ".repeat(2_000);
    for query in
        ["", " ", "\0", "🦀", "\u{202e}cteifi", "مرحبا بالعالم", "<b>&amp;", "a\tb\nc", "%00", "'", long.as_str()]
    {
        local_search.matches(query);
    }
    assert_eq!(local_search.matches("").hits, []);
    assert!(local_search.find(&long, 1)[0].starts_with("/technologies/areas/wit/"));
}

#[test]
fn mistyped_words_are_corrected_and_quoted_ones_are_not() {
    let mut local_search = local_search();
    let matches = local_search.matches("hackaton");
    assert_eq!((matches.query.text.as_str(), matches.corrected), ("hackathon", true));
    for text in ["hackathon", "\"hackaton\""] {
        let matches = local_search.matches(text);
        assert_eq!((matches.query.text.as_str(), matches.corrected), (text, false));
    }
}

#[test]
fn counts_of_kinds_add_up_to_all_results() {
    let mut local_search = local_search();
    let matches = local_search.matches("security");
    assert_eq!(matches.counts.iter().sum::<usize>(), matches.all);
    // The index has no drafts.
    assert!(matches.counts[..5].iter().all(|count| *count > 0), "{:?}", matches.counts);
    // Three meetings are named, and no hits.
    let matches = local_search.matches("vienna");
    assert_eq!((matches.direct_hits.len(), matches.all), (3, matches.hits.len() + 3));
    assert_eq!(matches.counts.iter().sum::<usize>(), matches.all);
    // What is named is counted with its kind.
    let matches = local_search.matches("bcp 14");
    assert_eq!((matches.counts.iter().sum::<usize>(), matches.counts[5]), (matches.all, 1));
}

#[test]
fn addresses_of_this_site_find_their_pages() {
    assert_eq!(local_search().find("https://www.ietf.org/about/note-well", 1), ["/about/note-well/"]);
    assert_eq!(local_search().matches("/no/such/page/").direct_hits, []);
}

#[test]
fn files_of_terms_are_small() {
    let files = files();
    let size =
        |start: &str| files.iter().filter(|(path, _)| path.contains(start)).map(|(_, text)| text.len()).max().unwrap();
    println!(
        "manifest {} B, terms {} B, words {} B, documents {} B",
        size("catalog"),
        size("terms-"),
        size("words"),
        size("documents-")
    );
    assert!(size("terms-") < 26_000, "a line is longer than a file is meant to be");
}
