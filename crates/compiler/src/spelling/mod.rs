//! Checks the spelling of what readers see, for common misspellings and for British instead of American spelling.
//!
//! The tables are those of `typos`. They list misspellings rather than correct words, so that names, abbreviations and new words
//! cause no false alarms. [`words`] splits a text into words.

mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use typos_vars::{Category, CategorySet};
use unicase::UniCase;

use crate::diagnostics::Diagnostic;

/// Returns warnings about words of `text`. It is at `span` of `file`, where it can contain markup or escapes.
pub(crate) fn check(text: &str, file: &str, span: &Range<usize>) -> Vec<Diagnostic> {
    let mut finder = Finder { text, raw: file.get(span.clone()), span: span.clone(), found: BTreeMap::new() };
    words::words(text).filter_map(|word| check_word(&text[word.clone()], || finder.span(&word))).collect()
}

/// Checks a word. `span` finds it in the file, which takes time and is needed only for mistakes.
fn check_word(word: &str, span: impl FnOnce() -> Range<usize>) -> Option<Diagnostic> {
    let (title, corrections) = match misspelling(word) {
        Some(corrections) => ("this word is misspelled", corrections),
        None => ("this is not American spelling", non_american(word)?),
    };
    let corrections = corrections.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
    let expected = if corrections.is_empty() { "another word".to_owned() } else { corrections };
    let diagnostic = Diagnostic::at(span(), title, format!("found `{word}`; expected {expected}")).spelling(word);
    Some(diagnostic.help("if it is correct, add it to `words` in content/site.toml".to_owned()))
}

/// Returns the corrections of a misspelled word, in American spelling.
fn misspelling(word: &str) -> Option<Vec<&'static str>> {
    let corrections = typos_dict::WORD.find(&UniCase::new(word))?;
    let american =
        |word: &&'static str| non_american(word).and_then(|corrections| corrections.first().copied()).unwrap_or(word);
    Some(corrections.iter().map(american).collect())
}

/// Returns the American spellings of a word with another spelling. Capitalized words can be names and are accepted.
fn non_american(word: &str) -> Option<Vec<&'static str>> {
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

/// Finds words of a text in the file. A word can occur several times, so occurrences are counted, each only once.
struct Finder<'a> {
    text: &'a str,
    /// The text as it is written in the file.
    raw: Option<&'a str>,
    span: Range<usize>,
    /// For each word, the ends of its last occurrence in `text` and in `raw`.
    found: BTreeMap<&'a str, (usize, usize)>,
}

impl Finder<'_> {
    /// Returns the span of a word, or that of the text if the word is written differently.
    fn span(&mut self, word: &Range<usize>) -> Range<usize> {
        let needle = &self.text[word.clone()];
        let (in_text, in_raw) = self.found.get(needle).copied().unwrap_or_default();
        let between = self.text.get(in_text..word.start).unwrap_or_default().matches(needle).count();
        let rest = self.raw.and_then(|raw| raw.get(in_raw..)).unwrap_or_default();
        let Some((at, _)) = rest.match_indices(needle).nth(between) else { return self.span.clone() };
        let start = in_raw + at;
        self.found.insert(needle, (word.end, start + needle.len()));
        self.span.start + start..self.span.start + start + needle.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_misspellings_are_corrected() {
        assert_eq!(misspelling("recieve"), Some(vec!["receive"]));
        assert_eq!(misspelling("Recieve"), Some(vec!["receive"]));
        for word in ["receive", "IETF", "Datatracker", "anycast", "Kühlewind", "Meetecho"] {
            assert_eq!(misspelling(word), None, "{word}");
        }
    }

    #[test]
    fn british_words_are_corrected_unless_capitalized() {
        assert_eq!(non_american("organisation"), Some(vec!["organization"]));
        assert_eq!(non_american("colour"), Some(vec!["color"]));
        for word in ["organization", "Organisation", "Centre", "license", "standard"] {
            assert_eq!(non_american(word), None, "{word}");
        }
    }

    #[test]
    fn span_is_that_of_the_word_in_the_file() {
        let file = "> We recieve what\n> they recieve.\n";
        let diagnostics = check("We recieve what\nthey recieve.", file, &(2..file.len()));
        let label = "found `recieve`; expected `receive`";
        let at = |span| Diagnostic::at(span, "this word is misspelled", label).spelling("recieve");
        let help = "if it is correct, add it to `words` in content/site.toml".to_owned();
        assert_eq!(diagnostics, [at(5..12).help(help.clone()), at(25..32).help(help)]);
        let mut finder = Finder { text: "ä recieve", raw: Some("\"\\u00e4 x\""), span: 0..10, found: BTreeMap::new() };
        assert_eq!(finder.span(&(3..10)), 0..10);
    }
}
