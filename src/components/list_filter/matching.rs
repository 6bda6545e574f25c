//! Which texts a query fits.

/// The words of a query, in small letters, without the quotation marks that keep the search from correcting them.
pub(super) fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(|word| word.trim_matches('"').to_ascii_lowercase()).collect()
}

/// Whether a text has every word, in any order and case.
pub(super) fn matches(text: &str, words: &[String]) -> bool {
    let text = text.to_ascii_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// How many of all items are shown, as a sentence.
pub(super) fn result_count(shown: usize, all: usize, noun: &str) -> String {
    if shown == 0 { format!("None of {all} {noun} fits.") } else { format!("{shown} of {all} {noun}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a10_every_word_has_to_be_in_the_text() {
        assert!(matches("IETF 125 Shenzhen", &words("shen ietf")));
        assert!(matches("Past meetings", &words("  MEETINGS ")));
        assert!(matches("Past meetings", &words("\"past meetings\"")));
        assert!(!matches("Past meetings", &words("past quic")));
        assert!(matches("Past meetings", &words(" ")));
    }

    #[test]
    fn odd_queries_are_only_words_that_no_text_has() {
        for query in ["\0", "<script>", "🦀", "\u{202e}", &"x".repeat(10_000)] {
            assert!(!matches("IETF 125 Shenzhen", &words(query)), "{query:?}");
        }
    }

    #[test]
    fn result_counts_are_sentences() {
        assert_eq!(result_count(3, 166, "groups"), "3 of 166 groups");
        assert_eq!(result_count(0, 166, "groups"), "None of 166 groups fits.");
    }
}
