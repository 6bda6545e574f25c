//! From SVG to PNG, with a palette: a third of the bytes that all colors would take.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use model::paths::OG_IMAGE_SIZE;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::drawing::colors::{ACCENT, MUTED, NIGHT, ON_NIGHT, ON_YELLOW, WITHIN, YELLOW};
use super::font::{BOLD, FAMILY, REGULAR};

/// Steps from the color of the ground to that of a letter or line: edges are smooth.
const STEPS: u16 = 6;
/// What stands on what.
const ON: [(&str, &str); 7] = [
    (NIGHT, ON_NIGHT),
    (NIGHT, MUTED),
    (NIGHT, ACCENT),
    (NIGHT, WITHIN),
    (NIGHT, YELLOW),
    (YELLOW, ON_YELLOW),
    (YELLOW, ACCENT),
];

type Rgb = [u8; 3];

/// Draws pictures.
pub(super) struct Painter {
    options: Options<'static>,
    palette: Vec<Rgb>,
}

impl Painter {
    pub(super) fn new() -> Self {
        let mut fonts = Database::new();
        for font in [REGULAR, BOLD] {
            fonts.load_font_data(font.to_vec());
        }
        let options = Options { fontdb: Arc::new(fonts), font_family: FAMILY.to_owned(), ..Options::default() };
        Self { options, palette: palette() }
    }

    /// A picture with nothing on it.
    pub(super) fn empty() -> Result<Pixmap> {
        Pixmap::new(OG_IMAGE_SIZE.0.into(), OG_IMAGE_SIZE.1.into()).context("there is no room for a picture")
    }

    /// Draws on a picture.
    pub(super) fn draw(&self, svg: &str, mut picture: Pixmap) -> Result<Pixmap> {
        let tree = Tree::from_str(svg, &self.options)?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        Ok(picture)
    }

    /// The PNG of a picture.
    pub(super) fn png(&self, picture: &Pixmap) -> Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, picture.width(), picture.height());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        // Neighbours in a palette have nothing in common, so differences of them are no use.
        encoder.set_filter(Filter::NoFilter);
        encoder.set_compression(Compression::High);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.indexes(picture.data()))?;
        writer.finish()?;
        Ok(file)
    }

    /// The nearest color of the palette for each pixel (red, green, blue, opacity).
    fn indexes(&self, pixels: &[u8]) -> Vec<u8> {
        let mut known: HashMap<Rgb, u8> = HashMap::new();
        let mut last = ([0; 3], self.nearest([0; 3]));
        let index = |pixel: &[u8]| {
            let color = [pixel[0], pixel[1], pixel[2]];
            if color != last.0 {
                last = (color, *known.entry(color).or_insert_with(|| self.nearest(color)));
            }
            last.1
        };
        pixels.chunks_exact(4).map(index).collect()
    }

    fn nearest(&self, color: Rgb) -> u8 {
        let distance = |other: &Rgb| -> u32 {
            color.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum()
        };
        let nearest = self.palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
        nearest.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or_default()
    }
}

/// All steps between what stands on what.
fn palette() -> Vec<Rgb> {
    let mut palette: Vec<Rgb> = Vec::new();
    for (ground, ink) in ON.map(|(ground, ink)| (rgb(ground), rgb(ink))) {
        for step in 0..=STEPS {
            let mixed = std::array::from_fn(|at| {
                let (ground, ink) = (u16::from(ground[at]), u16::from(ink[at]));
                u8::try_from((ground * (STEPS - step) + ink * step) / STEPS).unwrap_or(u8::MAX)
            });
            if !palette.contains(&mixed) {
                palette.push(mixed);
            }
        }
    }
    palette
}

/// A color in hexadecimal digits, three or six.
fn rgb(color: &str) -> Rgb {
    let digits: Vec<u8> =
        color.chars().filter_map(|digit| digit.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect();
    let long = digits.len() == 6;
    std::array::from_fn(|at| if long { digits[at * 2] * 16 + digits[at * 2 + 1] } else { digits[at] * 17 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_palette_has_room_for_all_steps_and_the_colors_themselves() {
        let palette = palette();
        assert!(palette.len() <= 256, "{}", palette.len());
        for color in [[0x0b, 0x2f, 0x5e], [0xff, 0xff, 0xff], [0xff, 0xb8, 0x1c], [0x6f, 0xa9, 0xee]] {
            assert!(palette.contains(&color), "{color:?}");
        }
    }
}
