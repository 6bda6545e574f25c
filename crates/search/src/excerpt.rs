//! The part of a text that has most of the words of a query.

use std::ops::Range;

use crate::stemmer::stem;
use crate::terms::{Term, compounds, join, slice, words};

/// Approximate length of an excerpt in bytes: two lines on a wide screen.
const LENGTH: usize = 180;
/// Length of what precedes the first match, in bytes.
const BEFORE: usize = 60;

/// A fragment of an excerpt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Fragment<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether it matches the query.
    pub highlighted: bool,
}

/// Splits a text into words that match the query and what is between them.
#[must_use]
pub fn highlight<'a>(text: &'a str, terms: &[Term]) -> Vec<Fragment<'a>> {
    fragments(text, &matches(text, terms))
}

/// Returns the part of a text that has most of the terms; empty if it has none.
#[must_use]
pub fn excerpt<'a>(text: &'a str, terms: &[Term]) -> Vec<Fragment<'a>> {
    let matches = matches(text, terms);
    let terms_from = |first: usize| {
        let start = matches[first].0.start;
        let within = matches[first..].iter().take_while(|(range, _)| range.end < start + LENGTH - BEFORE);
        within.fold(0_u32, |seen, (_, term)| seen | 1 << term).count_ones()
    };
    let Some(best) = (0..matches.len()).max_by_key(|&first| (terms_from(first), matches.len() - first)) else {
        return Vec::new();
    };
    let start = word_start(text, matches[best].0.start.saturating_sub(BEFORE));
    let end = word_end(text, start + LENGTH);
    let inside: Vec<_> = matches
        .iter()
        .filter(|(range, _)| start <= range.start && range.end <= end)
        .map(|(range, term)| (range.start - start..range.end - start, *term))
        .collect();
    let mut fragments = fragments(slice(text, start..end), &inside);
    let ellipsis = Fragment { text: "…", highlighted: false };
    if start > 0 {
        fragments.insert(0, ellipsis);
    }
    // A complete sentence needs no ellipsis.
    if end < text.len() && !slice(text, ..end).ends_with('.') {
        fragments.push(ellipsis);
    }
    fragments
}

/// Returns where words of the query are, each with the number of its term. Words that only begin with one count where the text
/// does not have the word itself.
fn matches(text: &str, terms: &[Term]) -> Vec<(Range<usize>, usize)> {
    let mut matches: Vec<(Range<usize>, usize)> = Vec::new();
    let mut exact = 0_u32;
    let mut find = |range: Range<usize>| {
        let word = join(slice(text, range.clone()));
        let stem = stem(&word);
        let number = terms.iter().position(|term| term.stem == stem || term.open && word.starts_with(&term.word));
        if let Some(number) = number {
            if terms[number].stem == stem {
                exact |= 1 << number;
            }
            matches.push((range, number));
        }
        number.is_some()
    };
    for compound in compounds(text) {
        if !find(compound.clone()) && slice(text, compound.clone()).contains('-') {
            for range in words(slice(text, compound.clone())) {
                find(range.start + compound.start..range.end + compound.start);
            }
        }
    }
    matches.retain(|(range, number)| {
        exact & 1 << number == 0 || stem(&join(slice(text, range.clone()))) == terms[*number].stem
    });
    matches
}

fn fragments<'a>(text: &'a str, matches: &[(Range<usize>, usize)]) -> Vec<Fragment<'a>> {
    let mut fragments = Vec::new();
    let mut end = 0;
    for (range, _) in matches {
        fragments.push(Fragment { text: slice(text, end..range.start), highlighted: false });
        fragments.push(Fragment { text: slice(text, range.clone()), highlighted: true });
        end = range.end;
    }
    fragments.push(Fragment { text: slice(text, end..), highlighted: false });
    fragments.retain(|fragment| !fragment.text.is_empty());
    fragments
}

/// Returns the start of the first word from `place` on: the start of the text, or what follows a space.
fn word_start(text: &str, place: usize) -> usize {
    if place == 0 {
        return 0;
    }
    let bytes = text.as_bytes();
    (place..text.len()).find(|&place| bytes[place - 1] == b' ').unwrap_or(0)
}

/// Returns the end of the word at `place`.
fn word_end(text: &str, place: usize) -> usize {
    let bytes = text.as_bytes();
    (place..text.len()).find(|&place| bytes[place] == b' ').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_query(query: &str) -> Vec<Term> {
        crate::terms::of_query(query, false)
    }

    fn show(fragments: &[Fragment<'_>]) -> String {
        fragments
            .iter()
            .map(
                |fragment| if fragment.highlighted { format!("[{}]", fragment.text) } else { fragment.text.to_owned() },
            )
            .collect()
    }

    #[test]
    fn words_of_the_query_are_highlighted_in_all_their_forms() {
        let shown = |text, query| show(&highlight(text, &of_query(query)));
        assert_eq!(shown("How sponsoring works", "sponsors "), "How [sponsoring] works");
        assert_eq!(shown("Sustainability", "sustainab"), "[Sustainability]");
        assert_eq!(shown("Zürich", "zurich"), "[Zürich]");
        assert_eq!(shown("Nothing", "else "), "Nothing");
        assert_eq!(shown("QUIC grew quickly", "quic"), "[QUIC] grew quickly");
        assert_eq!(shown("quickly", "quic"), "[quickly]");
        assert_eq!(shown("Wi-Fi and post-quantum", "wifi quantum "), "[Wi-Fi] and post-[quantum]");
    }

    #[test]
    fn excerpt_has_most_of_the_terms() {
        let text = format!(
            "A group. {}A working group is chartered by the IESG. {}",
            "Words before it. ".repeat(30),
            "And after. ".repeat(30)
        );
        let shown = show(&excerpt(&text, &of_query("working group charter ")));
        assert!(shown.starts_with('…') && shown.ends_with("after."), "{shown}");
        assert!(shown.contains("A [working] [group] is [chartered] by the IESG."), "{shown}");
        assert!(shown.chars().count() < LENGTH + 40, "{shown}");
        assert_eq!(excerpt(&text, &of_query("elsewhere ")), []);
    }

    #[test]
    fn texts_without_spaces_are_never_cut_within_a_character() {
        let text = format!("{} quic {}", "ü".repeat(300), "ü".repeat(300));
        assert!(show(&excerpt(&text, &of_query("quic "))).contains("[quic]"));
    }
}
