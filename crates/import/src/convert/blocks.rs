//! What stands in blocks of its own: paragraphs, headings, captions, lists, quotations, code.

use pulldown_cmark::{Event, Tag, TagEnd};
use scraper::ElementRef;

use super::flow::Flow;
use super::{Converter, Place};
use crate::html::{has_class, text};
use crate::tree::{Block, Heading, Inlines};

impl Converter<'_> {
    /// Converts an element whose content stands in paragraphs of its own.
    pub(super) fn paragraphs(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        if has_class(element, "caption") {
            return self.caption(element, flow, place);
        }
        if place.inline {
            flow.text(" ");
            self.children(*element, flow, place);
            flow.text(" ");
        } else {
            flow.end_paragraph();
            self.children(*element, flow, place);
            flow.end_paragraph();
        }
    }

    pub(super) fn heading(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        if place.inline {
            self.children(*element, flow, place);
            return;
        }
        flow.end_paragraph();
        // Not on its own, because it can be within a link.
        self.children(*element, flow, Place { inline: true, ..place });
        let mut words = flow.take_words();
        if words.is_empty() {
            return;
        }
        if place.nested {
            flow.block(Block::strong(words));
            return;
        }
        // A heading is important already.
        words.retain(|event| !matches!(event, Event::Start(Tag::Strong) | Event::End(TagEnd::Strong)));
        let level = element.value().name().as_bytes()[1] - b'0';
        let id = element.value().id().map(str::to_owned);
        flow.block(Block::Heading(Heading { level, id, words }));
    }

    pub(super) fn term(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        self.paragraph(element, flow, place, ": ", Block::strong);
    }

    pub(super) fn caption(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        self.paragraph(element, flow, place, "", Block::emphasis);
    }

    /// Converts an element to one paragraph, which `block` makes of its words. Within a line, `after` follows them.
    fn paragraph(
        &mut self,
        element: ElementRef<'_>,
        flow: &mut Flow,
        place: Place,
        after: &str,
        block: fn(Inlines) -> Block,
    ) {
        let words = self.inline(element, place);
        if words.is_empty() {
            return;
        }
        if place.inline {
            flow.text(" ");
            flow.add(words);
            flow.text(after);
        } else {
            flow.block(block(words));
        }
    }

    pub(super) fn list(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        if place.inline {
            for (at, item) in element.child_elements().enumerate() {
                flow.text(if at == 0 { " " } else { "; " });
                self.children(*item, flow, place.deeper());
            }
            return;
        }
        let mut items = Vec::new();
        for item in element.children() {
            let mut own = Flow::default();
            self.node(item, &mut own, Place { nested: true, ..place }.deeper());
            let blocks = own.finish();
            if !blocks.is_empty() {
                items.push(blocks);
            }
        }
        if items.is_empty() {
            return;
        }
        let is_numbered = element.value().name() == "ol";
        let start = element
            .value()
            .attr("start")
            .and_then(|start| start.trim().parse().ok())
            .filter(|start| *start < 1_000_000);
        flow.block(Block::List { start: is_numbered.then(|| start.unwrap_or(1)), items });
    }

    pub(super) fn quote(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        let mut own = Flow::default();
        self.children(*element, &mut own, Place { nested: true, ..place });
        flow.end_paragraph();
        let quoted = own.finish();
        if !quoted.is_empty() {
            flow.block(Block::Quote(quoted));
        }
    }

    pub(super) fn code_block(&mut self, element: ElementRef<'_>, flow: &mut Flow) {
        let code = self.losses.invisible.remove(&text(element).replace('\t', "    "));
        if !code.trim().is_empty() {
            flow.block(Block::Code(format!("{}\n", code.trim_start_matches('\n').trim_end())));
        }
    }
}
