//! How good the search is: the real content, and real questions with the pages that answer them.
//!
//! `cargo test -p compiler --test search -- --nocapture` prints the figures, and what was not found.

#![expect(clippy::unwrap_used, reason = "these are tests throughout, but clippy only knows those that say so")]

mod direct_hits;
mod finder;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use compiler::Edition;
use model::Day;
use model::page::without_fragment;
use serde::Deserialize;

use finder::Finder;

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

/// The files of the search, by their path below the folder of the content.
fn files() -> &'static BTreeMap<String, String> {
    static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let content = compiler::compile(root(), &Edition::of(Day::parse("2026-01-05").unwrap()))
            .unwrap_or_else(|report| panic!("{report}"));
        search::index::files(&content.pages, &content.names)
    });
    &FILES
}

fn finder() -> Finder {
    Finder::new(files())
}

#[test]
fn real_questions_find_their_pages() {
    let questions: Questions =
        toml::from_str(&fs::read_to_string(root().join("tests/search/queries.toml")).unwrap()).unwrap();
    let mut finder = finder();
    let (mut at_1, mut at_5) = (0, 0);
    for Question { words, answers } in &questions.query {
        let found: Vec<String> = finder.find(words, 5);
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
    assert!(percent(at_1) >= 85 && percent(at_5) >= 97);
}

#[test]
fn odd_queries_have_an_answer() {
    let mut finder = finder();
    let long = "quic ".repeat(2_000);
    for query in
        ["", " ", "\0", "🦀", "\u{202e}cteifi", "مرحبا بالعالم", "<b>&amp;", "a\tb\nc", "%00", "'", long.as_str()]
    {
        finder.answer(query);
    }
    assert_eq!(finder.answer("").hits, []);
    assert_eq!(finder.find(&long, 1), ["/technologies/areas/wit/#quic"]);
}

#[test]
fn a_mistyped_word_is_mended_and_the_visitor_is_told_which() {
    let mut finder = finder();
    let answer = finder.answer("hackaton");
    assert_eq!((answer.query.text.as_str(), answer.corrected), ("hackathon", true));
    for text in ["hackathon", "\"hackaton\""] {
        let answer = finder.answer(text);
        assert_eq!((answer.query.text.as_str(), answer.corrected), (text, false));
    }
}

#[test]
fn the_counts_of_the_kinds_are_those_of_what_is_found() {
    let mut finder = finder();
    let answer = finder.answer("security");
    assert_eq!(answer.counts.iter().sum::<usize>(), answer.all);
    assert!(answer.counts.iter().all(|count| *count > 0), "{:?}", answer.counts);
    // Three meetings are named, and no hits.
    let answer = finder.answer("vienna");
    assert_eq!((answer.jumps.len(), answer.all), (3, answer.hits.len() + 3));
    assert_eq!(answer.counts.iter().sum::<usize>(), answer.all);
    // An RFC is none of the kinds.
    let answer = finder.answer("rfc 9000");
    assert_eq!(answer.counts.iter().sum::<usize>() + 1, answer.all);
}

#[test]
fn an_address_of_ours_finds_its_page() {
    assert_eq!(finder().find("https://www.ietf.org/about/note-well", 1), ["/about/note-well/"]);
    assert_eq!(finder().answer("/no/such/page/").jumps, []);
}

#[test]
fn no_file_is_large() {
    let files = files();
    let size =
        |start: &str| files.iter().filter(|(path, _)| path.contains(start)).map(|(_, text)| text.len()).max().unwrap();
    println!(
        "catalog {} B, terms {} B, words {} B, documents {} B",
        size("catalog"),
        size("terms-"),
        size("words"),
        size("documents-")
    );
    assert!(size("terms-") < 26_000, "a line is longer than a file is meant to be");
}
