//! The words of a text.

use std::ops::Range;

/// Where the words of `text` are that language has rules for: letters, and no capital but the first. Addresses, file names,
/// abbreviations and what has digits in it are left out. Of `IETF's` and `doesn't` the part before the apostrophe counts.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let chunks = pieces(text, 0, char::is_whitespace).filter(|chunk| is_language(&text[chunk.clone()]));
    let parts = chunks.flat_map(|chunk| {
        let is_between = |sign: char| !(sign.is_alphabetic() || is_apostrophe(sign));
        pieces(&text[chunk.clone()], chunk.start, is_between)
    });
    let first = |part: Range<usize>| pieces(&text[part.clone()], part.start, is_apostrophe).next();
    parts.filter_map(first).filter(|word| is_word(&text[word.clone()]))
}

/// The pieces of `text` between signs that are `between`, for a text that starts at `start` of a longer one.
fn pieces(text: &str, start: usize, between: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|sign| !between(sign))?;
        let from = at;
        at += text[at..].find(&between).unwrap_or(text.len() - at);
        Some(start + from..start + at)
    })
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’')
}

/// Whether what is between two spaces is language: no address, no name of a file, no identifier. Two words with a slash
/// between them are.
fn is_language(chunk: &str) -> bool {
    let inner = chunk.trim_matches(|sign: char| !sign.is_alphanumeric());
    !chunk.contains(|sign: char| sign.is_numeric() || "@_\\:=".contains(sign) && inner.contains(sign))
        && !inner.contains('.')
        && !chunk.starts_with(['/', '#'])
}

/// Whether this is more than a letter and no abbreviation.
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
    fn words_are_what_language_has() {
        assert_eq!(
            of("The IETF's work (on \u{201c}running code\u{201d}), isn't it?"),
            ["The", "work", "on", "running", "code", "isn", "it"]
        );
        assert_eq!(of("first-class and/or größer: so."), ["first", "class", "and", "or", "größer", "so"]);
    }

    #[test]
    fn what_machines_read_is_no_word() {
        assert_eq!(
            of("tls@ietf.org /process/rfcs/ https://www.ietf.org/x draft-ietf-quic-34 max_age site.toml 6man #teh"),
            [""; 0]
        );
        assert_eq!(of("QUICv2 HTTPbis TLS a"), [""; 0]);
    }
}
