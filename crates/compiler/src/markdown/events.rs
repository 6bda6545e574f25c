//! Parses Markdown into events, each with its span in the file.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

/// The events of a text, in order.
pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The syntax of texts: `CommonMark` with the extensions of GitHub, and heading attributes.
pub const SYNTAX: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Parses a `range` of `file`.
///
/// Line breaks within a paragraph become part of the text around them, so that searches in the text work across lines.
pub(super) fn parse(file: &str, range: Range<usize>) -> Events<'_> {
    let start = range.start;
    let text = file.get(range).unwrap_or_default();
    let events = Parser::new_ext(text, SYNTAX).into_offset_iter().map(|(event, span)| match event {
        Event::SoftBreak => (Event::Text(CowStr::Borrowed("\n")), span),
        event => (event, span),
    });
    TextMergeWithOffset::new(events).map(|(event, span)| (event, span.start + start..span.end + start)).collect()
}

/// Returns the texts of `events` with their spans, without those of blocks of code. Code within a line is no text either.
pub(super) fn texts<'e>(events: &'e Events<'_>) -> impl Iterator<Item = (&'e str, &'e Range<usize>)> {
    let mut in_code = false;
    events.iter().filter_map(move |(event, span)| match event {
        Event::Start(Tag::CodeBlock(_)) => {
            in_code = true;
            None
        }
        Event::End(TagEnd::CodeBlock) => {
            in_code = false;
            None
        }
        Event::Text(text) if !in_code => Some((&**text, span)),
        _ => None,
    })
}

/// Returns the plain text of `events`.
pub(super) fn plain_text<'e, 'a: 'e>(events: impl IntoIterator<Item = &'e (Event<'a>, Range<usize>)>) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the span of `needle` within `span`, or the whole of `span` if it is written differently in the file.
pub(super) fn find_span(file: &str, span: &Range<usize>, needle: &str) -> Range<usize> {
    let found = file.get(span.clone()).filter(|_| !needle.is_empty()).and_then(|text| text.rfind(needle));
    found.map_or(span.clone(), |at| span.start + at..span.start + at + needle.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_relative_to_the_file() {
        let file = "+++\n+++\nOne *two*\nthree";
        let events = parse(file, 8..file.len());
        let texts: Vec<_> = events.iter().filter(|(event, _)| matches!(event, Event::Text(_))).collect();
        assert_eq!(&file[texts[0].1.clone()], "One ");
        assert_eq!(&file[texts[2].1.clone()], "\nthree");
        assert_eq!(plain_text(&events), "One two three");
        assert_eq!(plain_text(&parse("One\\\ntwo", 0..8)), "One two");
    }

    #[test]
    fn typography_is_left_as_typed() {
        assert_eq!(plain_text(&parse("\"a\" -- 'b'...", 0..13)), "\"a\" -- 'b'...");
    }
}
