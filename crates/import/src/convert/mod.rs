//! Converts the HTML of a page to a tree of what Markdown can say. This is a list of what is allowed: any other element becomes its
//! text, or is left out and reported.

mod blocks;
mod embed;
mod flow;
mod hidden;
mod inline;
mod table;

use std::collections::BTreeMap;

use ego_tree::NodeRef;
use pulldown_cmark::Tag;
use scraper::{ElementRef, Node};

use crate::html::text;
use crate::links::Links;
use crate::losses::Losses;
use crate::pictures::TakePicture;
use crate::text::{collapse, excerpt};
use crate::tree::{self, Block, Heading, Inlines, plain};
use flow::Flow;

/// Maximum number of elements within each other. Texts have less than ten; thousands would overflow the stack.
const MAX_DEPTH: usize = 60;

/// Converts parts of a page.
pub(crate) struct Converter<'a> {
    /// Where links lead.
    pub(crate) links: &'a Links<'a>,
    /// Takes pictures over.
    pub(crate) pictures: &'a mut dyn TakePicture,
    /// Where the references to the bibliography lead, by their `#id`.
    pub(crate) references: &'a BTreeMap<String, String>,
    /// What could not be carried over.
    pub(crate) losses: &'a mut Losses,
}

/// Where an element is.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// Number of elements around it.
    depth: usize,
    /// Whether only words are possible, as in a heading or in a cell of a table.
    inline: bool,
    /// Whether it is in a list or quotation, where headings are bold paragraphs.
    nested: bool,
}

