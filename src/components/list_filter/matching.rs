//! Matching of texts against a query.

/// Returns the words of a query in lower case, without the quotation marks that prevent spelling correction in the search.
pub(super) fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(|word| word.trim_matches('"').to_ascii_lowercase()).collect()
}

/// Returns whether a text contains every word, in any order. The words are in lower case; ASCII case is ignored.
pub(super) fn matches(text: &str, words: &[String]) -> bool {
    let text = text.to_ascii_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Returns the number of matches as a status message.
pub(super) fn result_count(matches: usize, total: usize, noun: &str) -> String {
    if matches == 0 { format!("None of {total} {noun} match.") } else { format!("{matches} of {total} {noun}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a10_texts_with_every_word_match() {
        assert!(matches("IETF 125 Shenzhen", &words("shen ietf")));
        assert!(matches("Past meetings", &words("  MEETINGS ")));
        assert!(matches("Past meetings", &words("\"past meetings\"")));
        assert!(!matches("Past meetings", &words("past quic")));
        assert!(matches("Past meetings", &words(" ")));
    }

    #[test]
    fn unusual_queries_match_nothing() {
        for query in ["\0", "<script>", "🦀", "\u{202e}", &"x".repeat(10_000)] {
            assert!(!matches("IETF 125 Shenzhen", &words(query)), "{query:?}");
        }
    }

    #[test]
    fn result_count_names_matches_and_total() {
        assert_eq!(result_count(3, 166, "groups"), "3 of 166 groups");
        assert_eq!(result_count(0, 166, "groups"), "None of 166 groups match.");
    }
}
