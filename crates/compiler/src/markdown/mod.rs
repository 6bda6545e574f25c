//! Step 3: Markdown becomes HTML. Each step is a pass over the events of the parser.
//!
//! 1. [`events`] parses, and says where each event is in the file.
//! 2. [`inert`] refuses raw HTML and control characters: after it all markup is the compiler's own.
//! 3. What is left is looked through for misspelt words ([`crate::spelling`]).
//! 4. [`headings`] checks their levels, gives them ids, and lists them.
//! 5. [`links`] checks addresses, and collects them to be resolved when all pages are known.
//! 6. [`images`] finds the pictures, and writes their sizes.
//! 7. [`tables`] puts each table into a frame that scrolls.
//! 8. [`timeline`] makes lists of milestones a line of time, on pages that are one.
//! 9. [`mentions`] links the RFCs that the text speaks of.
//! 10. [`html`] writes, in the spelling in which browsers give HTML back.

mod autolink;
mod events;
mod headings;
mod html;
mod images;
mod links;
mod sanitize;
mod slug;
mod tables;
#[cfg(test)]
mod tests;
mod timeline;

use std::collections::BTreeSet;
use std::ops::Range;

use model::Link;
use pulldown_cmark::{Event, Tag, TagEnd};

pub(crate) use images::Pictures;
pub(crate) use links::LinkUse;
pub(crate) use slug::slug;

use crate::diagnostics::Diagnostic;
use crate::spelling;

/// What a text was compiled to.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    /// The HTML. It is worth nothing if there are problems.
    pub(crate) html: String,
    /// The second-level headings, if there are enough of them for a table of contents.
    pub(crate) table_of_contents: Vec<Link>,
    /// All ids of the text.
    pub(crate) ids: BTreeSet<String>,
    /// The links that must lead somewhere.
    pub(crate) links: Vec<LinkUse>,
    /// What is wrong with the text.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Compiles the part of `file` in which the text of a page is. The lists of a `timeline` are lists of milestones.
pub(crate) fn compile(file: &str, part: Range<usize>, pictures: &Pictures<'_>, timeline: bool) -> Compiled {
    let mut diagnostics = Vec::new();
    let events = events::parse(file, part);
    let events = sanitize::check(events, file, &mut diagnostics);
    spelling(&events, file, &mut diagnostics);
    let (events, headings) = headings::check(events, &mut diagnostics);
    let links = links::check(&events, file, &mut diagnostics);
    let events = images::write(events, file, pictures, &mut diagnostics);
    let events = tables::frame(events);
    let events = if timeline { timeline::draw(&events, &mut diagnostics) } else { events };
    let events = autolink::link(events);
    Compiled {
        html: html::write(events.into_iter().map(|(event, _)| event)),
        table_of_contents: headings::table_of_contents(&headings),
        ids: headings.into_iter().map(|heading| heading.id).collect(),
        links,
        diagnostics,
    }
}

/// Compiles a text of one paragraph to what is within the paragraph. RFCs are not linked by themselves.
///
/// The places of what is found are within `text`.
pub(crate) fn compile_inline(text: &str) -> Compiled {
    let mut diagnostics = Vec::new();
    let events = events::parse(text, 0..text.len());
    let mut events = sanitize::check(events, text, &mut diagnostics);
    let links = links::check(&events, text, &mut diagnostics);
    if !is_paragraph(&events) {
        let label = "found a heading, list, table, picture or several paragraphs; expected one paragraph";
        diagnostics.push(Diagnostic::at(0..text.len(), "this text can only have one paragraph", label));
    }
    events.retain(|(event, _)| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)));
    let html = html::write(events.into_iter().map(|(event, _)| event));
    Compiled { html, links, diagnostics, ..Compiled::default() }
}

/// Looks through the text; code is not language.
fn spelling(events: &events::Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut in_code = false;
    for (event, place) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => diagnostics.extend(spelling::check(text, file, place)),
            _ => {}
        }
    }
}

/// Whether there is one paragraph and nothing else than text and links in it.
fn is_paragraph(events: &events::Events<'_>) -> bool {
    let paragraphs = events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph))).count();
    let inline = |tag: &Tag<'_>| matches!(tag, Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. });
    paragraphs == 1
        && events.iter().all(|(event, _)| match event {
            Event::Start(tag) => inline(tag),
            Event::Rule => false,
            _ => true,
        })
}
