//! Step 3: compiles Markdown to HTML. Each step is a pass over the events of the parser.
//!
//! 1. [`events`] parses the text, with the span of each event in the file.
//! 2. [`sanitize`] rejects raw HTML and control characters. From then on all markup is the compiler's own.
//! 3. [`labels`], [`near_misses`], [`tables`] and [`fences`] report what would not be shown as the writer meant it, and
//!    [`placeholders`] what is not written yet. [`crate::spelling`] reports misspelled words.
//! 4. [`headings`] checks levels, adds ids, and collects the headings.
//! 5. [`bare_addresses`] become links. [`links`] checks addresses, and collects links to be resolved when all files are known.
//! 6. [`images`] checks images and adds their sizes.
//! 7. [`frames`] wraps each table and each block of code in a scroll container.
//! 8. [`timeline`] marks up lists of milestones, on timeline pages; [`tasks`] those of tasks. [`notes`] go to the end.
//! 9. [`autolink`] links the first mention of each RFC, and warns of those that there are not.
//! 10. [`html`] writes the HTML as browsers serialize it.

mod autolink;
mod bare_addresses;
mod events;
mod fences;
mod frames;
mod headings;
mod html;
mod ids;
mod images;
mod labels;
mod links;
mod near_misses;
mod notes;
mod placeholders;
mod sanitize;
mod slug;
mod tables;
mod tasks;
#[cfg(test)]
mod tests;
mod timeline;

use std::collections::BTreeSet;
use std::ops::Range;

use model::Link;
use pulldown_cmark::{Event, Tag, TagEnd};
use synced::Rfc;

pub use bare_addresses::{ADDRESS_STARTS, address_length};
pub use events::SYNTAX;
pub use ids::is_reserved as is_reserved_id;
pub(crate) use images::Images;
pub(crate) use links::MarkdownLink;
pub(crate) use placeholders::Unwritten;
pub use placeholders::is_placeholder;
pub use slug::slug;

use crate::diagnostics::Diagnostic;
use crate::spelling;

/// A compiled text.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    /// The HTML. It must not be used if there are errors.
    pub(crate) html: String,
    /// The second-level headings, if there are enough for a table of contents.
    pub(crate) table_of_contents: Vec<Link>,
    /// All ids of the text.
    pub(crate) ids: BTreeSet<String>,
    /// The links to be resolved.
    pub(crate) links: Vec<MarkdownLink>,
    /// Mistakes of a published page that a draft may have: what is not written yet.
    pub(crate) unwritten: Unwritten,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The page that a text is part of.
#[derive(Debug, Default)]
pub(crate) struct Surroundings<'a> {
    /// Whether lists are lists of milestones.
    pub(crate) timeline: bool,
    /// The ids that the view of the page has.
    pub(crate) ids: Vec<String>,
    /// All RFCs, by number; none if they are not known.
    pub(crate) rfcs: &'a [Rfc],
}

/// Compiles the text of a page, a `range` of `file`.
pub(crate) fn compile(file: &str, range: Range<usize>, images: &Images<'_>, page: &Surroundings<'_>) -> Compiled {
    let mut diagnostics = Vec::new();
    labels::check(file, range.clone(), &mut diagnostics);
    let events = events::parse(file, range.clone());
    fences::check(&events, file, &mut diagnostics);
    tables::check(&events, file, &mut diagnostics);
    near_misses::check(&events, file, &mut diagnostics);
    let misspelled = notes::check(&events, file, &mut diagnostics);
    let unwritten = placeholders::check(&events, range);
    let events = sanitize::check(events, file, &mut diagnostics);
    check_spelling(&events, file, &mut diagnostics);
    let (events, headings) = headings::check(events, &page.ids, &mut diagnostics);
    let events = bare_addresses::link(events, file, &mut diagnostics);
    let links = links::check(&events, file, &mut diagnostics);
    let events = images::write(events, file, images, &mut diagnostics);
    let events = frames::wrap(events);
    let events = if page.timeline { timeline::mark_up(&events, &mut diagnostics) } else { events };
    let events = notes::place(tasks::write(events), misspelled, &mut diagnostics);
    let events = autolink::link(events, page.rfcs, file, &mut diagnostics);
    Compiled {
        html: html::write(events.into_iter().map(|(event, _)| event)),
        table_of_contents: headings::table_of_contents(&headings),
        ids: headings.into_iter().map(|heading| heading.id).collect(),
        links,
        unwritten,
        diagnostics,
    }
}

/// Compiles a text of one paragraph to HTML without the `<p>`. Mentions of RFCs are not linked.
///
/// Spans are relative to `text`.
pub(crate) fn compile_inline(text: &str) -> Compiled {
    let mut diagnostics = Vec::new();
    labels::check(text, 0..text.len(), &mut diagnostics);
    let events = events::parse(text, 0..text.len());
    near_misses::check(&events, text, &mut diagnostics);
    notes::check(&events, text, &mut diagnostics);
    let events = sanitize::check(events, text, &mut diagnostics);
    let mut events = bare_addresses::link(events, text, &mut diagnostics);
    let links = links::check(&events, text, &mut diagnostics);
    if !is_paragraph(&events) {
        let label = "found a heading, list, table, image, note or several paragraphs; expected one paragraph";
        diagnostics.push(Diagnostic::at(0..text.len(), "this text must be one paragraph", label));
    }
    events.retain(|(event, _)| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)));
    let html = html::write(events.into_iter().map(|(event, _)| event));
    Compiled { html, links, diagnostics, ..Compiled::default() }
}

/// Checks the spelling of everything but code.
fn check_spelling(events: &events::Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(events::texts(events).flat_map(|(text, span)| spelling::check(text, file, span)));
}

/// Returns whether there is exactly one paragraph, which contains only text and links.
fn is_paragraph(events: &events::Events<'_>) -> bool {
    let paragraphs = events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph))).count();
    let is_allowed = |tag: &Tag<'_>| {
        matches!(tag, Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
    };
    paragraphs == 1
        && events.iter().all(|(event, _)| match event {
            Event::Start(tag) => is_allowed(tag),
            Event::Rule | Event::FootnoteReference(_) => false,
            _ => true,
        })
}
