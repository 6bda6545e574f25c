//! Step 2: lays HTML out as lines, with wrapped paragraphs, list markers and table columns.

use anyhow::{Context, Result};
use html2text::config;
use html2text::render::{PlainDecorator, TextDecorator};

use super::{COLUMNS, INDENT};

/// Marks the lines of headings, repeated by level. It cannot be part of a text: the compiler rejects control characters.
const HEADING_MARK: char = '\u{1}';

/// A line.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Line {
    /// Level of the heading, starting at 1, or 0 for text.
    pub(super) level: usize,
    pub(super) text: String,
}

/// Lays a page out as lines.
pub(super) fn lines(html: &str) -> Result<Vec<Line>> {
    let text = config::with_decorator(Decorator(PlainDecorator::new()))
        .string_from_read(html.as_bytes(), COLUMNS - INDENT)
        .context("cannot lay out the page as plain text")?;
    Ok(text.lines().map(line).collect())
}

fn line(text: &str) -> Line {
    let rest = text.trim_start_matches(HEADING_MARK);
    let level = text.len() - rest.len();
    // Removes the marks of headings in lists, which follow the list marker. Table borders become ASCII, as in RFCs, and
    // no-break spaces become plain ones after wrapping.
    let text = rest
        .trim_end()
        .replace(HEADING_MARK, "")
        .replace('─', "-")
        .replace('│', "|")
        .replace(['┬', '┴', '┼'], "+")
        .replace('\u{a0}', " ");
    Line { level, text }
}

/// Marks headings, and omits inline markup such as emphasis.
#[derive(Clone)]
struct Decorator(PlainDecorator);

impl TextDecorator for Decorator {
    type Annotation = ();

    fn decorate_link_start(&mut self, _: &str) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_link_end(&mut self) -> String {
        String::new()
    }

    fn decorate_em_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_em_end(&self) -> String {
        String::new()
    }

    fn decorate_strong_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_strong_end(&self) -> String {
        String::new()
    }

    fn decorate_strikeout_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }

    fn decorate_code_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_code_end(&self) -> String {
        String::new()
    }

    fn decorate_preformat_first(&self) {}

    fn decorate_preformat_cont(&self) {}

    fn decorate_image(&mut self, source: &str, text: &str) -> (String, ()) {
        self.0.decorate_image(source, text)
    }

    fn header_prefix(&self, level: usize) -> String {
        String::from(HEADING_MARK).repeat(level)
    }

    fn quote_prefix(&self) -> String {
        self.0.quote_prefix()
    }

    fn unordered_item_prefix(&self) -> String {
        self.0.unordered_item_prefix()
    }

    fn ordered_item_prefix(&self, number: i64) -> String {
        self.0.ordered_item_prefix(number)
    }

    fn make_subblock_decorator(&self) -> Self {
        self.clone()
    }
}
