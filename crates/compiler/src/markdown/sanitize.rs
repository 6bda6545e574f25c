//! Refuses what could bring markup of writers into the page: raw HTML, attributes, control characters.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::{Events, narrow};
use crate::diagnostics::Diagnostic;

/// Reports raw HTML and control characters, and takes the HTML out.
pub(super) fn check<'a>(events: Events<'a>, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let mut checked = Vec::with_capacity(events.len());
    for (event, place) in events {
        match &event {
            // The end tag of what has been reported says nothing new.
            Event::InlineHtml(html) if html.starts_with("</") && !diagnostics.is_empty() => {}
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => diagnostics.push(raw_html(file, place.clone())),
            _ => diagnostics.extend(controls(&event, file, &place)),
        }
        let html = matches!(
            event,
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_)
        );
        if !html {
            checked.push((event, place));
        }
    }
    checked
}

fn raw_html(file: &str, place: Range<usize>) -> Diagnostic {
    let html = file.get(place.clone()).unwrap_or_default();
    // A tag, or the first line of what is more than that.
    let tag = html.split_inclusive('>').next().unwrap_or_default().lines().next().unwrap_or_default();
    Diagnostic::at(place, "raw HTML is not allowed", format!("found `{tag}`; expected Markdown"))
        .help("write `&lt;` for a `<` that is no HTML, or put it in backticks".to_owned())
}

/// Reports a control character in what the event brings to the page.
fn controls(event: &Event<'_>, file: &str, place: &Range<usize>) -> Option<Diagnostic> {
    let text = match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => title,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => return language(info, file, place),
        _ => return None,
    };
    let odd = text.chars().find(|&character| character.is_control() && !"\n\t".contains(character))?;
    let label = format!("found `{}`; expected text", odd.escape_default());
    Some(Diagnostic::at(narrow(file, place, odd.encode_utf8(&mut [0; 4])), "a control character is not allowed", label))
}

/// The language of a block of code becomes a class, so it is a word.
fn language(info: &str, file: &str, place: &Range<usize>) -> Option<Diagnostic> {
    let in_word = |character: char| character.is_ascii_alphanumeric() || "+-#_".contains(character);
    if info.chars().all(in_word) {
        return None;
    }
    let label = format!("found `{}`; expected the name of a language, as in `http`", info.escape_debug());
    Some(Diagnostic::at(narrow(file, place, info), "this is no language of a block of code", label))
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn diagnostics(text: &str) -> usize {
        let mut diagnostics = Vec::new();
        check(parse(text, 0..text.len()), text, &mut diagnostics);
        diagnostics.len()
    }

    #[test]
    fn c6_raw_html_is_refused() {
        assert_eq!(diagnostics("a <b>c</b> d"), 1);
        assert_eq!(diagnostics("</b>"), 1);
        assert_eq!(diagnostics("a </b> d"), 1);
        assert_eq!(diagnostics("<div>\n\ntext\n\n</div>"), 2);
        assert_eq!(diagnostics("<!-- comment -->"), 1);
        assert_eq!(diagnostics("a <?php ?> b"), 1);
        assert_eq!(diagnostics("a <![CDATA[x]]> b"), 1);
        assert_eq!(diagnostics("<script>\nalert(1)\n</script>"), 1);
    }

    #[test]
    fn r8_the_mark_is_at_the_tag() {
        let text = "Text.\n\n  <div>\n";
        let mut diagnostics = Vec::new();
        check(parse(text, 0..text.len()), text, &mut diagnostics);
        let marked = Diagnostic::at(9..15, "raw HTML is not allowed", "found `<div>`; expected Markdown");
        let help = "write `&lt;` for a `<` that is no HTML, or put it in backticks";
        assert_eq!(diagnostics, [marked.help(help.to_owned())]);
    }

    #[test]
    fn what_only_looks_like_html_is_text() {
        for text in ["a < b > c", "`<b>`", "&lt;b&gt;", "\\<b>", "    <b>", "a <- b", "```xml\n<b>\n```"] {
            assert_eq!(diagnostics(text), 0, "{text}");
        }
    }

    #[test]
    fn c6_control_characters_are_refused() {
        for text in ["a\u{1}b", "a &#27; b", "`a\u{7f}`", "[a](/ \"b\u{8}\")", "``` a\u{1}\nb\n```", "a\u{85}b"] {
            assert_eq!(diagnostics(text), 1, "{text:?}");
        }
        assert_eq!(diagnostics("a\tb\n\n\tcode"), 0);
    }

    #[test]
    fn c6_the_language_of_code_is_a_word() {
        assert_eq!(diagnostics("```http\nGET /\n```"), 0);
        assert_eq!(diagnostics("```a\" onclick=\"b\nx\n```"), 1);
    }
}
