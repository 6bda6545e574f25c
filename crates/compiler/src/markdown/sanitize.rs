//! Rejects raw HTML, control characters, and other input that could inject markup.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::{Events, find_span};
use crate::diagnostics::Diagnostic;
use crate::raw_text::direction_control;

/// Reports raw HTML and control characters, and removes the HTML.
pub(super) fn check<'a>(events: Events<'a>, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let mut checked = Vec::with_capacity(events.len());
    for (event, span) in events {
        match &event {
            // The start tag has been reported.
            Event::InlineHtml(html) if html.starts_with("</") && !diagnostics.is_empty() => {}
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => diagnostics.push(raw_html(file, span.clone())),
            _ => diagnostics.extend(controls(&event, file, &span)),
        }
        let is_html = matches!(
            event,
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_)
        );
        if !is_html {
            checked.push((event, span));
        }
    }
    checked
}

fn raw_html(file: &str, span: Range<usize>) -> Diagnostic {
    let html = file.get(span.clone()).unwrap_or_default();
    // A tag, or its first line.
    let tag = html.split_inclusive('>').next().unwrap_or_default().lines().next().unwrap_or_default();
    let label = format!("found `{tag}`; expected {}", instead_of(tag));
    Diagnostic::at(span, "raw HTML is not allowed", label)
        .help("to show a `<`, write `&lt;` or put it in backticks".to_owned())
}

/// Returns what to write in place of a tag.
fn instead_of(tag: &str) -> &'static str {
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name.find(|end: char| !end.is_ascii_alphanumeric()).unwrap_or(name.len())];
    match name.to_ascii_lowercase().as_str() {
        "" if tag.starts_with("<!--") => "no comment; what is not finished belongs in a draft (`draft = true`)",
        "a" => "a link, as in `[the charter](/about/)`",
        "b" | "strong" => "asterisks, as in `**words**`",
        "blockquote" | "q" => "a `>` at the start of each line",
        "br" => "a backslash at the end of the line before the break, or an empty line for a new paragraph",
        "center" | "div" | "font" | "p" | "span" | "section" => "only the text; an empty line separates paragraphs",
        "code" | "kbd" | "samp" | "tt" | "var" => "backticks, as in `` `code` ``",
        "del" | "s" | "strike" => "tildes, as in `~~words~~`",
        "em" | "i" | "u" => "asterisks, as in `*words*`",
        "details" | "summary" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "a heading, as in `## Words`",
        "hr" => "a line of `---` between empty lines",
        "iframe" | "object" | "embed" | "script" | "video" | "audio" => "a link to what it shows",
        "img" | "picture" | "figure" => "an image, as in `![What it shows](/images/x.svg)`",
        "ol" | "ul" | "li" | "dl" | "dt" | "dd" => "a list, whose items start with `- ` or `1. `",
        "pre" => "a line of ``` before and after the code",
        "sub" | "sup" => "the letter itself, as in `H₂O` and `m²`, or a note, as in `word[^1]`",
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => "a table, as in `| Day | Room |` with `|---|---|` below",
        _ => "Markdown",
    }
}

/// Reports a control character in a text, a code span or a title, or an invalid language of a code block.
fn controls(event: &Event<'_>, file: &str, span: &Range<usize>) -> Option<Diagnostic> {
    let text = match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => title,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => return language(info, file, span),
        _ => return None,
    };
    let is_invalid = |character: char| character.is_control() && !"\n\t".contains(character);
    // Those that were typed as they are have been reported for the whole file.
    let is_hidden = |character: char| direction_control(character).is_some() && !file[span.clone()].contains(character);
    let invalid = text.chars().find(|&character| is_invalid(character) || is_hidden(character))?;
    let found = direction_control(invalid).unwrap_or_else(|| format!("`{}`", invalid.escape_default()));
    let label = format!("found {found}; expected text only");
    Some(Diagnostic::at(
        find_span(file, span, invalid.encode_utf8(&mut [0; 4])),
        "control characters are not allowed",
        label,
    ))
}

/// Checks the language of a code block, which becomes part of a class.
fn language(info: &str, file: &str, span: &Range<usize>) -> Option<Diagnostic> {
    let in_word = |character: char| character.is_ascii_alphanumeric() || "+-#_".contains(character);
    if info.chars().all(in_word) {
        return None;
    }
    let label = format!("found `{}`; expected the language of the code block, as in `http`", info.escape_debug());
    Some(Diagnostic::at(find_span(file, span, info), "this is not the name of a language", label))
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
    fn c6_raw_html_is_rejected() {
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
    fn r8_span_is_that_of_the_tag() {
        let text = "Text.\n\n  <div>\n";
        let mut diagnostics = Vec::new();
        check(parse(text, 0..text.len()), text, &mut diagnostics);
        let expected = Diagnostic::at(
            9..15,
            "raw HTML is not allowed",
            "found `<div>`; expected only the text; an empty line separates paragraphs",
        );
        let help = "to show a `<`, write `&lt;` or put it in backticks";
        assert_eq!(diagnostics, [expected.help(help.to_owned())]);
    }

    #[test]
    fn text_that_looks_like_html_is_accepted() {
        for text in ["a < b > c", "`<b>`", "&lt;b&gt;", "\\<b>", "    <b>", "a <- b", "```xml\n<b>\n```"] {
            assert_eq!(diagnostics(text), 0, "{text}");
        }
    }

    #[test]
    fn c6_control_characters_are_rejected() {
        for text in
            ["a\u{1}b", "a &#27; b", "`a\u{7f}`", "[a](/ \"b\u{8}\")", "``` a\u{1}\nb\n```", "a\u{85}b", "a &#x202e; b"]
        {
            assert_eq!(diagnostics(text), 1, "{text:?}");
        }
        assert_eq!(diagnostics("a\tb\n\n\tcode"), 0);
    }

    #[test]
    fn c6_invalid_code_languages_are_rejected() {
        assert_eq!(diagnostics("```http\nGET /\n```"), 0);
        assert_eq!(diagnostics("```a\" onclick=\"b\nx\n```"), 1);
    }
}
