//! The names of an RFC: what a query can be as a whole.

use synced::Rfc;

use crate::terms::{is_stop_word, normalize, slice, words};

/// Endings of titles that visitors leave out.
const ENDINGS: [&str; 6] = ["protocol", "specification", "base protocol", "framework", "core", "overview"];

/// The names of an RFC.
pub(super) struct Names {
    /// What it is called as a whole, each with how much that says.
    pub(super) exact: Vec<(String, f64)>,
    /// Names of which each word counts by itself, too, beside the title.
    pub(super) parts: Vec<String>,
}

/// Returns the names of an RFC. `aliases` are those that writers have added.
pub(super) fn names(rfc: &Rfc, aliases: &[(String, u32)]) -> Names {
    let title: &str = &rfc.title;
    let mut exact = vec![(title.to_owned(), 1.0)];
    let (plain, abbreviations) = without_parentheses(title);
    let lead = lead(&plain);
    exact.push((plain.clone(), 1.0));
    exact.extend(shortened(&plain).map(|name| (name, 0.9)));
    exact.extend(lead.map(|name| (name, 0.8)));
    exact.extend(abbreviations.iter().map(|name| (name.clone(), 0.9)));
    let initials = initials(&plain);
    let is_known = |keyword: &&str| normalize(keyword) == initials && initials.len() > 2;
    let parts: Vec<String> = rfc.keywords.iter().map(|it| &**it).filter(is_known).map(str::to_owned).collect();
    exact.extend(parts.iter().map(|name| (name.clone(), 0.9)));
    let series = rfc.also.iter().map(|name| name.to_string());
    let added = aliases.iter().filter(|(_, number)| *number == rfc.number).map(|(name, _)| name.clone());
    let added: Vec<String> = series.chain(added).collect();
    exact.extend(added.iter().map(|name| (name.clone(), 1.1)));
    Names { exact, parts: parts.into_iter().chain(added).collect() }
}

/// Returns a title without what is in parentheses, and the abbreviations that are.
fn without_parentheses(title: &str) -> (String, Vec<String>) {
    let (mut plain, mut abbreviations) = (String::new(), Vec::new());
    let mut rest = title;
    while let Some((before, (inside, after))) =
        rest.split_once('(').and_then(|(before, after)| Some((before, after.split_once(')')?)))
    {
        plain += before;
        // Those of several words explain what precedes them.
        if !inside.contains(' ') {
            abbreviations.push(inside.to_owned());
        }
        rest = after;
    }
    // An abbreviation in the middle of a long title is that of a part of it: `TCP Extensions for Multipath Operation`.
    if !rest.trim().is_empty() && words(rest).count() > 2 {
        abbreviations.clear();
    }
    (plain + rest, abbreviations)
}

/// Returns what precedes a colon or a dash, if it is one or two words: `QUIC` of `QUIC: A UDP-Based Transport`.
fn lead(title: &str) -> Option<String> {
    let end = title.find(": ").or_else(|| title.find(" -- ")).or_else(|| title.find(" - "))?;
    let lead = slice(title, ..end);
    (words(lead).count() <= 2).then(|| lead.to_owned())
}

/// Returns a title without the ending that most of its kind have: `WebSocket` of `The WebSocket Protocol`.
fn shortened(title: &str) -> impl Iterator<Item = String> {
    let normal = normalize(title.trim());
    let shorter = |ending: &str| normal.strip_suffix(ending).map(|name| name.trim().to_owned());
    let names: Vec<String> = ENDINGS.iter().filter_map(|ending| shorter(ending)).collect();
    names.into_iter().filter(|name| words(name).count() > 0)
}

/// Returns the first letters of the words of a title, normalized.
fn initials(title: &str) -> String {
    let all = words(title).map(|range| normalize(slice(title, range))).filter(|word| !is_stop_word(word));
    all.filter_map(|word| word.chars().next()).collect()
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
        names(&rfcs.entries()[0], &[("first".to_owned(), 1), ("other".to_owned(), 2)])
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
        assert!(has("Anything", "first") && !has("Anything", "other"));
        assert!(!has("Use of the Domain Name System (DNS) for something else entirely", "dns"));
    }

    #[test]
    fn keyword_of_the_initials_is_a_name() {
        assert!(exact("Simple Mail Transfer Protocol", &["SMTP", "mail"]).contains(&"smtp".to_owned()));
        assert!(!exact("Simple Mail Transfer Protocol", &["mail"]).contains(&"smtp".to_owned()));
    }
}
