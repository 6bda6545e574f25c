//! Converts the parts of a page.

use pulldown_cmark::{CowStr, Event, TextMergeStream};

use crate::convert::Converter;
use crate::extract::{LinkItem, Part};
use crate::text::excerpt;
use crate::tree::{self, Block, Inlines};

/// Converts a part of a page.
pub(super) fn part_blocks(part: &Part<'_>, converter: &mut Converter<'_>) -> Vec<Block> {
    match part {
        Part::Heading(level, words) => {
            vec![Block::Heading(tree::Heading { level: *level, id: None, words: tree::text(words) })]
        }
        Part::Paragraph(words) if words.is_empty() => Vec::new(),
        Part::Paragraph(words) => vec![Block::Paragraph(tree::text(words))],
        Part::Note(words) => vec![Block::emphasis(tree::text(words))],
        Part::Blocks(name, nodes) => converter.blocks(nodes.iter().copied(), name),
        Part::Links(items) => {
            converter.losses.enter("list of links");
            let items: Vec<Vec<Block>> = items
                .iter()
                .map(|item| link_item(item, converter))
                .filter(|words| !words.is_empty())
                .map(|words| vec![Block::Paragraph(words)])
                .collect();
            if items.is_empty() { Vec::new() } else { vec![Block::List { start: None, items }] }
        }
    }
}

/// Converts an item of a list of links.
fn link_item(item: &LinkItem, converter: &mut Converter<'_>) -> Inlines {
    let words = item.words.clone();
    if words.is_empty() {
        return Inlines::new();
    }
    let mut events = Inlines::new();
    if !item.before.is_empty() {
        events.extend(tree::text(&item.before));
    }
    match item.href.as_deref().map(|href| converter.links.resolve(href)) {
        Some(Ok(resolved)) => {
            if let Some(note) = resolved.note {
                converter.losses.add(format!("the link {}", excerpt(&words)), note);
            }
            events.extend(tree::link(&words, &resolved.href));
        }
        Some(Err(reason)) => {
            let href = item.href.as_deref().unwrap_or_default();
            converter.losses.add(
                format!("the link {} to {}", excerpt(&words), excerpt(href)),
                format!("only its words are kept; {reason}"),
            );
            events.push(Event::Text(CowStr::from(words)));
        }
        None => events.push(Event::Text(CowStr::from(words))),
    }
    if !item.after.is_empty() {
        events.push(Event::Text(CowStr::from(item.after.clone())));
    }
    TextMergeStream::new(events.into_iter()).collect()
}
