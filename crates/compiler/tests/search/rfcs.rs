//! RFCs: real questions with the RFCs that answer them, what was replaced, filters, and what a query fetches.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use search::index::files as index_files;
use search::rfcs::INFO;
use serde::Deserialize;

use super::{content, files, local_search, root};
use crate::local_search::LocalSearch;

#[derive(Deserialize)]
struct Questions {
    query: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    /// What the RFC is asked for by.
    kind: String,
    /// What a visitor types.
    words: String,
    /// The numbers of the RFCs that answer it.
    rfcs: Vec<u32>,
}

fn questions(file: &str) -> Vec<Question> {
    toml::from_str::<Questions>(&fs::read_to_string(root().join("tests/search").join(file)).unwrap()).unwrap().query
}

fn info(number: u32) -> String {
    format!("{INFO}{number}")
}

/// How many questions were answered: by the first result, by the first RFC, by one of five results, and all. A group or a page that a
/// query names as well precedes RFCs.
type Figures = [usize; 4];

/// Asks all questions, and prints the figures of each kind and of all. Also prints what was not found if `is_known`.
fn ask(name: &str, questions: &[Question], local_search: &mut LocalSearch, is_known: bool) -> Figures {
    let mut by_kind: BTreeMap<&str, Figures> = BTreeMap::new();
    for Question { kind, words, rfcs } in questions {
        let found = local_search.find(words, 5);
        let is_answer = |href: &String| rfcs.iter().any(|number| *href == info(*number));
        let place = found.iter().position(is_answer);
        let is_first_rfc = found.iter().find(|href| href.starts_with(INFO)).is_some_and(is_answer);
        let figures = by_kind.entry(kind).or_default();
        let counts = [place == Some(0), is_first_rfc, place.is_some(), true];
        figures.iter_mut().zip(counts).for_each(|(figure, counts)| *figure += usize::from(counts));
        if is_known && !is_first_rfc {
            println!(
                "{words:?}: {} {found:?} instead of {rfcs:?}",
                place.map_or("-".to_owned(), |it| (it + 1).to_string())
            );
        }
    }
    let all = by_kind.values().fold([0; 4], |sum, figures| [0, 1, 2, 3].map(|place| sum[place] + figures[place]));
    by_kind.insert("all", all);
    for (kind, [at_1, rfc_at_1, at_5, all]) in &by_kind {
        let [at_1, rfc_at_1, at_5] = [at_1, rfc_at_1, at_5].map(|count| count * 100 / all);
        println!(
            "{name}, {kind} ({all}): {at_1} % by the first result, {rfc_at_1} % by the first RFC, {at_5} % by one of five"
        );
    }
    all
}

#[test]
fn real_questions_find_their_rfcs() {
    let known = ask("questions for RFCs", &questions("rfcs.toml"), &mut local_search(), true);
    let unseen = ask("unseen questions", &questions("rfcs-unseen.toml"), &mut local_search(), false);
    let [_, rfc_at_1, at_5, all] = [0, 1, 2, 3].map(|place| known[place] + unseen[place]);
    assert!(all >= 150);
    assert!(rfc_at_1 * 100 >= all * 90 && at_5 * 100 >= all * 98, "{rfc_at_1} and {at_5} of {all}");
}

#[test]
fn names_of_writers_help_but_are_not_all_there_is() {
    let content = content();
    let files = Box::leak(Box::new(index_files(&content.pages, &content.aliases, &content.rfcs, &[])));
    let mut local_search = LocalSearch::new(files);
    for file in ["rfcs.toml", "rfcs-unseen.toml"] {
        let [_, _, at_5, all] =
            ask(&format!("{file} without rfc-aliases.toml"), &questions(file), &mut local_search, false);
        assert!(at_5 * 100 >= all * 80, "{at_5} of {all}");
    }
}

#[test]
fn q9_an_obsolete_number_leads_to_what_replaced_it_and_then_to_itself() {
    let mut local_search = local_search();
    let mut count = 0;
    for rfc in content().rfcs.iter().filter(|rfc| !rfc.obsoleted_by.is_empty()) {
        let hits = local_search.matches(&format!("rfc {}", rfc.number)).direct_hits;
        let [newer, older] = &hits[..] else { continue };
        assert_eq!(older.document.href, info(rfc.number));
        assert!(newer.document.replaced_by.is_empty(), "{newer:?}");
        assert!(
            older.document.replaced_by.split(' ').any(|number| newer.document.href == info(number.parse().unwrap())),
            "{hits:?}"
        );
        count += 1;
    }
    // Those that are left over replace each other in a circle, or were replaced by nothing that there is.
    let all = content().rfcs.iter().filter(|rfc| !rfc.obsoleted_by.is_empty()).count();
    assert!(count + 5 > all, "{count} of {all}");
}

#[test]
fn q9_an_obsolete_title_finds_what_replaced_it_first_and_the_original_next() {
    let mut local_search = local_search();
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for rfc in content().rfcs.iter().filter(|rfc| !rfc.obsoleted_by.is_empty()) {
        let matches = local_search.matches(&rfc.title);
        // Titles that name something else as well, such as `RFC 822`, have their own tests.
        if !matches.direct_hits.is_empty() {
            continue;
        }
        let found = local_search.find(&rfc.title, 10);
        let place = |number: u32| found.iter().position(|href| *href == info(number));
        let old = place(rfc.number);
        let newer = content().rfcs.iter().filter(|newer| newer.obsoleted_by.is_empty());
        let is_before =
            newer.clone().any(|newer| place(newer.number).is_some_and(|newer| old.is_none_or(|old| newer < old)));
        all += 1;
        if is_before && old.is_some() {
            right += 1;
        } else {
            wrong.push(format!("{}: {found:?}", rfc.number));
        }
    }
    // The others have titles as `Assigned Numbers`, of which there are twenty.
    println!("{right} of {all} obsolete titles find a current RFC and then the original among ten");
    let some: Vec<&String> = wrong.iter().step_by(wrong.len() / 20 + 1).collect();
    assert!(right * 100 >= all * 85, "{some:#?}");
}

