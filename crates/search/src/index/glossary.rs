//! What abbreviations stand for, as the titles of the series say themselves: `Public Key Infrastructure (PKI)`.
//!
//! One RFC has the words and another the abbreviation, and visitors type either.

use std::collections::BTreeMap;

use synced::Rfc;

use crate::terms::{is_stop_word, normalize, slice, words};

/// Maximum number of words that an abbreviation stands for.
const MAX_WORDS: usize = 7;

/// Abbreviations and what they stand for, both as normalized words.
#[derive(Default)]
pub(super) struct Glossary {
    /// By abbreviation, what most titles say.
    words: BTreeMap<String, String>,
    /// By words.
    abbreviations: BTreeMap<String, String>,
}

impl Glossary {
    /// Reads the titles.
    pub(super) fn of(rfcs: &[Rfc]) -> Self {
        let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for (abbreviation, words) in rfcs.iter().flat_map(|rfc| explained(&rfc.title)) {
            *counts.entry(abbreviation).or_default().entry(words).or_default() += 1;
        }
        let mut glossary = Self::default();
        for (abbreviation, by_words) in counts {
            // Of equal ones the last, whichever that is, so that it is always the same.
            let most = by_words.iter().max_by_key(|(_, count)| **count);
            if let Some((words, _)) = most {
                glossary.words.insert(abbreviation.clone(), words.clone());
            }
            glossary.abbreviations.extend(by_words.into_keys().map(|words| (words, abbreviation.clone())));
        }
        glossary
    }

    /// Returns a text with abbreviations in place of what they stand for, if it has any such words.
    pub(super) fn abbreviated(&self, text: &str) -> Option<String> {
        replaced(text, MAX_WORDS, &self.abbreviations)
    }

    /// Returns a text with the words that its abbreviations stand for, if it has any.
    pub(super) fn spelled_out(&self, text: &str) -> Option<String> {
        replaced(text, 1, &self.words)
    }
}

/// Returns a text with the longest runs of at most `most` words replaced that are keys, if it has any.
fn replaced(text: &str, most: usize, by: &BTreeMap<String, String>) -> Option<String> {
    let words = normal_words(text);
    let mut parts: Vec<&str> = Vec::new();
    let (mut at, mut is_changed) = (0, false);
    while at < words.len() {
        let found = (1..=most.min(words.len() - at))
            .rev()
            .find_map(|count| by.get(&words[at..at + count].join(" ")).map(|value| (count, value)));
        let (count, part) = found.map_or((1, words[at].as_str()), |(count, value)| (count, value.as_str()));
        is_changed |= found.is_some();
        parts.push(part);
        at += count;
    }
    is_changed.then(|| parts.join(" "))
}

fn normal_words(text: &str) -> Vec<String> {
    words(text).map(|range| normalize(slice(text, range))).collect()
}

/// Returns the abbreviations in parentheses in a title, each with the words before it that it is made of.
fn explained(title: &str) -> Vec<(String, String)> {
    let explained = |(open, _): (usize, &str)| {
        let name = slice(title, open + 1..).split(')').next().filter(|name| words(name).count() == 1)?;
        let name = normalize(name);
        let before = normal_words(slice(title, ..open));
        let first = first_word(&before, &name)?;
        Some((name, before.get(first..)?.join(" ")))
    };
    title.match_indices('(').filter_map(explained).collect()
}

/// Returns the place of the first of the last words whose first letters are those of an abbreviation. Words such as `of` may have
/// a letter there, or none.
fn first_word(words: &[String], abbreviation: &str) -> Option<usize> {
    let mut at = words.len();
    for letter in abbreviation.chars().rev() {
        at = at.checked_sub(1)?;
        while !words.get(at)?.starts_with(letter) {
            if !is_stop_word(&words[at]) {
                return None;
            }
            at = at.checked_sub(1)?;
        }
    }
    (abbreviation.len() > 1 && words.len() - at <= MAX_WORDS).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_in_parentheses_are_made_of_the_words_before_them() {
        let one = |title: &str| explained(title).into_iter().map(|(name, words)| format!("{name}: {words}")).next();
        assert_eq!(one("The Public Key Infrastructure (PKI) of X").unwrap(), "pki: public key infrastructure");
        assert_eq!(one("Quality of Service (QoS)").unwrap(), "qos: quality of service");
        assert_eq!(one("Session Initiation Protocol (SIP): Locating").unwrap(), "sip: session initiation protocol");
        assert_eq!(one("Multi-Protocol Label (MPL)").unwrap(), "mpl: multi protocol label");
        for other in ["Telnet (old)", "Host (H)", "(TCP)", "Something Else Entirely (TCP)", "Open ("] {
            assert_eq!(one(other), None, "{other}");
        }
    }

    #[test]
    fn texts_are_abbreviated_and_spelled_out() {
        let words = BTreeMap::from([("public key infrastructure".to_owned(), "pki".to_owned())]);
        assert_eq!(replaced("X Public-Key Infrastructure", MAX_WORDS, &words).unwrap(), "x pki");
        assert_eq!(replaced("Public Key", MAX_WORDS, &words), None);
    }
}
