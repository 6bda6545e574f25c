//! Queries that name something lead to it first, whatever words the pages have.

use search::direct_hit::DirectHit;

use super::{files, local_search};
use crate::local_search::LocalSearch;

/// The highest RFC number that is tested; the series has reached 9,9xx.
const HIGHEST_RFC: u32 = 11_000;

/// Returns the address of the first direct hit. What replaced an RFC precedes it, and is passed over here: `rfcs.rs` is about that.
fn first(local_search: &mut LocalSearch, query: &str) -> Option<String> {
    let hits = local_search.matches(query).direct_hits;
    let is_replacement = |newer: &DirectHit, older: &DirectHit| {
        newer
            .rfc_number()
            .is_some_and(|newer| older.document.replaced_by.split(' ').any(|number| number == newer.to_string()))
    };
    let place = match &hits[..] {
        [newer, older, ..] if is_replacement(newer, older) => 1,
        _ => 0,
    };
    hits.get(place).map(|hit| hit.document.href.clone())
}

/// Fails with the number of queries that lead elsewhere, and with some of them.
fn assert_leads(queries: impl Iterator<Item = (String, String)>) {
    let mut local_search = local_search();
    let (mut all, mut wrong) = (0, Vec::new());
    for (query, href) in queries {
        let found = first(&mut local_search, &query);
        all += 1;
        if found.as_deref() != Some(href.as_str()) {
            wrong.push(format!("{query:?} leads to {found:?} instead of {href:?}"));
        }
    }
    assert!(all > 100, "{all} queries");
    let some: Vec<&String> = wrong.iter().step_by(wrong.len() / 20 + 1).collect();
    assert!(wrong.is_empty(), "{} of {all} queries lead elsewhere, for example:\n{some:#?}", wrong.len());
}

fn info(name: &str) -> String {
    format!("https://www.rfc-editor.org/info/{name}")
}

/// Letters and digits as they are typed in full width (Unicode, Halfwidth and Fullwidth Forms).
fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(character) + 0xfee0).unwrap(),
        _ => character,
    };
    text.chars().map(wide).collect()
}

#[test]
fn q1_every_rfc_number_in_every_form_leads_to_that_rfc() {
    let forms = |number: u32| {
        [
            format!("rfc {number}"),
            format!("RFC {number:05}"),
            format!("rfc 0{number}"),
            format!("rfc{number}"),
            format!("RFC-{number}"),
            format!("{number} rfc"),
            format!("what does rfc {number} say"),
            full_width(&format!("RFC {number}")),
        ]
    };
    assert_leads((1..=HIGHEST_RFC).flat_map(|number| forms(number).map(|form| (form, info(&format!("rfc{number}"))))));
}

#[test]
fn q1_a_bare_number_leads_to_that_rfc_unless_a_meeting_has_it() {
    let meetings = files()["search/catalog.txt"].lines().filter(|line| line.starts_with("meeting\t")).count();
    let meetings = u32::try_from(meetings).unwrap();
    // Four digits are the form in which RFCs are numbered: `RFC 0100`.
    let href = |form: &str, number: u32| {
        if number <= meetings && form.len() < 4 { format!("/meeting/{number}/") } else { info(&format!("rfc{number}")) }
    };
    let forms = |number: u32| [format!("{number}"), format!("0{number}"), full_width(&format!("{number:04}"))];
    assert_leads((1..=HIGHEST_RFC).flat_map(|number| {
        forms(number).map(|form| {
            let href = href(&form, number);
            (form, href)
        })
    }));
}

#[test]
fn q1_every_number_of_the_other_series_leads_to_that_document() {
    let forms = |series: &str, number: u32| {
        [
            format!("{series} {number}"),
            format!("{series}{number}"),
            format!("{}-{number:04}", series.to_uppercase()),
            format!("{number} {series}"),
            format!("what is {series} {number}"),
        ]
    };
    let of = |series: &'static str| {
        (1..=300).flat_map(move |number| forms(series, number).map(|form| (form, info(&format!("{series}{number}")))))
    };
    assert_leads(of("bcp").chain(of("std")).chain(of("fyi")));
}

#[test]
fn q1_names_of_drafts_close_to_words_of_the_site_lead_to_that_draft() {
    let words = files().iter().find(|(path, _)| path.ends_with("/words.txt")).unwrap().1;
    let long = words.lines().filter(|word| word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
    // Each word with a letter missing, another one, and one too many: what a correction would mend.
    let close = long.step_by(9).take(80).flat_map(|word| {
        let (start, end) = word.split_at(word.len() / 2);
        [format!("{start}{}", &end[1..]), format!("{start}q{}", &end[1..]), format!("{start}x{end}")]
    });
    let real =
        ["draft-irtf-cfrg-frost", "draft-ietf-quic-multipath", "draft-ietf-tls-rfc8446bis", "draft-ietf-v6ops-ula"];
    let names = real.map(str::to_owned).into_iter().chain(close.map(|word| format!("draft-ietf-quic-{word}")));
    let datatracker = |name: &str| format!("https://datatracker.ietf.org/doc/{name}/");
    assert_leads(names.flat_map(|name| {
        let href = datatracker(&name);
        [
            (format!("{name}-11"), format!("{href}11/")),
            (format!("status of {name}.txt"), href.clone()),
            (full_width(&name.to_uppercase()), href.clone()),
            (name, href),
        ]
    }));
}

/// The columns of the lines of the manifest that begin with a word.
fn manifest(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = files()["search/catalog.txt"].lines().map(|line| line.split('\t').collect::<Vec<_>>());
    lines.filter(move |columns| columns[0] == kind)
}

#[test]
fn q1_every_acronym_of_a_group_leads_to_that_group() {
    assert_leads(manifest("group").flat_map(|columns| {
        let [_, acronym, _, href] = columns[..] else { panic!("{columns:?}") };
        let forms = [
            acronym.to_owned(),
            acronym.to_uppercase(),
            full_width(acronym),
            format!("{acronym} wg"),
            format!("the {acronym} working group"),
        ];
        forms.map(|form| (form, href.to_owned()))
    }));
}

#[test]
fn q1_every_meeting_leads_to_that_meeting() {
    assert_leads(manifest("meeting").flat_map(|columns| {
        let number = columns[1];
        let forms = [
            format!("ietf {number}"),
            format!("IETF{number}"),
            format!("ietf-{number}"),
            format!("{number} ietf"),
            format!("meeting {number}"),
            full_width(&format!("IETF {number}")),
            columns[2].to_owned(),
        ];
        forms.map(|form| (form, format!("/meeting/{number}/")))
    }));
}

#[test]
fn q1_what_has_a_digit_or_is_part_of_a_name_is_never_corrected() {
    let mut local_search = local_search();
    for query in [
        "rfc 5280",
        "1918",
        "RFC 0793",
        "8978 rfc",
        "ietf 999",
        "bcp 99999",
        "ipv7",
        "http/4",
        "sha-257",
        "x.508",
        "802.12",
        "draft-frost",
        "draft-ietf-quic-multipth",
        "draft-irtf-cfrg-frost",
        "iesg@ietf.or",
        "ww.ietf.org",
        "/abuot/",
        "\"hackaton\"",
        "vienna 20266",
        "ietf-112-hackaton",
    ] {
        let matches = local_search.matches(query);
        assert_eq!((matches.query.text.as_str(), matches.corrected), (query, false));
    }
}
