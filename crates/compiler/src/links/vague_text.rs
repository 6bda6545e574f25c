//! Link texts that say nothing to those who read or hear the links of a page by themselves (WCAG 2.4.9).

use std::ops::Range;

use crate::diagnostics::Diagnostic;

/// Texts that could stand on any link, in small letters.
const ANYWHERE: [&str; 21] = [
    "click",
    "click here",
    "details",
    "find out more",
    "here",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "page",
    "read more",
    "see here",
    "see more",
    "this",
    "this link",
    "this page",
    "this site",
    "this website",
    "website",
];

/// A warning if `text`, which is at `place`, does not say where its link leads. A host by itself does: sites are known by it.
pub(crate) fn vague_link_text(text: &str, place: Range<usize>) -> Option<Diagnostic> {
    let words = text.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    let title = if ANYWHERE.contains(&words.as_str()) {
        "this link text says nothing"
    } else if !text.contains(char::is_whitespace)
        && (words.contains("://") || words.starts_with("www.") && words.contains('/'))
    {
        "this link text is an address"
    } else {
        return None;
    };
    Some(
        Diagnostic::at(place, title, format!("found `{text}`; expected words that say where the link leads")).warning(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_could_stand_anywhere_and_addresses_are_reported() {
        for text in ["here", "Click here", "Read more …", "this page.", "https://www.ietf.org/", "www.ietf.org/about/"]
        {
            assert!(vague_link_text(text, 0..1).is_some(), "{text}");
        }
    }

    #[test]
    fn words_that_name_something_are_not() {
        for text in [
            "About",
            "The page of the IESG",
            "More about this meeting",
            "www",
            "TCP/IP",
            "ietf.org",
            "RFC 9000",
            "www.ietf.org",
        ] {
            assert_eq!(vague_link_text(text, 0..1), None, "{text}");
        }
    }
}