impl Place {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl Converter<'_> {
    /// Converts nodes that stand beside each other. In reports they have a name; each element that is a block of the source
    /// (`block-paragraph` …) also has a number.
    pub(crate) fn blocks<'t>(&mut self, nodes: impl IntoIterator<Item = NodeRef<'t, Node>>, name: &str) -> Vec<Block> {
        let mut flow = Flow::default();
        let mut number = 0;
        for node in nodes {
            let block = ElementRef::wrap(node).and_then(|element| Some((element, block_kind(element)?)));
            if let Some((element, kind)) = block {
                number += 1;
                self.losses.enter(format!("{name} {number} ({kind})"));
                flow.end_paragraph();
                self.block(element, kind, &mut flow);
                flow.end_paragraph();
            } else {
                self.losses.enter(name);
                self.node(node, &mut flow, Place::default());
            }
        }
        flow.finish()
    }

    /// Converts a block of the source.
    fn block(&mut self, element: ElementRef<'_>, kind: &str, flow: &mut Flow) {
        match kind {
            // A text without markup, which the style sheet shows as a heading.
            "heading" => {
                let words = self.inline(element, Place { inline: true, ..Place::default() });
                if !words.is_empty() {
                    flow.block(Block::Heading(Heading { level: 2, id: None, words }));
                }
            }
            "note_well" => {
                self.losses.add(
                    "the Note Well",
                    "left out; a script fetches its text from https://github.com/ietf/note-well/",
                );
            }
            _ => self.children(*element, flow, Place::default()),
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>, flow: &mut Flow, place: Place) {
        for child in node.children() {
            self.node(child, flow, place.deeper());
        }
    }

    fn node(&mut self, node: NodeRef<'_, Node>, flow: &mut Flow, place: Place) {
        match node.value() {
            Node::Text(text) => flow.text(&self.losses.invisible.remove(text)),
            Node::Element(_) => {
                let Some(element) = ElementRef::wrap(node) else { return };
                if place.depth > MAX_DEPTH {
                    let words = excerpt(&element.text().take(20).collect::<String>());
                    self.losses.add(format!("elements within more than {MAX_DEPTH} others, {words}"), "left out");
                } else if let Some(reason) = hidden::reason(element) {
                    let words = text(element);
                    if !collapse(&words).is_empty() {
                        self.losses.add(format!("{} {}", tag(element), excerpt(&words)), format!("left out; {reason}"));
                    }
                } else {
                    self.report_handlers(element);
                    self.element(element, flow, place);
                }
            }
            _ => {}
        }
    }

    /// Reports scripts in attributes. Attributes are never carried over.
    fn report_handlers(&mut self, element: ElementRef<'_>) {
        for (name, value) in element.value().attrs() {
            if name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
                self.losses.add(
                    format!("{name} of {} {}", tag(element), excerpt(value)),
                    "left out; scripts are not carried over",
                );
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, flow: &mut Flow, place: Place) {
        // A block can be within another element, as in raw HTML.
        if let Some(kind @ ("heading" | "note_well")) = block_kind(element).filter(|_| !place.inline) {
            flow.end_paragraph();
            self.block(element, kind, flow);
            return;
        }
        match element.value().name() {
            "p" | "address" | "figure" | "dl" | "fieldset" | "section" | "article" | "aside" | "header" | "footer"
            | "main" | "nav" | "div" | "center" | "details" | "body" | "html" | "hgroup" => {
                self.paragraphs(element, flow, place);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, flow, place),
            "ul" | "ol" | "menu" | "dir" => self.list(element, flow, place),
            "li" | "dd" => self.paragraphs(element, flow, place),
            "dt" | "summary" | "legend" => self.term(element, flow, place),
            "figcaption" => self.caption(element, flow, place),
            "blockquote" if !place.inline => self.quote(element, flow, place),
            "pre" | "listing" | "xmp" | "plaintext" if !place.inline => self.code_block(element, flow),
            "table" => self.table(element, flow, place),
            "hr" if !place.inline => flow.block(Block::Rule),
            "br" if place.inline => flow.text(" / "),
            "br" => flow.line_break(),
            "a" => self.link(element, flow, place),
            "img" => self.image(element, flow),
            "strong" | "b" => self.within(element, Tag::Strong, flow, place),
            "em" | "i" | "cite" | "dfn" | "var" => self.within(element, Tag::Emphasis, flow, place),
            "del" | "s" | "strike" => self.within(element, Tag::Strikethrough, flow, place),
            "code" | "kbd" | "samp" | "tt" | "pre" => self.code(element, flow),
            "q" => {
                flow.text("“");
                self.children(*element, flow, place);
                flow.text("”");
            }
            "sup" | "sub" => self.raised(element, flow),
            "blockquote" | "span" | "small" | "big" | "u" | "ins" | "mark" | "abbr" | "acronym" | "time" | "font"
            | "label" | "bdi" | "bdo" | "data" | "nobr" | "output" | "ruby" | "rb" | "rt" | "rp" | "picture"
            | "tbody" | "tr" | "td" | "th" | "caption" => {
                self.children(*element, flow, place);
            }
            // The title of what visitors can open.
            "button" if is_toggle(element) => self.children(*element, flow, place),
            "wbr" | "hr" | "link" | "meta" | "source" | "track" | "param" | "col" | "colgroup" => {}
            _ => self.left_out(element, flow),
        }
    }

    /// Converts the words of an element on their own.
    fn inline(&mut self, element: ElementRef<'_>, place: Place) -> Inlines {
        let mut flow = Flow::default();
        self.children(*element, &mut flow, Place { inline: true, ..place });
        flow.take_words()
    }

    /// Takes the link to a video; anything else is left out.
    fn left_out(&mut self, element: ElementRef<'_>, flow: &mut Flow) {
        let name = tag(element);
        if let Some((words, href)) = embed::link(element) {
            self.losses.add(format!("{name} {href}"), "it became a link");
            flow.add(tree::link(&words, &href));
            return;
        }
        let words: String = element.text().take(50).collect();
        let source = ["src", "data", "action"].into_iter().find_map(|name| element.value().attr(name));
        let shown = if collapse(&words).is_empty() { source.map(excerpt).unwrap_or_default() } else { excerpt(&words) };
        let reason = match element.value().name() {
            "script" | "noscript" | "template" => "scripts are not carried over",
            "style" => "the site has its own style",
            "form" | "input" | "button" | "select" | "textarea" => "forms are not carried over",
            "iframe" | "frame" | "object" | "embed" | "video" | "audio" => "a link to what it shows can take its place",
            "svg" | "canvas" | "math" => "a picture or words can take its place",
            _ => "Markdown has nothing for it",
        };
        self.losses.add(format!("{name} {shown}").trim_end().to_owned(), format!("left out; {reason}"));
    }
}

/// Returns the kind of a block of the source: `paragraph` for `<div class="block-paragraph">`.
fn block_kind(element: ElementRef<'_>) -> Option<&str> {
    element.value().classes().find_map(|class| class.strip_prefix("block-"))
}

/// Returns whether a button opens and closes what is below it.
fn is_toggle(element: ElementRef<'_>) -> bool {
    ["data-bs-toggle", "data-toggle"].iter().any(|name| element.value().attr(name) == Some("collapse"))
}

/// Returns the start tag of an element, for a report.
fn tag(element: ElementRef<'_>) -> String {
    format!("<{}>", element.value().name())
}

/// Returns the words of the first paragraph, for a description.
pub(crate) fn first_words(blocks: &[Block]) -> String {
    let first =
        blocks.iter().find_map(|block| if let Block::Paragraph(words) = block { Some(plain(words)) } else { None });
    first.unwrap_or_default()
}
