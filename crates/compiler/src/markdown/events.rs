//! Parses Markdown to events, each with its place in the file.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, TextMergeWithOffset};

/// The events of a text, in order.
pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Parses the part of `file` in which the text is: `CommonMark` with tables and with ids of headings.
///
/// Line ends within a paragraph become part of the text around them, so that what is looked for in the text is found
/// across them.
pub(super) fn parse(file: &str, part: Range<usize>) -> Events<'_> {
    let start = part.start;
    let text = file.get(part).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events = Parser::new_ext(text, options).into_offset_iter().map(|(event, place)| match event {
        Event::SoftBreak => (Event::Text(CowStr::Borrowed("\n")), place),
        event => (event, place),
    });
    TextMergeWithOffset::new(events).map(|(event, place)| (event, place.start + start..place.end + start)).collect()
}

/// The text that readers see of `events`: what an element is called, without its markup.
pub(super) fn plain<'e, 'a: 'e>(events: impl IntoIterator<Item = &'e (Event<'a>, Range<usize>)>) -> String {
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

/// Where `needle` is in the place of an event, or the whole place if it is spelt otherwise there.
pub(super) fn narrow(file: &str, place: &Range<usize>, needle: &str) -> Range<usize> {
    let found = file.get(place.clone()).filter(|_| !needle.is_empty()).and_then(|text| text.rfind(needle));
    found.map_or(place.clone(), |at| place.start + at..place.start + at + needle.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file() {
        let file = "+++\n+++\nOne *two*\nthree";
        let events = parse(file, 8..file.len());
        let texts: Vec<_> = events.iter().filter(|(event, _)| matches!(event, Event::Text(_))).collect();
        assert_eq!(&file[texts[0].1.clone()], "One ");
        assert_eq!(&file[texts[2].1.clone()], "\nthree");
        assert_eq!(plain(&events), "One two three");
        assert_eq!(plain(&parse("One\\\ntwo", 0..8)), "One two");
    }

    #[test]
    fn text_stays_as_typed() {
        assert_eq!(plain(&parse("\"a\" -- 'b'...", 0..13)), "\"a\" -- 'b'...");
    }
}
