//! Links the first mention of each RFC, BCP and STD, except in headings, links and code. An RFC is checked against the series, and its
//! link gets its title, which pointing at it shows, and which screen readers can read. To touch, a link leads to the title.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use synced::Rfc;

use super::events::{Events, find_span};
use crate::diagnostics::Diagnostic;

/// The document series of the RFC Editor.
const SERIES: [&str; 3] = ["RFC", "BCP", "STD"];

/// Turns the first mention of each document into a link. Warns of RFCs that are not among `rfcs`, if there are any.
pub(super) fn link<'a>(events: Events<'a>, rfcs: &[Rfc], file: &str, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let mut linked = Vec::with_capacity(events.len());
    let mut seen = BTreeSet::new();
    // Number of open elements that cannot contain links.
    let mut depth = 0_usize;
    for (event, span) in events {
        match &event {
            Event::Start(tag) if excludes_links(tag.to_end()) => depth += 1,
            Event::End(tag) if excludes_links(*tag) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 => {
                let report = |mention: &str, number| {
                    diagnostics.extend(check(rfcs, number, mention, find_span(file, &span, mention)));
                };
                linked.extend(split(text, rfcs, &mut seen, report).into_iter().map(|event| (event, span.clone())));
                continue;
            }
            _ => {}
        }
        linked.push((event, span));
    }
    linked
}

fn excludes_links(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock)
}

/// Returns a warning if the series has no RFC with a number.
fn check(rfcs: &[Rfc], number: u32, mention: &str, span: Range<usize>) -> Option<Diagnostic> {
    let newest = rfcs.last()?.number;
    if find(rfcs, number).is_some() {
        return None;
    }
    let (title, label) = if number > newest {
        let label = format!("found `{mention}`; expected at most RFC {newest}, the newest one that is known here");
        ("this RFC is newer than the list of RFCs", label)
    } else {
        let label = format!("found `{mention}`; expected the number of an RFC, but none has this number");
        ("there is no such RFC", label)
    };
    let diagnostic = Diagnostic::at(span, title, label.replace('\n', " ")).warning();
    Some(if number > newest {
        diagnostic.help("run `script/sync rfcs` when it has been published".to_owned())
    } else {
        diagnostic
    })
}

fn find(rfcs: &[Rfc], number: u32) -> Option<&Rfc> {
    rfcs.binary_search_by_key(&number, |rfc| rfc.number).ok().map(|at| &rfcs[at])
}

/// Returns the title of an RFC, and what has replaced it.
fn title(rfc: &Rfc) -> String {
    let newer: Vec<String> = rfc.obsoleted_by.iter().map(|number| format!("RFC {number}")).collect();
    if newer.is_empty() { rfc.title.to_string() } else { format!("{} (obsoleted by {})", rfc.title, newer.join(", ")) }
}

/// Splits a text into links for the mentions that are not in `seen`, and the text around them. Tells `report` of the RFCs among them.
fn split(
    text: &str,
    rfcs: &[Rfc],
    seen: &mut BTreeSet<String>,
    mut report: impl FnMut(&str, u32),
) -> Vec<Event<'static>> {
    let owned = |part: &str| CowStr::from(part.to_owned());
    let mut events = Vec::new();
    let mut done = 0;
    for (span, document) in mentions(text) {
        if !seen.insert(document.clone()) {
            continue;
        }
        let number = document.strip_prefix("rfc").and_then(|number| number.parse().ok());
        if let Some(number) = number {
            report(&text[span.clone()], number);
        }
        let title = number.and_then(|number| find(rfcs, number)).map(title).unwrap_or_default();
        events.push(Event::Text(owned(&text[done..span.start])));
        events.push(Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: format!("https://www.rfc-editor.org/info/{document}").into(),
            title: title.into(),
            id: CowStr::Borrowed(""),
        }));
        events.push(Event::Text(owned(&text[span.clone()])));
        events.push(Event::End(TagEnd::Link));
        done = span.end;
    }
    events.push(Event::Text(owned(&text[done..])));
    events
}

/// Finds mentions of documents, each with its name in addresses of the RFC Editor: `rfc9000`.
fn mentions(text: &str) -> Vec<(Range<usize>, String)> {
    let mut mentions = Vec::new();
    for series in SERIES {
        for (start, _) in text.match_indices(series) {
            let in_word = text[..start].chars().next_back().is_some_and(|before| !is_boundary(before));
            let Some(length) = number_length(&text[start + series.len()..]).filter(|_| !in_word) else { continue };
            let end = start + series.len() + length;
            let number = text[start + series.len()..end].trim_start().trim_start_matches('0');
            if !number.is_empty() {
                mentions.push((start..end, series.to_lowercase() + number));
            }
        }
    }
    mentions.sort_by_key(|(span, _)| span.start);
    mentions
}

