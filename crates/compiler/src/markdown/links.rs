//! Links: addresses that are allowed, texts that say something.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{Events, narrow, plain};
use crate::diagnostics::Diagnostic;
use crate::links::{Target, refused, vague_link_text};

/// A link that must lead somewhere.
#[derive(Debug)]
pub(crate) struct LinkUse {
    /// Where it leads.
    pub(crate) target: Target,
    /// Where it is in the file.
    pub(crate) place: Range<usize>,
}

/// Checks the links, and lists those that are allowed.
pub(super) fn check(events: &Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<LinkUse> {
    let mut links = Vec::new();
    let mut within = 0_usize;
    for (at, (event, place)) in events.iter().enumerate() {
        if matches!(event, Event::End(TagEnd::Link)) {
            within = within.saturating_sub(1);
        }
        let Event::Start(Tag::Link { link_type, dest_url, .. }) = event else { continue };
        if within > 0 {
            // HTML has no links in links, and a browser would take them apart.
            let label = "found within the text of another link; expected text";
            diagnostics.push(Diagnostic::at(place.clone(), "a link cannot be within a link", label));
        }
        within += 1;
        let text = plain(events[at..].iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Link))));
        if text.is_empty() {
            let label = "found no text; expected words that say where the link leads";
            diagnostics.push(Diagnostic::at(place.clone(), "this link has no text", label));
        }
        let doubt = vague_link_text(&text, place_of_text(file, place, &text));
        let place = narrow(file, place, dest_url);
        let target = match link_type {
            LinkType::Email => Target::parse(&format!("mailto:{dest_url}")),
            _ => Target::parse(dest_url),
        };
        match target {
            Ok(target) => {
                // A mail address says whom one writes to.
                diagnostics.extend(doubt.filter(|_| within == 1 && *link_type != LinkType::Email));
                links.push(LinkUse { target, place });
            }
            Err(fault) => diagnostics.push(refused(&fault, place)),
        }
    }
    links
}

/// Where the text of the link at `place` is, or the whole place if it is spelt otherwise there.
fn place_of_text(file: &str, place: &Range<usize>, text: &str) -> Range<usize> {
    let found = file.get(place.clone()).and_then(|link| link.find(text));
    found.map_or(place.clone(), |at| place.start + at..place.start + at + text.len())
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn run(text: &str) -> (Vec<LinkUse>, usize) {
        let mut diagnostics = Vec::new();
        let links = check(&parse(text, 0..text.len()), text, &mut diagnostics);
        (links, diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count())
    }

    #[test]
    fn all_ways_to_write_a_link_are_found() {
        let text = "[a](/a/) [b][r] [r] <https://a.example/> <a@b.example> [![p](/p.svg)](/c/)\n\n[r]: /r/#x";
        let (links, diagnostics) = run(text);
        assert_eq!((links.len(), diagnostics), (6, 0));
        assert_eq!(&text[links[0].place.clone()], "/a/");
        assert_eq!(&text[links[1].place.clone()], "[b][r]");
    }

    #[test]
    fn c6_r8_texts_and_addresses_are_checked() {
        for text in [
            "[](/a/)",
            "[ ](/a/)",
            "[![](/p.svg)](/a/)",
            "[a]()",
            "[a](a/)",
            "[a](http://a.example/)",
            "[a](javascript:alert(1))",
            "[a](&#106;avascript:alert(1))",
            "[a](<java\tscript:alert(1)>)",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "<javascript:alert(1)>",
            "[a][r]\n\n[r]: javascript:alert(1)",
            "[a <https://a.example/>](/a/)",
        ] {
            assert_eq!(run(text).1, 1, "{text}");
        }
    }
}
