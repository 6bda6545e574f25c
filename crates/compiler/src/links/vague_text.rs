//! Link texts that are meaningless out of context, for example in a screen reader's list of links (WCAG 2.4.9).

use std::ops::Range;

use crate::diagnostics::Diagnostic;

/// Texts that fit any link, in lower case.
const VAGUE_TEXTS: [&str; 21] = [
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

/// Returns a warning if `text`, at `span`, does not say where its link leads. A bare host is fine: it names the site.
pub(crate) fn vague_link_text(text: &str, span: Range<usize>) -> Option<Diagnostic> {
    let words = text.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    let title = if VAGUE_TEXTS.contains(&words.as_str()) {
        "this link text is vague"
    } else if !text.contains(char::is_whitespace)
        && (words.contains("://") || words.starts_with("www.") && words.contains('/'))
    {
        "this link text is an address"
    } else {
        return None;
    };
    Some(Diagnostic::at(span, title, format!("found `{text}`; expected words that say where the link leads")).warning())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_texts_and_addresses_are_reported() {
        for text in ["here", "Click here", "Read more …", "this page.", "https://www.ietf.org/", "www.ietf.org/about/"]
        {
            assert!(vague_link_text(text, 0..1).is_some(), "{text}");
        }
    }

    #[test]
    fn texts_that_name_the_target_are_accepted() {
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
