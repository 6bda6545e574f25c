//! Renders SVG to PNG with a palette, a third of the size of a PNG in full color.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use model::paths::OG_IMAGE_SIZE;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::drawing::colors::{ACCENT, BUTTON, MUTED, NIGHT, ON_NIGHT, ON_YELLOW, YELLOW};
use super::font::{BOLD, FAMILY, REGULAR};

/// Steps between background and foreground color in the palette, for anti-aliased edges.
const STEPS: u16 = 6;
/// Pairs of background and foreground colors in the images.
const COLOR_PAIRS: [(&str, &str); 7] = [
    (NIGHT, ON_NIGHT),
    (NIGHT, MUTED),
    (NIGHT, ACCENT),
    (NIGHT, BUTTON),
    (NIGHT, YELLOW),
    (YELLOW, ON_YELLOW),
    (YELLOW, ACCENT),
];

type Rgb = [u8; 3];

/// Renders images.
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

    /// Creates an empty image.
    pub(super) fn empty() -> Result<Pixmap> {
        Pixmap::new(OG_IMAGE_SIZE.0.into(), OG_IMAGE_SIZE.1.into()).context("cannot allocate an image")
    }

    /// Draws `svg` on an image.
    pub(super) fn draw(&self, svg: &str, mut image: Pixmap) -> Result<Pixmap> {
        let tree = Tree::from_str(svg, &self.options)?;
        resvg::render(&tree, Transform::identity(), &mut image.as_mut());
        Ok(image)
    }

    /// Encodes an image as PNG.
    pub(super) fn png(&self, image: &Pixmap) -> Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, image.width(), image.height());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        // Filters help only if similar colors have similar values, which palette indexes have not.
        encoder.set_filter(Filter::NoFilter);
        encoder.set_compression(Compression::High);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.indexes(image.data()))?;
        writer.finish()?;
        Ok(file)
    }

    /// Returns the index of the nearest palette color for each pixel. `pixels` are RGBA bytes.
    fn indexes(&self, pixels: &[u8]) -> Vec<u8> {
        let mut cache: HashMap<Rgb, u8> = HashMap::new();
        let mut last = ([0; 3], self.nearest([0; 3]));
        let index = |pixel: &[u8]| {
            let color = [pixel[0], pixel[1], pixel[2]];
            if color != last.0 {
                last = (color, *cache.entry(color).or_insert_with(|| self.nearest(color)));
            }
            last.1
        };
        pixels.chunks_exact(4).map(index).collect()
    }

    fn nearest(&self, color: Rgb) -> u8 {
        let distance =
            |other: &Rgb| -> u32 { color.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum() };
        let nearest = self.palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
        nearest.and_then(|(index, _)| u8::try_from(index).ok()).unwrap_or_default()
    }
}

/// Returns the colors of all pairs with the steps between them.
fn palette() -> Vec<Rgb> {
    let mut palette: Vec<Rgb> = Vec::new();
    for (background, foreground) in COLOR_PAIRS.map(|(background, foreground)| (rgb(background), rgb(foreground))) {
        for step in 0..=STEPS {
            let mixed = std::array::from_fn(|channel| {
                let (background, foreground) = (u16::from(background[channel]), u16::from(foreground[channel]));
                u8::try_from((background * (STEPS - step) + foreground * step) / STEPS).unwrap_or(u8::MAX)
            });
            if !palette.contains(&mixed) {
                palette.push(mixed);
            }
        }
    }
    palette
}

/// Parses a color of three or six hexadecimal digits.
fn rgb(color: &str) -> Rgb {
    let digits: Vec<u8> =
        color.chars().filter_map(|digit| digit.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect();
    let is_long = digits.len() == 6;
    std::array::from_fn(|i| if is_long { digits[i * 2] * 16 + digits[i * 2 + 1] } else { digits[i] * 17 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn palette_has_at_most_256_colors_and_includes_the_pure_ones() {
        let palette = palette();
        assert!(palette.len() <= 256, "{}", palette.len());
        for color in [[0x0b, 0x2f, 0x5e], [0xff, 0xff, 0xff], [0xff, 0xb8, 0x1c], [0x6f, 0xa9, 0xee]] {
            assert!(palette.contains(&color), "{color:?}");
        }
    }
}
