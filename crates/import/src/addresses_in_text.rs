//! Addresses in texts, as in `see https://www.iab.org/`. The compiler makes links of them, so each is resolved like a link; one that
//! cannot be a link becomes code.

use compiler::rules::{ADDRESS_STARTS, address_length};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::links::Links;
use crate::losses::Losses;
use crate::markdown::each_words;
use crate::text::excerpt;
use crate::tree::{Block, Inlines, link};

/// Marks the addresses in the texts of blocks.
pub(crate) fn mark(blocks: &mut [Block], links: &Links<'_>, losses: &mut Losses) {
    for block in blocks {
        each_words(block, &mut |words| {
            let mut marked = Inlines::with_capacity(words.len());
            // Number of open links and pictures, whose words are left alone.
            let mut depth = 0_usize;
            for event in words.drain(..) {
                match &event {
                    Event::Start(Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
                    Event::End(TagEnd::Link | TagEnd::Image) => depth = depth.saturating_sub(1),
                    Event::Text(text) if depth == 0 => {
                        split(text, links, losses, &mut marked);
                        continue;
                    }
                    _ => {}
                }
                marked.push(event);
            }
            *words = marked;
        });
    }
}

/// Adds a text to `marked`, with its addresses as links or code.
fn split(text: &str, links: &Links<'_>, losses: &mut Losses, marked: &mut Inlines) {
    let mut rest = text;
    while let Some((at, start)) = ADDRESS_STARTS.iter().filter_map(|start| Some((rest.find(start)?, start))).min() {
        let length = address_length(&rest[at..]).max(start.len());
        let address = &rest[at..at + length];
        if at > 0 {
            marked.push(Event::Text(CowStr::from(rest[..at].to_owned())));
        }
        let resolved = if address.starts_with("www.") { Err(String::new()) } else { links.resolve(address) };
        match resolved {
            Ok(resolved) => {
                if let Some(note) = &resolved.note {
                    losses.add(format!("the address {}", excerpt(address)), note);
                }
                // The compiler makes a link of a whole address.
                let is_whole = resolved.href.starts_with("https://");
                if is_whole {
                    marked.push(Event::Text(CowStr::from(resolved.href)));
                } else {
                    marked.extend(link(address, &resolved.href));
                }
            }
            Err(reason) => {
                if !reason.is_empty() {
                    losses.add(format!("the address {}", excerpt(address)), format!("written as code; {reason}"));
                }
                marked.push(Event::Code(CowStr::from(address.to_owned())));
            }
        }
        rest = &rest[at + length..];
    }
    if !rest.is_empty() {
        marked.push(Event::Text(CowStr::from(rest.to_owned())));
    }
}
