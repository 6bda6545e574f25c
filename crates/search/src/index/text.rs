//! The words of a text that is HTML, made by the compiler.

use std::borrow::Cow;
use std::cell::RefCell;

use lol_html::{RewriteStrSettings, element, rewrite_str, text};

/// What a text says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plain {
    /// Its headings.
    pub(super) headings: String,
    /// All of it, headings too.
    pub(super) all: String,
}

/// Returns a text without the lists of RFCs that the compiler has added: each RFC is found by its own title.
pub(super) fn without_rfc_lists(html: &str) -> Cow<'_, str> {
    if !html.contains("rfc-") {
        return html.into();
    }
    let settings = RewriteStrSettings {
        element_content_handlers: vec![element!("rfc-list, .rfc-ranges, .rfc-group, .rfc-newest", |list| {
            list.remove();
            Ok(())
        })],
        ..RewriteStrSettings::new()
    };
    // It could only fail for want of memory.
    rewrite_str(html, settings).map_or_else(|_| html.into(), Cow::Owned)
}

/// The text without its markup; a space is where parts of the page meet.
pub(super) fn plain(html: &str) -> Plain {
    let plain = RefCell::new(Plain::default());
    let settings = RewriteStrSettings {
        element_content_handlers: vec![
            element!("h2, h3, h4, h5, h6, p, li, td, th, dt, dd, pre, figcaption, br", |_| {
                let Plain { headings, all } = &mut *plain.borrow_mut();
                headings.push(' ');
                all.push(' ');
                Ok(())
            }),
            text!("h2, h3, h4, h5, h6", |chunk| {
                plain.borrow_mut().headings += chunk.as_str();
                Ok(())
            }),
            text!("*", |chunk| {
                plain.borrow_mut().all += chunk.as_str();
                Ok(())
            }),
        ],
        ..RewriteStrSettings::new()
    };
    // Nothing is rewritten: it could only fail for want of memory.
    _ = rewrite_str(html, settings);
    let Plain { headings, all } = plain.into_inner();
    let decoded = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        html_escape::decode_html_entities(&words.join(" ")).into_owned()
    };
    Plain { headings: decoded(&headings), all: decoded(&all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay_apart() {
        let html = "<h2 id=\"a\">Rough &amp; <em>ready</em></h2>\n<p>One<br>two.</p><ul><li>a</li><li><a href=\"/b/\">b</a></li></ul>";
        let expected = Plain { headings: "Rough & ready".to_owned(), all: "Rough & ready One two. a b".to_owned() };
        assert_eq!(plain(html), expected);
        assert_eq!(plain(""), Plain::default());
    }

    #[test]
    fn lists_of_rfcs_are_no_text_of_a_page() {
        let html =
            "<p>One</p><details class=\"rfc-group\"><ul><li>RFC 1</li></ul></details><rfc-list><p>2</p></rfc-list>";
        assert_eq!(without_rfc_lists(html), "<p>One</p>");
        assert_eq!(without_rfc_lists("<p>RFC 1</p>"), "<p>RFC 1</p>");
    }
}
