//! The names of an RFC: what a query can be as a whole.

use synced::Rfc;

use super::glossary::Glossary;
use crate::terms::{is_stop_word, normalize, slice, words};

/// Endings of titles that visitors leave out.
const ENDINGS: [&str; 6] = ["base protocol", "protocol", "specification", "framework", "core", "overview"];

/// The names of an RFC.
pub(super) struct Names {
    /// What it is called as a whole, each with how much that says.
    pub(super) exact: Vec<(String, f64)>,
    /// Names of which each word counts by itself, too, beside the title.
    pub(super) parts: Vec<String>,
    /// Likewise those that the RFC Editor or writers gave it.
    pub(super) added: Vec<String>,
    /// The title as short as visitors say it, with an abbreviation in place of what it stands for.
    pub(super) short: String,
}

/// Returns the names of an RFC. `aliases` are those that writers have added.
pub(super) fn names(rfc: &Rfc, aliases: &[(String, u32)], glossary: &Glossary) -> Names {
    let title: &str = &rfc.title;
    let (plain, abbreviation) = without_parentheses(title);
    let keywords: Vec<String> = rfc.keywords.iter().map(|keyword| normalize(keyword)).collect();
    let short =
        abbreviation.map_or_else(|| plain.clone(), |Abbreviation { name, rest }| format!("{name} {}", rest.trim()));
    let mut exact = vec![(title.to_owned(), 1.0), (plain.clone(), 1.0), (short.clone(), 1.0)];
    let other_words = [glossary.abbreviated(&plain), glossary.spelled_out(&short), glossary.abbreviated(&short)];
    let other_words: Vec<String> = other_words.into_iter().flatten().collect();
    exact.extend(other_words.iter().map(|name| (name.clone(), 0.95)));
    for name in [&plain, &short].into_iter().chain(&other_words) {
        exact.extend(shortened(name).map(|name| (name, 0.9)));
        exact.extend(before_version(name));
    }
    exact.extend(abbreviation.filter(Abbreviation::is_of_all).map(|it| (it.name.to_owned(), 0.9)));
    exact.extend(plain.split_once(": ").map(|(lead, _)| (lead.to_owned(), 0.8)));
    let initials = initials(&plain);
    let version: String = plain.chars().filter(char::is_ascii_digit).collect();
    let strength = |keyword: &str| match keyword.strip_suffix(version.as_str()).unwrap_or(keyword) {
        letters if letters.len() < 3 => None,
        letters if letters == initials || letters == initials.trim_end_matches('v') => Some(0.9),
        letters if initials.contains(letters) => Some(0.7),
        _ => None,
    };
    let known: Vec<(String, f64)> =
        keywords.into_iter().filter_map(|keyword| strength(&keyword).map(|strength| (keyword, strength))).collect();
    let series = rfc.also.iter().map(ToString::to_string);
    let mut added: Vec<(String, f64)> = series.map(|name| (name, 1.1)).collect();
    for (place, (name, _)) in aliases.iter().enumerate().filter(|(_, (_, number))| *number == rfc.number) {
        // Of several RFCs that a name stands for, the first that is listed comes first.
        let before = aliases.iter().take(place).rev().take_while(|(other, _)| other == name).count();
        added.push((
            name.clone(),
            if before == 0 { 1.1 } else { 1.0 - 0.1 * f64::from(u8::try_from(before.min(4)).unwrap_or(4)) },
        ));
    }
    let names = |list: &[(String, f64)]| list.iter().map(|(name, _)| name.clone()).collect();
    let (parts, all_added) = (names(&known), names(&added));
    exact.extend(known);
    exact.extend(added);
    Names { exact, parts, added: all_added, short }
}

/// The first abbreviation in a title, and what follows it.
#[derive(Clone, Copy)]
struct Abbreviation<'a> {
    name: &'a str,
    rest: &'a str,
}

impl Abbreviation<'_> {
    /// Returns whether it is what the RFC is about, rather than what an extension of it is for.
    fn is_of_all(&self) -> bool {
        let rest = normalize(self.rest);
        let rest = rest.trim_start_matches([' ', '-', ',', ':']);
        rest.is_empty() || rest.starts_with("version") || ENDINGS.iter().any(|ending| rest.starts_with(ending))
    }
}