#[test]
fn filters_keep_only_what_they_name() {
    let mut local_search = local_search();
    for (filter, is_kept) in [
        ("wg:quic", (|rfc| rfc.group.as_deref() == Some("quic")) as fn(&synced::Rfc) -> bool),
        ("status:bcp", |rfc| rfc.status == synced::Status::BestCurrentPractice),
        ("stream:irtf", |rfc| rfc.stream == synced::Stream::Irtf),
        ("obsolete:no", |rfc| rfc.obsoleted_by.is_empty()),
    ] {
        let expected = content().rfcs.iter().filter(|rfc| is_kept(rfc)).count();
        assert_eq!(local_search.matches(filter).hits.len(), expected, "{filter}");
    }
    let found = local_search.find("wg:quic", 1);
    let newest = content().rfcs.iter().rev().find(|rfc| rfc.group.as_deref() == Some("quic")).unwrap();
    assert_eq!(found, [info(newest.number)]);
    assert_eq!(local_search.find("transport wg:quic obsolete:no", 1), [info(9000)]);
    assert_eq!(local_search.matches("wg:nothing").all, 0);
}

#[test]
fn exact_phrases_are_found_in_titles_only_as_they_are() {
    let mut local_search = local_search();
    assert_eq!(local_search.find("\"allocation for private internets\"", 1), [info(1918)]);
    assert_eq!(local_search.matches("\"private allocation for\"").all, 0);
}

#[test]
fn the_title_of_an_rfc_finds_it_first() {
    let mut local_search = local_search();
    let titles = [
        ("http semantics", 9110),
        ("tls 1.3", 9846),
        ("cubic", 9438),
        ("address allocation for private internets", 1918),
    ];
    for (title, number) in titles {
        assert_eq!(local_search.find(title, 1), [info(number)], "{title}");
    }
    let current: Vec<_> = content().rfcs.iter().filter(|rfc| rfc.obsoleted_by.is_empty()).step_by(10).collect();
    let mut is_first = |rfc: &&&synced::Rfc| local_search.find(&rfc.title, 1) == [info(rfc.number)];
    let first = current.iter().filter(|rfc| is_first(rfc)).count();
    // Some share their title with another, or with a group of the site.
    println!("{first} of {} current RFCs are first for their titles", current.len());
    assert!(first * 100 >= current.len() * 85);
}

#[test]
fn rfcs_do_not_push_pages_away() {
    let mut local_search = local_search();
    for query in ["dns", "security", "mission", "visa", "privacy", "registration", "history"] {
        let found = local_search.find(query, 1);
        assert!(found[0].starts_with('/'), "{query}: {found:?}");
    }
}

/// Maximum number of bytes that a first query fetches, before they are compressed to 29 percent (brotli), which is 60 kB.
const MAX_FETCHED: usize = 208_000;

/// Queries as visitors type them, of all kinds, one on a line. `script/measure` asks them, too.
const QUERIES: &str = include_str!("../../../../tests/search/first-queries.txt");

#[test]
fn a_first_query_fetches_little() {
    let fetched = |query| {
        let mut local_search = local_search();
        local_search.find(query, 7);
        let size = local_search.paths.iter().map(|path| files()[path].len()).sum();
        (size, local_search.paths.len(), query)
    };
    let mut sizes: Vec<(usize, usize, &str)> = QUERIES.lines().map(fetched).collect();
    assert_eq!(sizes.len(), 50);
    sizes.sort_unstable();
    for (size, count, query) in sizes.iter().rev().take(5) {
        println!("{query:?} fetches {size} B in {count} files, which a CDN sends as about a third");
    }
    println!("{} first queries: median {} B", sizes.len(), sizes[sizes.len() / 2].0);
    assert!(sizes[sizes.len() - 1].0 <= MAX_FETCHED, "{sizes:?}");
}

#[test]
fn keys_are_answered_at_once() {
    let mut local_search = local_search();
    let mut times = Vec::new();
    for query in QUERIES.lines() {
        for (end, _) in query.char_indices().skip(1) {
            local_search.find(&query[..end], 7);
            let start = Instant::now();
            local_search.find(&query[..end], 7);
            times.push(start.elapsed());
        }
    }
    times.sort_unstable();
    let (median, high) = (times[times.len() / 2], times[times.len() * 95 / 100]);
    println!("{} keys without fetching: median {median:?}, 95th of a hundred {high:?}", times.len());
}

#[test]
fn the_index_is_made_quickly_and_its_manifest_is_small() {
    let content = content();
    let start = Instant::now();
    let all = index_files(&content.pages, &content.aliases, &content.rfcs, &content.rfc_aliases);
    println!("{} files of {} B in {:?}", all.len(), all.values().map(String::len).sum::<usize>(), start.elapsed());
    // Twice as many RFCs: the manifest stays as it is.
    let manifest = |files: &BTreeMap<String, String>| files["search/catalog.txt"].lines().count();
    let few = index_files(&content.pages, &content.aliases, &content.rfcs[..5_000], &[]);
    assert_eq!(manifest(files()).abs_diff(manifest(&few)), 0);
}
