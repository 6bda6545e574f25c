//! Collects words into paragraphs, and paragraphs into blocks. Emphasis and links that go on over several paragraphs are closed at the
//! end of each, and opened again in the next.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::text::collapse;
use crate::tree::{Block, Inlines};

/// Blocks, and the words of the last one.
#[derive(Debug, Default)]
pub(super) struct Flow {
    blocks: Vec<Block>,
    words: Inlines,
    /// Emphasis and links that are open.
    open: Vec<Tag<'static>>,
}

impl Flow {
    /// Adds a text, whose white space is not collapsed yet.
    pub(super) fn text(&mut self, text: &str) {
        if !(self.words.is_empty() && text.trim().is_empty()) {
            self.add(vec![Event::Text(CowStr::from(text.to_owned()))]);
        }
    }

    /// Adds words that are complete: code, a picture.
    pub(super) fn add(&mut self, events: Inlines) {
        if self.words.is_empty() {
            self.words.extend(self.open.iter().cloned().map(Event::Start));
        }
        self.words.extend(events);
    }

    /// Adds a line break. Two of them end a paragraph.
    pub(super) fn line_break(&mut self) {
        let last = self.words.iter().rev().find(|event| !matches!(event, Event::Text(text) if text.trim().is_empty()));
        match last {
            None => {}
            Some(Event::HardBreak) => self.end_paragraph(),
            Some(_) => self.words.push(Event::HardBreak),
        }
    }

    /// Opens emphasis or a link. Returns whether it was not open already, and so has to be closed.
    pub(super) fn open(&mut self, tag: Tag<'static>) -> bool {
        let end = tag.to_end();
        if self.open.iter().any(|open| open.to_end() == end) {
            return false;
        }
        if !self.words.is_empty() {
            self.words.push(Event::Start(tag.clone()));
        }
        self.open.push(tag);
        true
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if let Some(tag) = self.open.pop().filter(|_| !self.words.is_empty()) {
            self.words.push(Event::End(tag.to_end()));
        }
    }

    /// Takes the words since the last block.
    pub(super) fn take_words(&mut self) -> Inlines {
        let mut words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            words.extend(self.open.iter().rev().map(|tag| Event::End(tag.to_end())));
        }
        tidy(words)
    }

    /// Makes a paragraph of the words since the last block.
    pub(super) fn end_paragraph(&mut self) {
        let words = self.take_words();
        if !words.is_empty() {
            self.blocks.push(Block::Paragraph(words));
        }
    }

    /// Adds a block after the words so far.
    pub(super) fn block(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    /// Returns the blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }
}

/// Collapses white space, moves it out of emphasis and links, and removes what is empty.
fn tidy(words: Inlines) -> Inlines {
    let mut tidied: Inlines = Vec::with_capacity(words.len());
    // Whether a space is due before the next word.
    let mut space = false;
    for event in words {
        match event {
            Event::Text(text) => {
                let collapsed = collapse(&text);
                space |= text.starts_with(char::is_whitespace);
                if collapsed.is_empty() {
                    continue;
                }
                if space {
                    push_space(&mut tidied);
                }
                space = text.ends_with(char::is_whitespace);
                push_text(&mut tidied, &collapsed);
            }
            Event::HardBreak => {
                space = false;
                if tidied.iter().any(is_word) {
                    tidied.push(Event::HardBreak);
                }
            }
            Event::End(end) => close(&mut tidied, end),
            event => {
                if std::mem::take(&mut space) {
                    push_space(&mut tidied);
                }
                tidied.push(event);
            }
        }
    }
    while matches!(tidied.last(), Some(Event::HardBreak)) {
        tidied.pop();
    }
    tidied
}

/// Returns whether an event can be seen.
fn is_word(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(_) | Event::Code(_) | Event::Start(Tag::Image { .. }))
}

/// Adds a space after a word, before emphasis and links that have just been opened.
fn push_space(words: &mut Inlines) {
    let opened = words
        .iter()
        .rev()
        .take_while(|event| matches!(event, Event::Start(tag) if !matches!(tag, Tag::Image { .. })))
        .count();
    let at = words.len() - opened;
    match at.checked_sub(1).map(|before| &mut words[before]) {
        Some(Event::Text(text)) if text.ends_with(' ') => {}
        Some(Event::Text(text)) => *text = CowStr::from(format!("{text} ")),
        None | Some(Event::HardBreak) => {}
        Some(_) => words.insert(at, Event::Text(CowStr::Borrowed(" "))),
    }
}

/// Adds a text to the one before.
fn push_text(words: &mut Inlines, text: &str) {
    if let Some(Event::Text(before)) = words.last_mut() {
        *before = CowStr::from(format!("{before}{text}"));
    } else {
        words.push(Event::Text(CowStr::from(text.to_owned())));
    }
}

/// Closes emphasis or a link, or removes its start if there is nothing in it. Line breaks at its end move out.
fn close(words: &mut Inlines, end: TagEnd) {
    let mut breaks = 0;
    while end != TagEnd::Image && matches!(words.last(), Some(Event::HardBreak)) {
        words.pop();
        breaks += 1;
    }
    match words.last() {
        Some(Event::Start(tag)) if tag.to_end() == end && end != TagEnd::Image => {
            words.pop();
        }
        _ => words.push(Event::End(end)),
    }
    words.extend((0..breaks).map(|_| Event::HardBreak));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::link_tag;

    fn markup(blocks: &[Block]) -> String {
        let of = |words: &Inlines| {
            words
                .iter()
                .map(|event| match event {
                    Event::Text(text) => text.to_string(),
                    Event::HardBreak => "\n".to_owned(),
                    Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => "*".to_owned(),
                    Event::Start(Tag::Link { .. }) => "[".to_owned(),
                    Event::End(TagEnd::Link) => "]".to_owned(),
                    _ => "?".to_owned(),
                })
                .collect::<String>()
        };
        let paragraphs =
            blocks.iter().map(|block| if let Block::Paragraph(words) = block { of(words) } else { "#".to_owned() });
        paragraphs.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn spaces_stand_outside_emphasis() {
        let mut flow = Flow::default();
        flow.text("  one");
        flow.open(Tag::Emphasis);
        flow.text(" two\n three ");
        flow.close();
        flow.text("four ");
        flow.open(Tag::Emphasis);
        flow.text("  ");
        flow.close();
        flow.text(" five ");
        assert_eq!(markup(&flow.finish()), "one *two three* four five");
    }

    #[test]
    fn links_go_on_in_the_next_paragraph() {
        let mut flow = Flow::default();
        flow.open(link_tag("/"));
        flow.text("one");
        flow.end_paragraph();
        flow.text("two");
        flow.close();
        flow.text(" three");
        assert_eq!(markup(&flow.finish()), "[one]|[two] three");
    }

    #[test]
    fn two_line_breaks_end_a_paragraph() {
        let mut flow = Flow::default();
        flow.line_break();
        flow.text("one ");
        flow.line_break();
        flow.text(" two");
        flow.line_break();
        flow.text(" ");
        flow.line_break();
        flow.open(Tag::Emphasis);
        flow.text("three");
        flow.line_break();
        flow.close();
        assert_eq!(markup(&flow.finish()), "one\ntwo|*three*");
    }
}
