//! From text to terms: words in lowercase without accents, and their stems.

use std::ops::Range;
use std::slice::SliceIndex;

use crate::stemmer::stem;

/// Words without a meaning of their own. They are neither in the index nor in a query that has others.
const STOP_WORDS: &str = "a about all am an and any are as at be by can do does find for from get has have how i if in into is it \
                    its me my of on or s so that the their them there they this to us was we what when where which who why \
                    will with would you your t ll ve don";

/// Maximum number of terms of a query. Each costs a file.
const MAX_TERMS: usize = 8;
/// Maximum length of a word.
const MAX_WORD_LENGTH: usize = 64;

/// Whether a word is a stop word.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    is_one_of(STOP_WORDS, word)
}

/// Whether a word is in a list separated by spaces, which is much less code than a pattern for each.
#[must_use]
pub fn is_one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Returns where the words of a text are: runs of letters and digits.
///
/// Whatever is not ASCII counts as a letter, except the blocks of symbols below: a table of all letters would be as large as the
/// rest of the search, and a symbol taken for a letter only makes a word that no page has.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + slice(text, at..).find(is_letter)?;
        let length = slice(text, start..).find(|character| !is_letter(character));
        at = length.map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// Returns a part of a text; nothing if the range cuts through a character. An index could panic, and the message of that panic
/// is two kilobytes of code.
pub(crate) fn slice(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or_default()
}

fn is_letter(character: char) -> bool {
    match half_width(character) {
        ascii @ '\0'..='\x7f' => ascii.is_ascii_alphanumeric(),
        // Latin-1's signs, general punctuation up to the arrows, private use and variation selectors.
        '\u{80}'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{e000}'..='\u{f8ff}' => false,
        _ => true,
    }
}

/// Returns the ASCII character for a full-width form (Unicode, Halfwidth and Fullwidth Forms), as East Asian input methods write
/// them; any other character as it is.
fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

/// Returns a word in lowercase, without accents and in half width.
#[must_use]
pub fn normalize(word: &str) -> String {
    let mut normalized = String::with_capacity(word.len());
    for character in word.chars().map(half_width) {
        match character {
            'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => normalized.push('a'),
            'Ç' | 'ç' | 'Ć'..='č' => normalized.push('c'),
            'Ď'..='đ' => normalized.push('d'),
            'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => normalized.push('e'),
            'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => normalized.push('i'),
            'Ł' | 'ł' => normalized.push('l'),
            'Ñ' | 'ñ' | 'Ń'..='ň' => normalized.push('n'),
            'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => normalized.push('o'),
            'Ŕ'..='ř' => normalized.push('r'),
            'ß' => normalized.push_str("ss"),
            'Ś'..='š' => normalized.push('s'),
            'Ţ'..='ŧ' => normalized.push('t'),
            'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => normalized.push('u'),
            'Ý' | 'ý' | 'ÿ' => normalized.push('y'),
            'Ź'..='ž' => normalized.push('z'),
            // Accents that follow their letters, as some systems write them.
            '\u{300}'..='\u{36f}' => {}
            // Hyphens, also those that do not break.
            '\u{2010}' | '\u{2011}' => normalized.push('-'),
            _ => normalized.push(character.to_ascii_lowercase()),
        }
    }
    normalized
}

/// Returns where the words of a text are, as [`words`], but takes those with hyphens as one: `wi-fi`. What has digits is a name, such as
/// `ietf-126`, and stays apart.
#[must_use]
pub fn compounds(text: &str) -> Vec<Range<usize>> {
    let mut compounds: Vec<Range<usize>> = Vec::new();
    let has_digit = |range: &Range<usize>| slice(text, range.clone()).contains(|sign: char| sign.is_ascii_digit());
    for range in words(text) {
        match compounds.last_mut() {
            Some(last)
                if matches!(slice(text, last.end..range.start), "-" | "\u{2010}" | "\u{2011}")
                    && !has_digit(last)
                    && !has_digit(&range) =>
            {
                last.end = range.end;
            }
            _ => compounds.push(range),
        }
    }
    compounds
}

/// Normalizes a compound as one word: `wifi` for `Wi-Fi`.
#[must_use]
pub fn join(compound: &str) -> String {
    normalize(compound).replace('-', "")
}

/// A word of a query.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Term {
    /// The word, normalized.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// Whether the word may be unfinished: the visitor is still typing it.
    pub open: bool,
}

