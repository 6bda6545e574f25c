//! Ids of headings, made from their words.

/// The id for a heading: its words in lower case with hyphens between them; empty if it has none.
///
/// Letters of all scripts stay, because HTML takes them and readers can tell them.
pub(crate) fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len());
    // An apostrophe is within a word (`what’s`), other signs are between words.
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

/// Whether a writer can give a heading this id.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|character| character.is_alphanumeric() || "-_".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_an_id() {
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
    fn c6_an_id_is_a_word() {
        assert!(is_id("mission") && is_id("größe") && is_id("a_b-2"));
        assert!(!is_id("") && !is_id("a b") && !is_id("a\"b") && !is_id("a.b"));
    }
}
