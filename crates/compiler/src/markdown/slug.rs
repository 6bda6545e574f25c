//! Makes ids from text.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Returns the id for a heading: its words in lower case, joined by hyphens. It is empty if the heading has no letters or digits.
///
/// Latin letters lose their accents, so that the id can be typed and does not depend on how an accent was typed. Letters of all
/// scripts are kept: HTML allows them, and readers recognize them.
#[must_use]
pub fn slug(heading: &str) -> String {
    let heading = without_accents(heading);
    let mut slug = String::with_capacity(heading.len());
    // An apostrophe is part of a word (`what’s`), other punctuation separates words.
    for character in heading.chars().filter(|character| !"'’".contains(*character)) {
        if character.is_alphanumeric() {
            slug.extend(character.to_lowercase().filter(|lower| lower.is_alphanumeric()));
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Removes accents from Latin letters, and brings the rest into one form: with some keyboards, `é` is an `e` and an accent.
fn without_accents(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in DecomposingNormalizerBorrowed::new_nfkd().normalize(text).chars() {
        let is_accent = ('\u{300}'..='\u{36f}').contains(&character);
        // Elsewhere the mark can make another letter.
        if !(is_accent && letters.ends_with(|letter: char| letter.is_ascii_alphabetic())) {
            letters.push(character);
        }
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&letters).into_owned()
}

/// Returns whether writers can use this id for a heading.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|character| character.is_alphanumeric() || "-_".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_by_hyphens() {
        for (heading, id) in [
            ("The mission", "the-mission"),
            ("What’s new in 2026?", "whats-new-in-2026"),
            ("TCP/IP & I-D authors", "tcp-ip-i-d-authors"),
            ("  (Really)  ", "really"),
            ("Größe", "große"),
            ("Montr\u{e9}al", "montreal"),
            ("Montre\u{301}al", "montreal"),
            ("Tiếng Việt", "tieng-viet"),
            ("Русский й", "русский-й"),
            ("か\u{3099}", "が"),
            ("標準化", "標準化"),
            ("…", ""),
        ] {
            assert_eq!(slug(heading), id, "{heading}");
        }
    }

    #[test]
    fn c6_ids_with_other_characters_are_rejected() {
        assert!(is_id("mission") && is_id("größe") && is_id("a_b-2"));
        assert!(!is_id("") && !is_id("a b") && !is_id("a\"b") && !is_id("a.b"));
    }
}