/// Returns the length, in bytes, of a space and a number of at most five digits at the start of `rest`.
fn number_length(rest: &str) -> Option<usize> {
    let space = rest.chars().next().filter(|space| [' ', '\n', '\u{a0}'].contains(space))?.len_utf8();
    let after = &rest[space..];
    let digits = after.len() - after.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
    let ends = after[digits..].chars().next().is_none_or(is_boundary);
    ((1..=5).contains(&digits) && ends).then_some(space + digits)
}

/// Returns whether `character` ends a word.
fn is_boundary(character: char) -> bool {
    !(character.is_alphanumeric() || "-_".contains(character))
}

#[cfg(test)]
mod tests {
    use super::super::{events::parse, html};
    use super::*;

    fn names(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|(_, name)| name).collect()
    }

    fn html(text: &str) -> String {
        compiled(text, &[]).0
    }

    /// Returns the HTML, and where in the text the warnings are.
    fn compiled(text: &str, rfcs: &[Rfc]) -> (String, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let events = link(parse(text, 0..text.len()), rfcs, text, &mut diagnostics);
        (html::write(events.into_iter().map(|(event, _)| event)), diagnostics)
    }

    /// RFC 1 and RFC 3, which has replaced it.
    fn rfcs() -> Vec<Rfc> {
        let text = r#"source = "https://www.rfc-editor.org/rfc-index.xml"
            on = 2026-01-04
            count = 2
            rfc = [
              { number = 1, title = "One \"&\" two", status = "Unknown", stream = "legacy", published = "1969-04", obsoleted_by = [3] },
              { number = 3, title = "Three", status = "Unknown", stream = "legacy", published = "1969-04" },
            ]"#;
        synced::Document::parse(text).unwrap().entries().to_vec()
    }

    #[test]
    fn link_has_the_title_and_what_replaced_the_rfc() {
        let (html, diagnostics) = compiled("RFC 1, RFC 3 and STD 1", &rfcs());
        assert!(
            html.contains(r#" title="One &quot;&amp;&quot; two (obsoleted by RFC 3)" rel="external">RFC 1</a>"#),
            "{html}"
        );
        assert!(html.contains(r#" title="Three" rel="external">RFC 3</a>"#), "{html}");
        assert!(html.contains(r#"/std1" rel="external">STD 1</a>"#), "{html}");
        assert_eq!(diagnostics, []);
    }

    #[test]
    fn unknown_rfc_is_reported_once_where_it_stands() {
        let text = "See\n*RFC\n2*, RFC 2 and RFC 4.";
        let spans = |rfcs: &[Rfc]| compiled(text, rfcs).1.len();
        assert_eq!((spans(&rfcs()), spans(&[])), (2, 0));
        let expected = |number, mention, at: Range<usize>| check(&rfcs(), number, mention, at).unwrap();
        assert_eq!(compiled(text, &rfcs()).1, [expected(2, "RFC\n2", 5..10), expected(4, "RFC 4", 23..28)]);
    }

    #[test]
    fn mentions_have_series_space_and_number() {
        assert_eq!(names("See RFC 9000, BCP 9 and (STD 97)."), ["rfc9000", "bcp9", "std97"]);
        assert_eq!(names("RFC 0791; RFC\u{a0}1; RFC\n2026"), ["rfc791", "rfc1", "rfc2026"]);
        assert_eq!(names("STD 97 is RFC 1234"), ["std97", "rfc1234"]);
        for text in [
            "RFC",
            "RFC ",
            "RFC  1",
            "RFC9000",
            "XRFC 1",
            "RFC 1a",
            "RFC 123456",
            "rfc 1",
            "RFC 0",
            "RFC x-1",
            "non-RFC 1",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn only_the_first_mention_is_linked() {
        assert_eq!(
            html("RFC 1 and RFC 1 and\n*RFC\n2*"),
            "<p><a href=\"https://www.rfc-editor.org/info/rfc1\" rel=\"external\">RFC 1</a> and RFC 1 and\n\
             <em><a href=\"https://www.rfc-editor.org/info/rfc2\" rel=\"external\">RFC\n2</a></em></p>\n"
        );
    }

    #[test]
    fn headings_links_and_code_are_not_linked() {
        let text = "## RFC 1\n\n[*a* RFC 2](/a/) `RFC 3`\n\n    RFC 4\n";
        assert!(!html(text).contains("rfc-editor"), "{}", html(text));
    }

    #[test]
    fn mention_after_a_link_is_linked() {
        assert!(html("[RFC 2](/a/) and RFC 2").contains("info/rfc2"));
    }
}
