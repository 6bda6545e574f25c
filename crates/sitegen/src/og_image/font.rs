//! The font, Noto Sans, which the style sheet uses too. Its license is in `font/OFL.txt` (SIL Open Font License 1.1).

use anyhow::{Context, Result};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// Name of the font family in SVG.
pub(super) const FAMILY: &str = "Noto Sans";
/// Font file for subtitles and labels.
pub(super) const REGULAR: &[u8] = include_bytes!("font/NotoSans-Regular.ttf");
/// Font file for titles.
pub(super) const BOLD: &[u8] = include_bytes!("font/NotoSans-Bold.ttf");

/// Measures text with the shaper that `resvg` uses.
pub(super) struct Font {
    font: FontRef<'static>,
    data: ShaperData,
}

impl Font {
    pub(super) fn new(file: &'static [u8]) -> Result<Self> {
        let font = FontRef::new(file).context("cannot read the font of the Open Graph images")?;
        Ok(Self { data: ShaperData::new(&font), font })
    }

    /// Returns the width of a line in em.
    pub(super) fn width(&self, text: &str) -> f32 {
        let advances = self.glyphs(text).into_iter().map(|(_, advance)| i64::from(advance)).sum::<i64>();
        #[expect(clippy::cast_precision_loss, reason = "some thousand font units")]
        let (advances, em) = (advances as f32, self.data.shaper(&self.font).build().units_per_em() as f32);
        advances / em
    }

    /// Returns whether the font has a glyph for every character of `text`.
    pub(super) fn has_glyphs(&self, text: &str) -> bool {
        self.glyphs(text).iter().all(|(glyph, _)| *glyph != 0)
    }

    /// Returns id and advance of each glyph. Glyph 0 (`.notdef`) stands for missing ones.
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
    fn widths_are_kerned_and_missing_glyphs_are_detected() {
        let bold = Font::new(BOLD).unwrap();
        assert!(bold.width("W") > bold.width("i") * 2.0);
        assert!(bold.width("AV") < bold.width("A") + bold.width("V"), "pairs are kerned");
        assert!(bold.has_glyphs("Łódź, Zürich – “Sécurité” Ελλάδα"));
        assert!(!bold.has_glyphs("会議"));
    }
}
