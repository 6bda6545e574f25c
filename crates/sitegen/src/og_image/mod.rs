//! The Open Graph image of each page (`og:image`), shown where the page is shared.
//!
//! 1. Selects the text and the packet header of the page's section ([`text`]).
//! 2. Breaks the title into lines, with the metrics of the font ([`font`], [`lines`]).
//! 3. Writes SVG in the colors of the site ([`drawing`]).
//! 4. Renders it with `resvg`, and writes a PNG with a palette ([`paint`]). What the pages of a section share is rendered once.
//!
//! The same page always gives the same bytes: the fonts are embedded, and system fonts are not used.

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
use self::text::{Diagrams, ImageText};

/// Draws the images of a site.
pub(crate) struct OgImages<'a> {
    content: &'a Content,
    diagrams: Diagrams<'a>,
    bold: Font,
    painter: Painter,
    /// Rendered backgrounds, by diagram.
    backgrounds: Vec<(Diagram, Pixmap)>,
}

impl<'a> OgImages<'a> {
    /// Loads the fonts and renders the backgrounds.
    ///
    /// # Errors
    /// Fails if the font cannot be read or a diagram cannot be drawn.
    pub(crate) fn new(content: &'a Content) -> Result<Self> {
        let (diagrams, bold, painter) = (Diagrams::new(&content.pages), Font::new(font::BOLD)?, Painter::new());
        let wordmark = &content.site.name;
        let background = |diagram| {
            let svg = drawing::background(wordmark, bold.width(wordmark), diagram);
            Ok((diagram, painter.draw(&svg, Painter::empty()?).with_context(|| format!("{diagram:?}"))?))
        };
        let backgrounds = diagrams.all().into_iter().map(background).collect::<Result<_>>()?;
        Ok(Self { content, diagrams, bold, painter, backgrounds })
    }

    /// Returns the image of a page as PNG.
    ///
    /// # Errors
    /// Fails if the image cannot be drawn or encoded.
    pub(crate) fn of(&self, page: &Page) -> Result<Vec<u8>> {
        let site = &self.content.site;
        let mut text = ImageText::new(site, page, &self.diagrams);
        if !self.bold.has_glyphs(&text.title) {
            // Missing glyphs would be drawn as empty boxes.
            text.title.clone_from(&site.full_name);
        }
        let text_box = if text.dates.is_some() { drawing::TITLE_WITH_DATES } else { drawing::TITLE };
        let title = lines::fit(&text.title, &text_box, |text| self.bold.width(text));
        let background = self.backgrounds.iter().find(|(diagram, _)| *diagram == text.diagram);
        let (_, background) = background.context("no background was drawn for the diagram of the page")?;
        let image = self.painter.draw(&drawing::text(&text, &title), background.clone());
        image
            .and_then(|image| self.painter.png(&image))
            .with_context(|| format!("cannot draw the Open Graph image of {}", page.address))
    }
}

#[cfg(test)]
mod tests;
