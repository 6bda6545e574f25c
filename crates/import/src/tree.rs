//! A text between HTML and Markdown: only what Markdown can say, so that nothing else can get through.

use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Tag, TagEnd};

use crate::text::collapse;

/// The events within a line: text, code, emphasis, links, pictures and line breaks.
pub(crate) type Inlines = Vec<Event<'static>>;

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Inlines),
    /// A list. `start` is the first number of a numbered one.
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    /// A quotation.
    Quote(Vec<Block>),
    /// A block of code.
    Code(String),
    /// A table. All rows have as many cells as the head.
    Table(Table),
    /// A line between two parts.
    Rule,
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heading {
    /// Level at the source, 1 to 6; later that of the imported page.
    pub(crate) level: u8,
    /// The id that links lead to, if it has to be written.
    pub(crate) id: Option<String>,
    pub(crate) words: Inlines,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) alignments: Vec<Alignment>,
    pub(crate) head: Vec<Inlines>,
    pub(crate) rows: Vec<Vec<Inlines>>,
}

impl Block {
    /// A paragraph in italics, as for a caption.
    pub(crate) fn emphasis(words: Inlines) -> Self {
        Self::Paragraph(within(Tag::Emphasis, words))
    }

    /// A paragraph in bold, as for a heading in a list.
    pub(crate) fn strong(words: Inlines) -> Self {
        Self::Paragraph(within(Tag::Strong, words))
    }
}

/// Returns words within emphasis, without emphasis of the same kind in them.
fn within(tag: Tag<'static>, mut words: Inlines) -> Inlines {
    let end = tag.to_end();
    words.retain(|event| !matches!(event, Event::Start(inner) if inner.to_end() == end) && *event != Event::End(end));
    words.insert(0, Event::Start(tag));
    words.push(Event::End(end));
    words
}

/// A text.
pub(crate) fn text(words: &str) -> Inlines {
    vec![Event::Text(CowStr::from(words.to_owned()))]
}

/// The start of a link.
pub(crate) fn link_tag(href: &str) -> Tag<'static> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url: CowStr::from(href.to_owned()),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// A link with words.
pub(crate) fn link(words: &str, href: &str) -> Inlines {
    let mut events = vec![Event::Start(link_tag(href))];
    events.extend(text(words));
    events.push(Event::End(TagEnd::Link));
    events
}

/// The start of a picture.
pub(crate) fn image_tag(address: &str) -> Tag<'static> {
    Tag::Image {
        link_type: LinkType::Inline,
        dest_url: CowStr::from(address.to_owned()),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// A picture with its alternative text.
pub(crate) fn picture(address: &str, alt: &str) -> Inlines {
    let mut events = vec![Event::Start(image_tag(address))];
    events.extend(text(alt));
    events.push(Event::End(TagEnd::Image));
    events
}

/// Returns the plain text of words.
pub(crate) fn plain(words: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in words {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    collapse(&text)
}
