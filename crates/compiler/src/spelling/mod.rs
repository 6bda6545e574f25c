//! Spelling of what readers see: common misspellings, and British words where American ones are the rule.
//!
//! The tables are those of `typos`. They know what is wrong rather than what is right, so that names, abbreviations and
//! new words raise no alarm. What is a word is told by [`words`].

mod words;

use std::ops::Range;

use typos_vars::{Category, CategorySet};
use unicase::UniCase;

use crate::diagnostics::Diagnostic;

/// Warnings of words in `text`, which is at `place` of `file`, though it may be spelt otherwise there.
pub(crate) fn check(text: &str, file: &str, place: &Range<usize>) -> Vec<Diagnostic> {
    words::words(text).filter_map(|word| doubt(&text[word.clone()], place_of(text, &word, file, place))).collect()
}

fn doubt(word: &str, place: Range<usize>) -> Option<Diagnostic> {
    let (title, better) = match misspelt(word) {
        Some(better) => ("this word is misspelt", better),
        None => ("this is not the American spelling", not_american(word)?),
    };
    let better = better.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
    let expected = if better.is_empty() { "another word".to_owned() } else { better };
    let diagnostic = Diagnostic::at(place, title, format!("found `{word}`; expected {expected}")).doubt(word);
    Some(diagnostic.help("if it is right as it is, add it to `words` in content/site.toml".to_owned()))
}

/// What a misspelt word should be.
fn misspelt(word: &str) -> Option<Vec<&'static str>> {
    let better = typos_dict::WORD.find(&UniCase::new(word))?;
    let american = |word: &&'static str| not_american(word).and_then(|better| better.first().copied()).unwrap_or(word);
    Some(better.iter().map(american).collect())
}

/// How Americans spell a word that others spell so. One with a capital can be part of a name, which stays as it is.
fn not_american(word: &str) -> Option<Vec<&'static str>> {
    if word.starts_with(char::is_uppercase) {
        return None;
    }
    let variants = typos_vars::VARS.find(&UniCase::new(word))?;
    let is_american = |bits: u8| CategorySet::from_bits_truncate(bits).contains(Category::American);
    if variants.iter().any(|(bits, _)| is_american(*bits)) {
        return None;
    }
    let (_, variants) = variants.first()?;
    Some(typos_vars::corrections(Category::American, **variants).to_vec())
}

/// Where a word of `text` is in the file. What is before it counts, as the word can be there several times.
fn place_of(text: &str, word: &Range<usize>, file: &str, place: &Range<usize>) -> Range<usize> {
    let needle = &text[word.clone()];
    let before = text[..word.start].matches(needle).count();
    let found = file.get(place.clone()).and_then(|raw| raw.match_indices(needle).nth(before));
    found.map_or(place.clone(), |(at, _)| place.start + at..place.start + at + needle.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_names_are_not() {
        assert_eq!(misspelt("recieve"), Some(vec!["receive"]));
        assert_eq!(misspelt("Recieve"), Some(vec!["receive"]));
        for word in ["receive", "IETF", "Datatracker", "anycast", "Kühlewind", "Meetecho"] {
            assert_eq!(misspelt(word), None, "{word}");
        }
    }

    #[test]
    fn british_words_have_american_ones_unless_they_are_names() {
        assert_eq!(not_american("organisation"), Some(vec!["organization"]));
        assert_eq!(not_american("colour"), Some(vec!["color"]));
        for word in ["organization", "Organisation", "Centre", "license", "standard"] {
            assert_eq!(not_american(word), None, "{word}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_word_in_the_file() {
        let file = "> We recieve what\n> they recieve.\n";
        let diagnostics = check("We recieve what\nthey recieve.", file, &(2..file.len()));
        let label = "found `recieve`; expected `receive`";
        let at = |place| Diagnostic::at(place, "this word is misspelt", label).doubt("recieve");
        let help = "if it is right as it is, add it to `words` in content/site.toml".to_owned();
        assert_eq!(diagnostics, [at(5..12).help(help.clone()), at(25..32).help(help)]);
        assert_eq!(place_of("ä recieve", &(3..10), "\"\\u00e4 x\"", &(0..10)), 0..10);
    }
}
