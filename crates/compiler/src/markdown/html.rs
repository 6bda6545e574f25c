//! Events as HTML, spelt as browsers spell it when they are asked for `innerHTML`, so that what is published and what
//! a page gives back are the same text.

use pulldown_cmark::{Event, html};
use pulldown_cmark_escape::escape_html;

/// Writes `events` as HTML.
pub(super) fn write<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut html = String::new();
    html::push_html(&mut html, events);
    respell(&html)
}

/// `text` as the value of an attribute in quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing to a string cannot fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}

/// Brings the HTML of pulldown-cmark into the spelling of the HTML standard ("Serializing HTML fragments").
///
/// In it every `<` starts a tag and every `>` ends one, because both are escaped everywhere else.
fn respell(html: &str) -> String {
    let mut respelt = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        respelt.push_str(text);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        push_tag(&mut respelt, tag);
        rest = after;
    }
    respelt.push_str(rest);
    respelt.replace('\u{a0}', "&nbsp;")
}

fn push_tag(html: &mut String, tag: &str) {
    // Elements that are always empty have no slash.
    let tag = tag.strip_suffix(" />").map_or_else(|| tag.to_owned(), |start| format!("{start}>"));
    // Within double quotes a single one is itself.
    let tag = tag.replace("&#x27;", "'").replace("&#39;", "'");
    // The security policy of the site has no `style` attributes.
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
    fn empty_elements_have_no_slash() {
        assert_eq!(html("a\\\nb\n\n---"), "<p>a<br>\nb</p>\n<hr>\n");
    }

    #[test]
    fn quotes_and_spaces_are_those_of_the_standard() {
        assert_eq!(html("\"a\" 'b'\u{a0}& c &lt;"), "<p>\"a\" 'b'&nbsp;&amp; c &lt;</p>\n");
        assert_eq!(html("[a](/b/ \"it's\u{a0}\\\"\")"), "<p><a href=\"/b/\" title=\"it's&nbsp;&quot;\">a</a></p>\n");
    }

    #[test]
    fn links_to_other_sites_have_the_type_external() {
        assert_eq!(
            html("<https://a.example/?a='b'&c>"),
            "<p><a href=\"https://a.example/?a='b'&amp;c\" rel=\"external\">https://a.example/?a='b'&amp;c</a></p>\n"
        );
        assert_eq!(html("[a](#b)"), "<p><a href=\"#b\">a</a></p>\n");
    }

    #[test]
    fn alignment_is_a_class() {
        let html = html("| a | b |\n|--:|---|\n| c | d |");
        assert!(html.contains("<th class=\"align-right\">a</th><th>b</th>"), "{html}");
        assert!(html.contains("<td class=\"align-right\">c</td>"), "{html}");
    }

    #[test]
    fn text_that_looks_like_a_tag_is_left_alone() {
        assert_eq!(html("&lt;a /> style=\"text-align: left\""), "<p>&lt;a /&gt; style=\"text-align: left\"</p>\n");
    }
}
