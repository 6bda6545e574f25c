//! Splits a text into words.

use std::ops::Range;

/// Returns the ranges of the words of `text` whose spelling can be checked: letters only, with no capital but the first.
/// Skips addresses, file names, abbreviations, and anything with digits. Of `IETF's` and `doesn't` only the part before the
/// apostrophe is returned.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let chunks = split(text, 0, char::is_whitespace).filter(|chunk| is_prose(&text[chunk.clone()]));
    let parts = chunks.flat_map(|chunk| {
        let is_separator = |character: char| !(character.is_alphabetic() || is_apostrophe(character));
        split(&text[chunk.clone()], chunk.start, is_separator)
    });
    let first = |part: Range<usize>| split(&text[part.clone()], part.start, is_apostrophe).next();
    parts.filter_map(first).filter(|word| is_word(&text[word.clone()]))
}

/// Splits `text`, which starts at `start` of a longer text, into ranges.
fn split(text: &str, start: usize, is_separator: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|character| !is_separator(character))?;
        let from = at;
        at += text[at..].find(&is_separator).unwrap_or(text.len() - at);
        Some(start + from..start + at)
    })
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// Returns whether a chunk between two spaces is prose rather than an address, a file name or an identifier. Two words with
/// a slash between them are prose.
fn is_prose(chunk: &str) -> bool {
    let inner = chunk.trim_matches(|character: char| !character.is_alphanumeric());
    !chunk
        .contains(|character: char| character.is_numeric() || "@_\\:=".contains(character) && inner.contains(character))
        && !inner.contains('.')
        && !chunk.starts_with(['/', '#'])
}

/// Returns whether a word has several letters and is not an abbreviation.
fn is_word(text: &str) -> bool {
    text.chars().nth(1).is_some() && !text.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        words(text).map(|word| &text[word]).collect()
    }

    #[test]
    fn prose_is_split_into_words() {
        assert_eq!(
            of("The IETF's work (on \u{201c}running code\u{201d}), isn't it?"),
            ["The", "work", "on", "running", "code", "isn", "it"]
        );
        assert_eq!(of("first-class and/or größer: so."), ["first", "class", "and", "or", "größer", "so"]);
    }

    #[test]
    fn addresses_identifiers_and_abbreviations_are_skipped() {
        assert_eq!(
            of("tls@ietf.org /process/rfcs/ https://www.ietf.org/x draft-ietf-quic-34 max_age site.toml 6man #teh"),
            [""; 0]
        );
        assert_eq!(of("QUICv2 HTTPbis TLS a"), [""; 0]);
    }
}
