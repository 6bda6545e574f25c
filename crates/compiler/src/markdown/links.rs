//! Checks the addresses and texts of links.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{Events, find_span, plain_text};
use crate::diagnostics::Diagnostic;
use crate::links::{Target, invalid_address, vague_link_text};

/// A link to be resolved when all files are known.
#[derive(Debug)]
pub(crate) struct MarkdownLink {
    pub(crate) target: Target,
    pub(crate) span: Range<usize>,
}

/// Checks the links, and returns those with valid addresses.
pub(super) fn check(events: &Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<MarkdownLink> {
    let mut links = Vec::new();
    // Number of open links.
    let mut depth = 0_usize;
    for (at, (event, span)) in events.iter().enumerate() {
        if matches!(event, Event::End(TagEnd::Link)) {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 && matches!(event, Event::FootnoteReference(_)) {
            let label = "found a note within the text of a link; expected it after the link";
            diagnostics.push(Diagnostic::at(span.clone(), "a link cannot contain another link", label));
        }
        let Event::Start(Tag::Link { link_type, dest_url, .. }) = event else { continue };
        if depth > 0 {
            // HTML does not allow nested links, and a browser would split them.
            let label = "found a link within the text of another link; expected text only";
            diagnostics.push(Diagnostic::at(span.clone(), "a link cannot contain another link", label));
        }
        depth += 1;
        let text = plain_text(events[at..].iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Link))));
        if text.is_empty() {
            let label = "found no text; expected words that say where the link leads";
            diagnostics.push(Diagnostic::at(span.clone(), "this link has no text", label));
        }
        let vague = vague_link_text(&text, text_span(file, span, &text));
        let span = find_span(file, span, dest_url);
        let target = match link_type {
            LinkType::Email => Target::parse(&format!("mailto:{dest_url}")),
            _ => Target::of_link(dest_url),
        };
        match target {
            Ok(target) => {
                // An email address is a good link text.
                let is_complete = !matches!(target, Target::Insecure(_));
                diagnostics.extend(vague.filter(|_| depth == 1 && is_complete && *link_type != LinkType::Email));
                links.push(MarkdownLink { target, span });
            }
            Err(error) => diagnostics.push(invalid_address(&error, span)),
        }
    }
    links
}

/// Returns the span of the text of a link, or that of the link if the text is written differently in the file.
fn text_span(file: &str, span: &Range<usize>, text: &str) -> Range<usize> {
    let found = file.get(span.clone()).and_then(|link| link.find(text));
    found.map_or(span.clone(), |at| span.start + at..span.start + at + text.len())
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn run(text: &str) -> (Vec<MarkdownLink>, usize) {
        let mut diagnostics = Vec::new();
        let links = check(&parse(text, 0..text.len()), text, &mut diagnostics);
        (links, diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count())
    }

    #[test]
    fn every_markdown_form_of_a_link_is_found() {
        let text = "[a](/a/) [b][r] [r] <https://a.example/> <a@b.example> [![p](/p.svg)](/c/)\n\n[r]: /r/#x";
        let (links, diagnostics) = run(text);
        assert_eq!((links.len(), diagnostics), (6, 0));
        assert_eq!(&text[links[0].span.clone()], "/a/");
        assert_eq!(&text[links[1].span.clone()], "[b][r]");
    }

    #[test]
    fn c6_r8_invalid_texts_and_addresses_are_rejected() {
        for text in [
            "[](/a/)",
            "[ ](/a/)",
            "[![](/p.svg)](/a/)",
            "[a]()",
            "[a](a/)",
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
