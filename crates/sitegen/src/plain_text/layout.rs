//! Step 2: lines from HTML. Words are wrapped, lists get their marks, tables their columns.

use anyhow::{Context, Result};
use html2text::config;
use html2text::render::{PlainDecorator, TextDecorator};

use super::{COLUMNS, INDENT};

/// Marks the lines of headings, with one for each level; no text has it, as the compiler refuses control characters.
const MARK: char = '\u{1}';

/// A line.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Line {
    /// Level of the heading that it belongs to, from 1; 0 for text.
    pub(super) level: usize,
    /// What it says.
    pub(super) text: String,
}

/// The lines of a page.
pub(super) fn lines(html: &str) -> Result<Vec<Line>> {
    let text = config::with_decorator(Decorator(PlainDecorator::new()))
        .string_from_read(html.as_bytes(), COLUMNS - INDENT)
        .context("the page cannot be laid out as text")?;
    Ok(text.lines().map(line).collect())
}

fn line(text: &str) -> Line {
    let rest = text.trim_start_matches(MARK);
    let level = text.len() - rest.len();
    // The headings within lists stand in the line of their mark. Lines of tables in the characters that RFCs draw with;
    // spaces that kept words together.
    let text = rest
        .trim_end()
        .replace(MARK, "")
        .replace('─', "-")
        .replace('│', "|")
        .replace(['┬', '┴', '┼'], "+")
        .replace('\u{a0}', " ");
    Line { level, text }
}

/// Marks headings, and nothing within a paragraph: emphasis is for the eye.
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
        String::from(MARK).repeat(level)
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
