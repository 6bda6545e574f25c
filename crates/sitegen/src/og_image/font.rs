//! The font: Noto Sans, which the style sheet names too, so that pictures look like pages. Its license is beside it, in
//! `font/OFL.txt` (SIL Open Font License 1.1).

use anyhow::{Context, Result};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// Its name in SVG.
pub(super) const FAMILY: &str = "Noto Sans";
/// For text and labels.
pub(super) const REGULAR: &[u8] = include_bytes!("font/NotoSans-Regular.ttf");
/// For titles.
pub(super) const BOLD: &[u8] = include_bytes!("font/NotoSans-Bold.ttf");

/// A font to measure with, by the shaper that `resvg` draws with.
pub(super) struct Font {
    font: FontRef<'static>,
    data: ShaperData,
}

impl Font {
    pub(super) fn new(file: &'static [u8]) -> Result<Self> {
        let font = FontRef::new(file).context("the font of the pictures")?;
        Ok(Self { data: ShaperData::new(&font), font })
    }

    /// Width of a line in em.
    pub(super) fn width(&self, text: &str) -> f32 {
        let advances = self.glyphs(text).into_iter().map(|(_, advance)| i64::from(advance)).sum::<i64>();
        #[expect(clippy::cast_precision_loss, reason = "some thousand units of a font")]
        let (advances, em) = (advances as f32, self.data.shaper(&self.font).build().units_per_em() as f32);
        advances / em
    }

    /// Whether the font has a glyph for everything in the text.
    pub(super) fn can_write(&self, text: &str) -> bool {
        self.glyphs(text).iter().all(|(glyph, _)| *glyph != 0)
    }

    /// Number and advance of each glyph; glyph 0 is the box for what is missing.
    fn glyphs(&self, text: &str) -> Vec<(u32, i32)> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = self.data.shaper(&self.font).build().shape(buffer, ShapeOptions::new());
        let advances = shaped.glyph_positions().iter().map(|position| position.x_advance);
        shaped.glyph_infos().iter().map(|glyph| glyph.glyph_id).zip(advances).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_widths_and_what_is_missing_is_seen() {
        let bold = Font::new(BOLD).unwrap();
        assert!(bold.width("W") > bold.width("i") * 2.0);
        assert!(bold.width("AV") < bold.width("A") + bold.width("V"), "pairs are kerned");
        assert!(bold.can_write("Łódź, Zürich – “Sécurité” Ελλάδα"));
        assert!(!bold.can_write("会議"));
    }
}
