//! Addresses in the text, as in `see https://www.iab.org/`: they become links. What starts with `www.` is none yet.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::events::Events;
use crate::diagnostics::Diagnostic;

/// What an address starts with.
pub const ADDRESS_STARTS: [&str; 3] = ["https://", "http://", "www."];

/// Turns bare addresses into links, and warns of those without `https://`. Code, links and descriptions of images are left alone.
pub(super) fn link<'a>(events: Events<'a>, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let mut linked = Vec::with_capacity(events.len());
    // Number of open elements that cannot contain links.
    let mut depth = 0_usize;
    for (event, span) in events {
        match &event {
            Event::Start(tag) if excludes_links(tag.to_end()) => depth += 1,
            Event::End(tag) if excludes_links(*tag) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 && (text.contains("://") || text.contains("www.")) => {
                split(text, file, &span, &mut linked, diagnostics);
                continue;
            }
            _ => {}
        }
        linked.push((event, span));
    }
    linked
}

fn excludes_links(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock)
}

/// Adds a text to `linked`, with links for its addresses.
fn split(text: &str, file: &str, span: &Range<usize>, linked: &mut Events<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let owned = |part: &str| CowStr::from(part.to_owned());
    let raw = file.get(span.clone()).unwrap_or_default();
    // Up to where the text has been added, and up to where it has been found in the file.
    let (mut done, mut found) = (0, 0);
    for address in addresses(text) {
        let url = &text[address.clone()];
        let own = match raw[found..].find(url) {
            Some(at) => span.start + found + at..span.start + found + at + url.len(),
            None => span.clone(),
        };
        found = if own == *span { found } else { own.end - span.start };
        if url.starts_with("www.") {
            diagnostics.push(without_scheme(url, own));
            continue;
        }
        linked.push((Event::Text(owned(&text[done..address.start])), span.clone()));
        let (link_type, dest_url) = (LinkType::Autolink, owned(url));
        let tag = Tag::Link { link_type, dest_url, title: CowStr::Borrowed(""), id: CowStr::Borrowed("") };
        linked.push((Event::Start(tag), own.clone()));
        linked.push((Event::Text(owned(url)), own.clone()));
        linked.push((Event::End(TagEnd::Link), own));
        done = address.end;
    }
    linked.push((Event::Text(owned(&text[done..])), span.clone()));
}

fn without_scheme(found: &str, span: Range<usize>) -> Diagnostic {
    let path = if found.contains('/') { "" } else { "/" };
    let label =
        format!("found `{found}`; expected words and the whole address, as in `[words](https://{found}{path})`");
    Diagnostic::at(span, "this address is not a link", label)
        .warning()
        .help(format!("if it is only named, put it in backticks: `` `{found}` ``"))
}

/// Finds the addresses of a text.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut addresses: Vec<Range<usize>> = Vec::new();
    for start in ADDRESS_STARTS {
        for (at, _) in text.match_indices(start) {
            let in_word = text[..at].ends_with(|before: char| before.is_alphanumeric() || "/-_.@".contains(before));
            let end = at + address_length(&text[at..]);
            let is_complete = text[at..end].len() > start.len();
            if !in_word && is_complete {
                addresses.push(at..end);
            }
        }
    }
    addresses.sort_by_key(|address| address.start);
    // One address can contain another.
    let mut end = 0;
    addresses.retain(|address| {
        let is_separate = address.start >= end;
        end = end.max(address.end);
        is_separate
    });
    addresses
}

/// Returns the length of the address at the start of `text`, without the punctuation of the sentence around it.
#[must_use]
pub fn address_length(text: &str) -> usize {
    let all = text.find(|end: char| end.is_whitespace() || "<>\"`“”".contains(end)).unwrap_or(text.len());
    let mut address = &text[..all];
    loop {
        let shorter = address.trim_end_matches(|end: char| "?!.,:;*_~'’…|[]{}".contains(end));
        // A parenthesis can be part of an address, if it has both.
        let count = |mark: char| shorter.matches(mark).count();
        let shorter = if count(')') > count('(') { shorter.strip_suffix(')').unwrap_or(shorter) } else { shorter };
        if shorter == address {
            return address.len();
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{events::parse, html};
    use super::*;

    fn run(text: &str) -> (String, usize) {
        let mut diagnostics = Vec::new();
        let events = link(parse(text, 0..text.len()), text, &mut diagnostics);
        (html::write(events.into_iter().map(|(event, _)| event)), diagnostics.len())
    }

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|address| &text[address]).collect()
    }

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        assert_eq!(found("See https://www.iab.org/ and www.ietf.org."), ["https://www.iab.org/", "www.ietf.org"]);
        assert_eq!(
            found("(https://a.example/b_(c)), https://a.example/https://b.example/, https://a.example/?b=c&d!"),
            ["https://a.example/b_(c)", "https://a.example/https://b.example/", "https://a.example/?b=c&d"]
        );
        assert_eq!(found("xhttps://a.example https:// www. https://…, a@www.b.example"), [""; 0]);
    }

    #[test]
    fn bare_addresses_become_links() {
        let (html, warnings) = run("See https://www.iab.org/ and *http://a.example*, www.ietf.org.");
        assert!(html.starts_with("<p>See <a href=\"https://www.iab.org/\" rel=\"external\">https://www.iab.org/</a> and <em><a href=\"http://a.example\">"), "{html}");
        assert!(html.ends_with("</a></em>, www.ietf.org.</p>\n"), "{html}");
        assert_eq!(warnings, 1);
    }

    #[test]
    fn links_and_code_are_left_alone() {
        for text in [
            "[https://a.example/](/b/)",
            "`https://a.example/ www.a.example`",
            "    https://a.example/",
            "<https://a.example/>",
            "[www.a.example](/b/)",
        ] {
            let (html, warnings) = run(text);
            assert!(html.matches("href=").count() <= 1 && warnings == 0, "{html}");
        }
    }
}