impl Term {
    /// Returns the term for a finished word.
    #[must_use]
    pub fn new(word: String) -> Self {
        Self { stem: stem(&word), word, open: false }
    }
}

/// Returns the terms of a query: its first words, each once, without stop words if there are others. A word with hyphens is one
/// term, or a term for each of its parts if `splits`.
#[must_use]
pub fn of_query(query: &str, splits: bool) -> Vec<Term> {
    let mut all: Vec<Term> = Vec::new();
    let ranges = if splits { words(query).collect() } else { compounds(query) };
    for range in ranges {
        let end = range.end;
        let mut word = join(slice(query, range));
        if word.len() > MAX_WORD_LENGTH {
            word = word.chars().take(MAX_WORD_LENGTH).collect();
        }
        let term = Term { open: end == query.len(), ..Term::new(word) };
        if !all.iter().any(|other| other.word == term.word) {
            all.push(term);
        }
    }
    if all.iter().any(|term| !is_stop_word(&term.word)) {
        all.retain(|term| !is_stop_word(&term.word));
    }
    all.truncate(MAX_TERMS);
    all
}

/// Returns what a title, or a query as a whole, is looked up by: its stems, in order. It begins with a sign that no stem has, and
/// has none between them, so that `wi-fi`, `wi fi` and `wifi` have the same.
#[must_use]
pub fn phrase_key(text: &str) -> String {
    let words = compounds(text).into_iter().map(|range| join(slice(text, range)));
    let words = words.filter(|word| !is_stop_word(word)).take(MAX_TERMS);
    words.fold(String::from("="), |key, word| key + &stem(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(query: &str) -> Vec<String> {
        of_query(query, false).into_iter().map(|term| term.word).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            words_of("São Paulo, Montréal; Zürich—Łódź TLS/1.3"),
            ["sao", "paulo", "montreal", "zurich", "lodz", "tls", "1", "3"]
        );
        assert_eq!(words_of("数字 IPv6"), ["数字", "ipv6"]);
    }

    #[test]
    fn q7_full_width_letters_digits_and_signs_are_those_of_ascii() {
        assert_eq!(words_of("ＲＦＣ　９０００、ＴＬＳ／１．３"), ["rfc", "9000", "tls", "1", "3"]);
    }

    #[test]
    fn stop_words_count_only_if_there_are_no_others() {
        assert_eq!(words_of("how do I join a working group"), ["join", "working", "group"]);
        assert_eq!(words_of("who is who"), ["who", "is"]);
    }

    #[test]
    fn odd_queries_have_few_terms() {
        for query in ["", " ", "\0", "\u{202e}", "…", "—"] {
            assert_eq!(words_of(query), [""; 0], "{query:?}");
        }
        assert_eq!(of_query(&"x".repeat(10_000), false)[0].word.len(), MAX_WORD_LENGTH);
        assert_eq!(of_query(&"é ".repeat(10_000), false).len(), 1);
        assert_eq!(of_query(&(0..10_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" "), false).len(), MAX_TERMS);
    }

    #[test]
    fn only_the_last_word_is_open() {
        let open = |query| of_query(query, false).iter().map(|term| term.open).collect::<Vec<_>>();
        assert_eq!(open("code spr"), [false, true]);
        assert_eq!(open("code sprint "), [false, false]);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for [a, b] in
            [["sponsoring", "sponsors"], ["publishes", "publishing"], ["patents", "patent"], ["policies", "policy"]]
        {
            assert_eq!(stem(a), stem(b));
        }
    }

    #[test]
    fn q7_accents_and_hyphens_make_no_difference() {
        assert_eq!(words_of("Montréal Montre\u{301}al"), ["montreal"]);
        assert_eq!(words_of("Wi-Fi co\u{2011}chairs"), ["wifi", "cochairs"]);
        assert_eq!(of_query("wi-fi", true).len(), 2);
        assert_eq!(words_of("ietf-126 tls-1.3"), ["ietf", "126", "tls", "1", "3"]);
        assert_eq!(phrase_key("Wi-Fi"), phrase_key("wi fi"));
        assert_eq!(phrase_key("I-D"), phrase_key("ids"));
    }

    #[test]
    fn phrase_keys_ignore_forms_and_keep_order() {
        assert_eq!(phrase_key("The Working Groups"), phrase_key("working group"));
        assert_ne!(phrase_key("working group"), phrase_key("group working"));
    }
}
