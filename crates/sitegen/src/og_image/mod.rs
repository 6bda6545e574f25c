//! The picture of each page, for where the page is shared (Open Graph, `og:image`).
//!
//! 1. What the picture says: title, section or day, and the packet header of the section ([`words`]).
//! 2. The title is broken into lines, measured with the metrics of the very font ([`font`], [`lines`]).
//! 3. All of it becomes SVG in the colors of the site ([`drawing`]).
//! 4. `resvg` draws it, and it is written with a palette ([`paint`]). What the pages of a section have in common is drawn
//!    only once.
//!
//! The same page gives the same bytes: the fonts come along, and those of the machine are not asked.

mod drawing;
mod font;
mod lines;
mod paint;
mod text;

use anyhow::{Context, Result};
use compiler::Content;
use model::Page;
use model::page::Diagram;
use resvg::tiny_skia::Pixmap;

use self::font::Font;
use self::paint::Painter;
use self::text::{Diagrams, Words};

/// What all pictures share.
pub(crate) struct OgImages<'a> {
    content: &'a Content,
    diagrams: Diagrams<'a>,
    bold: Font,
    painter: Painter,
    /// What stands below the words, by the header that is drawn.
    grounds: Vec<(Diagram, Pixmap)>,
}

impl<'a> OgImages<'a> {
    /// Gets ready to draw for the pages of a site.
    ///
    /// # Errors
    /// The font cannot be read, or a packet header cannot be drawn.
    pub(crate) fn new(content: &'a Content) -> Result<Self> {
        let (diagrams, bold, painter) = (Diagrams::new(&content.pages), Font::new(font::BOLD)?, Painter::new());
        let mark = &content.site.name;
        let ground = |diagram| {
            let svg = drawing::ground(mark, bold.width(mark), diagram);
            Ok((diagram, painter.draw(&svg, Painter::empty()?).with_context(|| format!("{diagram:?}"))?))
        };
        let grounds = diagrams.all().into_iter().map(ground).collect::<Result<_>>()?;
        Ok(Self { content, diagrams, bold, painter, grounds })
    }

    /// The picture of a page, as a PNG.
    ///
    /// # Errors
    /// The picture cannot be drawn or written.
    pub(crate) fn of(&self, page: &Page) -> Result<Vec<u8>> {
        let site = &self.content.site;
        let mut words = Words::of(site, page, &self.diagrams);
        if !self.bold.can_write(&words.title) {
            // Empty boxes would say less than the name of the site.
            words.title.clone_from(&site.full_name);
        }
        let title = lines::fit(&words.title, &drawing::TITLE, |text| self.bold.width(text));
        let ground = self.grounds.iter().find(|(diagram, _)| *diagram == words.diagram);
        let (_, ground) = ground.context("a packet header that no page has")?;
        let drawn = self.painter.draw(&drawing::words(&words.below, &title), ground.clone());
        drawn.and_then(|picture| self.painter.png(&picture)).with_context(|| format!("the picture of {}", page.address))
    }
}

#[cfg(test)]
mod tests;