/// Returns a title without what is in parentheses, and the abbreviation there: `TLS` and ` Protocol Version 1.3`.
fn without_parentheses(title: &str) -> (String, Option<Abbreviation<'_>>) {
    let Some((before, (name, rest))) =
        title.split_once('(').and_then(|(before, after)| Some((before, after.split_once(')')?)))
    else {
        return (title.to_owned(), None);
    };
    // Several words explain what precedes them, and digits are a version.
    let is_name =
        !name.contains(' ') && words(name).count() == 1 && name.contains(|sign: char| sign.is_ascii_alphabetic());
    // What precedes it has to be what it stands for, rather than a part of a longer title.
    let is_lead = words(before).count() <= name.len() + 2;
    ([before, rest].concat(), (is_name && is_lead).then_some(Abbreviation { name, rest }))
}

/// Returns a title without the ending that most of its kind have: `WebSocket` of `The WebSocket Protocol`.
fn shortened(title: &str) -> impl Iterator<Item = String> {
    let shorter = |name: &String| {
        let shorter = ENDINGS.iter().find_map(|&ending| name.strip_suffix(ending));
        shorter.map(|name| name.trim().to_owned()).filter(|name| words(name).count() > 0)
    };
    std::iter::successors(shorter(&normalize(title.trim())), shorter)
}

/// Returns the names of a version of something, each with how much it says: `TLS 1.3`, `TLS1.3` and `TLS` of `TLS Protocol Version 1.3`.
fn before_version(title: &str) -> Vec<(String, f64)> {
    let normal = normalize(title);
    let Some((what, version)) = normal.split_once(" version ") else { return Vec::new() };
    let what = what.trim_end_matches([' ', '-', ',']);
    let what = what.strip_suffix(" protocol").unwrap_or(what);
    let version = version.split([' ', ':', ',']).next().unwrap_or_default();
    let versions = [format!("{what} {version}"), format!("{what}{version}"), format!("{what}v{version}")];
    versions.into_iter().map(|name| (name, 0.9)).chain([(what.to_owned(), 0.75)]).collect()
}

/// Returns the first letters of the words of a title, normalized.
fn initials(title: &str) -> String {
    let all = words(title).map(|range| normalize(slice(title, range))).filter(|word| !is_stop_word(word));
    all.filter_map(|word| word.chars().next().filter(char::is_ascii_alphabetic)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(title: &str, keywords: &[&str]) -> Vec<String> {
        let text = format!(
            "source = \"https://www.rfc-editor.org/rfc-index.xml\"\non = 2026-01-01\ncount = 1\nrfc = [{{ number = 1, title = {title:?}, \
             status = \"Unknown\", stream = \"ietf\", published = \"1969-04\", keywords = {keywords:?} }}]"
        );
        let rfcs = synced::Document::<Rfc>::parse(&text).unwrap();
        names(&rfcs.entries()[0], &[("first".to_owned(), 1), ("other".to_owned(), 2)], &Glossary::default())
            .exact
            .into_iter()
            .map(|(name, _)| name.trim().to_lowercase())
            .collect()
    }

    #[test]
    fn names_are_those_in_the_title_and_those_that_were_added() {
        let has = |title: &str, name: &str| exact(title, &[]).iter().any(|it| it == name);
        assert!(has("Transmission Control Protocol (TCP)", "tcp"));
        assert!(has("Transmission Control Protocol (TCP)", "transmission control protocol"));
        assert!(has("QUIC: A UDP-Based Multiplexed and Secure Transport", "quic"));
        assert!(has("Diameter Base Protocol", "diameter"));
        assert!(has("The Transport Layer Security (TLS) Protocol Version 1.3", "tls 1.3"));
        assert!(has("Internet Protocol, Version 6 (IPv6) Specification", "ipv6 specification"));
        assert!(has("Anything", "first") && !has("Anything", "other"));
        assert!(!has("Use of the Domain Name System (DNS) for something else entirely", "dns"));
    }

    #[test]
    fn keyword_of_the_initials_is_a_name() {
        assert!(exact("Simple Mail Transfer Protocol", &["SMTP", "mail"]).contains(&"smtp".to_owned()));
        assert!(exact("Post Office Protocol - Version 3", &["POP3"]).contains(&"pop3".to_owned()));
        assert!(exact("An Ethernet Address Resolution Protocol", &["ARP"]).contains(&"arp".to_owned()));
        assert!(!exact("Simple Mail Transfer Protocol", &["mail"]).contains(&"smtp".to_owned()));
    }
}
