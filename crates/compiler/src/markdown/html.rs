//! Writes events as HTML, serialized exactly as `innerHTML` returns it, so that the app can take the text from a prerendered page.

use pulldown_cmark::{Event, html};
use pulldown_cmark_escape::escape_html;

/// Writes `events` as HTML.
pub(super) fn write<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut html = String::new();
    html::push_html(&mut html, events);
    normalize(&html)
}

/// Escapes `text` for an attribute value in quotes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing to a string cannot fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}

/// Serializes the HTML of pulldown-cmark as the HTML standard does ("Serializing HTML fragments").
///
/// In its output every `<` starts a tag and every `>` ends one, because both are escaped everywhere else.
fn normalize(html: &str) -> String {
    let mut normalized = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        normalized.push_str(text);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        push_tag(&mut normalized, tag);
        rest = after;
    }
    normalized.push_str(rest);
    normalized.replace('\u{a0}', "&nbsp;")
}

fn push_tag(html: &mut String, tag: &str) {
    // Void elements have no slash.
    let tag = tag.strip_suffix(" />").map_or_else(|| tag.to_owned(), |start| format!("{start}>"));
    // Apostrophes are not escaped in double quotes.
    let tag = tag.replace("&#x27;", "'").replace("&#39;", "'");
    // The Content-Security-Policy of the site blocks `style` attributes.
    let tag = tag.replace(" style=\"text-align: ", " class=\"align-");
    match tag.strip_prefix("<a href=\"https://").and_then(|_| tag.strip_suffix('>')) {
        Some(start) => {
            html.push_str(start);
            html.push_str(" rel=\"external\">");
        }
        None => html.push_str(&tag),
    }
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn html(text: &str) -> String {
        write(parse(text, 0..text.len()).into_iter().map(|(event, _)| event))
    }

    #[test]
    fn void_elements_have_no_slash() {
        assert_eq!(html("a\\\nb\n\n---"), "<p>a<br>\nb</p>\n<hr>\n");
    }

    #[test]
    fn text_is_escaped_as_in_the_standard() {
        assert_eq!(html("\"a\" 'b'\u{a0}& c &lt;"), "<p>\"a\" 'b'&nbsp;&amp; c &lt;</p>\n");
        assert_eq!(html("[a](/b/ \"it's\u{a0}\\\"\")"), "<p><a href=\"/b/\" title=\"it's&nbsp;&quot;\">a</a></p>\n");
    }

    #[test]
    fn links_to_other_sites_have_rel_external() {
        assert_eq!(
            html("<https://a.example/?a='b'&c>"),
            "<p><a href=\"https://a.example/?a='b'&amp;c\" rel=\"external\">https://a.example/?a='b'&amp;c</a></p>\n"
        );
        assert_eq!(html("[a](#b)"), "<p><a href=\"#b\">a</a></p>\n");
    }

    #[test]
    fn alignment_becomes_a_class() {
        let html = html("| a | b |\n|--:|---|\n| c | d |");
        assert!(html.contains("<th class=\"align-right\">a</th><th>b</th>"), "{html}");
        assert!(html.contains("<td class=\"align-right\">c</td>"), "{html}");
    }

    #[test]
    fn escaped_tag_is_left_alone() {
        assert_eq!(html("&lt;a /> style=\"text-align: left\""), "<p>&lt;a /&gt; style=\"text-align: left\"</p>\n");
    }
}
