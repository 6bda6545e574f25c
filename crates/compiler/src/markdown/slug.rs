//! Makes ids from text.

/// Returns the id for a heading: its words in lower case, joined by hyphens. It is empty if the heading has no letters or digits.
///
/// Letters of all scripts are kept: HTML allows them, and readers recognize them.
pub(crate) fn slug(heading: &str) -> String {
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
            ("Größe", "größe"),
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
