//! What queries name: `direct_hits.txt` holds queries, each with the addresses that it leads to at once.

use search::direct_hit::{address, direct_hits};
use search::manifest::{Alias, Group, Manifest, Meeting};

fn manifest() -> Manifest {
    let group = |acronym: &str, name: &str, page: &str| {
        Group::new(acronym.to_owned(), name.to_owned(), format!("{page}#{acronym}"))
    };
    let meeting = |number: u16, city: &str, place: &str, month: &str| Meeting {
        number,
        title: format!("IETF {number} {city}"),
        place: place.to_owned(),
        days: String::new(),
        month: month.to_owned(),
    };
    let name = |name: &str, title: &str, href: &str| Alias::new(name.to_owned(), title.to_owned(), href.to_owned());
    Manifest {
        groups: vec![
            group("core", "Constrained RESTful Environments", "/areas/wit/"),
            group("httpbis", "HTTP", "/areas/wit/"),
            group("quic", "QUIC", "/areas/wit/"),
            group("tls", "Transport Layer Security", "/areas/sec/"),
            group("cfrg", "Crypto Forum", "/irtf/"),
            group("v6ops", "IPv6 Operations", "/areas/ops/"),
        ],
        meetings: vec![
            meeting(3, "Ann Arbor", "Ann Arbor, Michigan, USA", "1986-07"),
            meeting(57, "Vienna", "Vienna, Austria", "2003-07"),
            meeting(64, "Vancouver", "Vancouver, Canada", "2005-11"),
            meeting(88, "Vancouver", "Vancouver, Canada", "2013-11"),
            meeting(100, "Singapore", "Singapore", "2017-11"),
            meeting(105, "Montreal", "Montréal, Canada", "2019-07"),
            meeting(108, "Online", "", "2020-07"),
            meeting(113, "Vienna", "Vienna, Austria", "2022-03"),
            meeting(124, "Montreal", "Montreal, Canada", "2025-11"),
            meeting(126, "Vienna", "Vienna, Austria", "2026-07"),
        ],
        aliases: vec![
            name("nomcom", "Nominating Committee", "/nomcom/"),
            name("iesg", "Internet Engineering Steering Group", "/iesg/"),
            name("working groups", "Guide to Working Groups", "/wgs/"),
            name("next meeting", "Upcoming meetings", "/meeting/upcoming/"),
        ],
        ..Manifest::default()
    }
}

#[test]
fn queries_lead_to_what_they_name() {
    let manifest = manifest();
    let table = include_str!("direct_hits.txt");
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (query, expected) = line.split_once(" => ").or_else(|| line.split_once(" =>")).unwrap();
        let found: Vec<String> = direct_hits(&manifest, query).iter().map(|hit| shorter(&hit.document.href)).collect();
        let found = found.join(" ");
        if found != expected.trim() {
            wrong.push(format!("{query:?}: found {found:?}, expected {:?}", expected.trim()));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 150, "{count} queries");
}

/// The hosts that the table would name again and again.
fn shorter(href: &str) -> String {
    href.replace("https://www.rfc-editor.org/info/", "editor:").replace("https://datatracker.ietf.org/doc/", "doc:")
}

#[test]
fn odd_queries_name_nothing() {
    let manifest = manifest();
    let long = "9".repeat(10_000);
    for query in
        ["", " ", "\0", "🦀", "\u{202e}rfc", "مرحبا", "<script>", "' OR 1=1", "rfc", "draft-", "-", long.as_str()]
    {
        assert_eq!(direct_hits(&manifest, query), [], "{query:?}");
    }
}

#[test]
fn hits_on_other_sites_say_so() {
    let manifest = manifest();
    let path = |query: &str| direct_hits(&manifest, query)[0].document.breadcrumbs.clone();
    assert_eq!(path("rfc 9000"), "on www.rfc-editor.org");
    assert_eq!(path("draft-ietf-quic-http"), "on datatracker.ietf.org");
    assert_eq!(path("ietf 126"), "");
}

#[test]
fn addresses_of_this_site_are_known_in_all_forms() {
    for query in [
        "/about/iesg",
        "/about/iesg/",
        " /About/IESG/index.html",
        "www.ietf.org/about/iesg/",
        "ietf.org/about/iesg",
        "https://www.ietf.org/about/iesg/#members",
        "http://ietf.org/about/iesg?x=1",
    ] {
        assert_eq!(address(query).as_deref(), Some("/about/iesg/"), "{query}");
    }
    assert_eq!(address("https://www.ietf.org/").as_deref(), Some("/"));
    for query in ["about iesg", "https://example.org/about/", "rfc 9000", "", "about/iesg", "/about iesg"] {
        assert_eq!(address(query), None, "{query}");
    }
}
