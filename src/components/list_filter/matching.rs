//! Matching of texts against a query.

/// Returns whether a value of an item matches that of a filter. `from` and `to` are the ends of a range.
pub(super) fn is_match(name: &str, own: &str, value: &str) -> bool {
    match name {
        "from" => own >= value,
        "to" => own <= value,
        _ => own == value,
    }
}

/// Letters with accents, each after the letter that is meant, as far as names of people and places have them.
const ACCENTS: &str = "aàáâãäåāăą cçćč eèéêëēęě gğ iìíîïī lł nñńň oòóôõöøōő rř sśşš uùúûüūůű yýÿ zźżž";

/// Returns the words of a query, normalized, without the quotation marks that keep the search from correcting them.
pub(super) fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(|word| normalize(word.trim_matches('"'))).collect()
}

/// Returns whether a text contains every word, in any order, case and spelling: `wi-fi`, `wifi` and `wi fi` are the same, and so are letters with
/// accents and without.
pub(super) fn matches(text: &str, words: &[String]) -> bool {
    let text = normalize(text);
    words.iter().all(|word| text.contains(word.as_str()) || has_spelling(&text, word))
}

/// Returns whether a word is in a text with other hyphens and spaces, from the start of a word on.
fn has_spelling(text: &str, word: &str) -> bool {
    let mut is_within_word = false;
    letters(word).next().is_some()
        && text.char_indices().any(|(place, letter)| {
            let is_start = !is_within_word;
            is_within_word = is_letter(letter);
            let mut rest = letters(text.get(place..).unwrap_or_default());
            is_start && letters(word).all(|letter| rest.next() == Some(letter))
        })
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| is_letter(*letter))
}

/// Returns whether a character belongs to a word. The tables of Unicode would be larger than all of this.
const fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// Returns a text in lowercase, without accents, with plain hyphens.
fn normalize(text: &str) -> String {
    let plain = |letter: char| {
        let is_accent = |group: &&str| {
            // In Latin-1, capital letters are 32 before the small ones; after it, one before.
            letter > '\u{bf}'
                && [0, 32, 1].iter().any(|distance| {
                    char::from_u32(u32::from(letter) + distance).is_some_and(|letter| group.contains(letter))
                })
        };
        let plain = ACCENTS.split(' ').find(is_accent).and_then(|group| group.chars().next());
        plain.unwrap_or(letter.to_ascii_lowercase())
    };
    // Some systems write accents after their letters.
    let letters = text.chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    // Input methods of East Asia write full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms).
    let half_width = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    letters
        .map(half_width)
        .map(|letter| if matches!(letter, '\u{2010}' | '\u{2011}') { '-' } else { plain(letter) })
        .collect()
}

/// Returns the number of matches as a status message.
pub(super) fn result_count(matches: usize, total: usize, noun: &str) -> String {
    if matches == 0 { format!("None of {total} {noun} match.") } else { format!("{matches} of {total} {noun}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_a_range_are_in_it() {
        let years = |name| ["1998", "1999", "2000"].map(|year| is_match(name, year, "1999"));
        assert_eq!(years("from"), [false, true, true]);
        assert_eq!(years("to"), [true, true, false]);
        assert_eq!(years("country"), [false, true, false]);
    }

    #[test]
    fn a10_texts_with_every_word_match() {
        assert!(matches("IETF 125 Shenzhen", &words("shen ietf")));
        assert!(matches("Past meetings", &words("  MEETINGS ")));
        assert!(matches("Past meetings", &words("\"past meetings\"")));
        assert!(!matches("Past meetings", &words("past quic")));
        assert!(matches("Past meetings", &words(" ")));
    }

    #[test]
    fn q7_spellings_of_one_word_match_the_same() {
        for group in [
            &["wifi", "wi-fi", "wi fi", "WI\u{2011}FI", "ＷＩＦＩ"][..],
            &["email", "e-mail"],
            &["cochair", "co-chair"],
            &["setup", "set-up", "set up"],
            &["mailinglist", "mailing list", "mailing-list"],
            &["notewell", "note well", "Note-Well"],
            &["I-D", "i-d"],
            &["Montréal", "Montreal", "Montre\u{301}al", "MONTRÉAL"],
        ] {
            for text in group {
                for query in group {
                    assert!(matches(&format!("About {text}s here"), &words(query)), "{query} in {text}");
                }
            }
        }
    }

    #[test]
    fn words_are_joined_only_from_their_start() {
        assert!(!matches("past meetings", &words("stmeet")));
        assert!(!matches("past meetings", &words("-")));
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
