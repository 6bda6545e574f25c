//! The image as SVG: wordmark and title on the left, packet header of the section on the right, on the dark blue of the site.

use ietf_site::drawings::{Drawing, packet_header};
use maud::{Markup, PreEscaped, html};
use model::page::Diagram;
use model::paths::OG_IMAGE_SIZE;

use super::font::FAMILY;
use super::lines::{FittedText, TextBox};

/// The colors, all from `style/tokens.css`.
pub(super) mod colors {
    /// `--night`: background.
    pub(crate) const NIGHT: &str = "#0b2f5e";
    /// `--on-night`: wordmark, title and labels.
    pub(crate) const ON_NIGHT: &str = "#fff";
    /// `--muted` of the dark scheme: subtitle and caption.
    pub(crate) const MUTED: &str = "#a9b5c2";
    /// `--accent` of the dark scheme: lines of the drawing.
    pub(crate) const ACCENT: &str = "#6fa9ee";
    /// `--button`: lines within a field.
    pub(crate) const BUTTON: &str = "#1762bb";
    /// `--yellow`: line below the wordmark, and the highlighted field.
    pub(crate) const YELLOW: &str = "#ffb81c";
    /// `--on-yellow`: label of the highlighted field.
    pub(crate) const ON_YELLOW: &str = "#14202e";
}

// Lengths in pixels.

/// Margin on the left, and at the bottom.
const MARGIN: u16 = 72;
/// Font size of the wordmark.
const WORDMARK_SIZE: f32 = 52.0;
/// Left edge and width of the drawing.
const DRAWING: (u16, u16) = (700, 428);
/// Width of a drawing in its own units.
const DRAWING_UNITS: u16 = 320;
/// Vertical center of title and drawing.
const CENTER_Y: f32 = 326.0;

/// Box of the title.
pub(super) const TITLE: TextBox =
    TextBox { sizes: &[72.0, 64.0, 56.0, 48.0, 42.0, 36.0], width: 580.0, height: 324.0, line_height: 1.16 };

/// Draws what the images of a section share. `width` is the width of the wordmark in em.
pub(super) fn background(wordmark: &str, width: f32, diagram: Diagram) -> String {
    document(&html! {
        style { (PreEscaped(style())) }
        rect width="100%" height="100%" fill=(colors::NIGHT) {}
        text x=(MARGIN) y="114" font-size=(WORDMARK_SIZE) font-weight="700" fill=(colors::ON_NIGHT) { (wordmark) }
        rect x=(MARGIN) y="130" width=(width * WORDMARK_SIZE) height="8" fill=(colors::YELLOW) {}
        (drawing(&packet_header(diagram)))
    })
}

/// Draws the title and the subtitle of a page.
pub(super) fn text(subtitle: &str, FittedText { size, lines }: &FittedText) -> String {
    let line_height = size * TITLE.line_height;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let baseline = |line: usize| {
        let top = CENTER_Y - line_height * lines.len() as f32 / 2.0;
        // Capitals, which are 0.71 em high, are centered in their line.
        top + line_height * line as f32 + f32::midpoint(line_height, size * 0.71)
    };
    document(&html! {
        @for (index, line) in lines.iter().enumerate() {
            text x=(MARGIN) y=(baseline(index)) font-size=(size) font-weight="700" fill=(colors::ON_NIGHT) { (line) }
        }
        text x=(MARGIN) y=(OG_IMAGE_SIZE.1 - MARGIN) font-size="30" fill=(colors::MUTED) { (subtitle) }
    })
}

fn document(content: &Markup) -> String {
    let (width, height) = OG_IMAGE_SIZE;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) font-family=(FAMILY) { (content) }
    }
    .into_string()
}

/// Draws the packet header with its caption, the name and the RFC.
fn drawing(Drawing { fields, height, caption }: &Drawing) -> Markup {
    let (x, width) = DRAWING;
    let scale = f32::from(width) / f32::from(DRAWING_UNITS);
    let top = CENTER_Y - f32::from(*height) * scale / 2.0;
    html! {
        g transform={ "translate(" (x) " " (top) ") scale(" (scale) ")" } { (fields) }
        text x=(x + width) y=(OG_IMAGE_SIZE.1 - MARGIN) font-size="22" text-anchor="end" fill=(colors::MUTED) { (caption) }
    }
}

/// Returns the rules of `style/components/diagram.css` with the colors of the image.
fn style() -> String {
    let (lines, inner, label, marked, on_marked, background) =
        (colors::ACCENT, colors::BUTTON, colors::ON_NIGHT, colors::YELLOW, colors::ON_YELLOW, colors::NIGHT);
    format!(
        ".diagram__ruler {{ stroke: {lines}; stroke-width: 0.75 }}\
        .diagram__field rect {{ fill: {background}; stroke: {lines} }}\
        .diagram__field path {{ fill: none; stroke: {inner}; stroke-dasharray: 2 2 }}\
        .diagram__field text {{ fill: {label}; font-size: 9.25px; text-anchor: middle; dominant-baseline: central }}\
        .diagram__field--marked rect {{ fill: {marked} }}\
        .diagram__field--marked text {{ fill: {on_marked} }}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../../style/tokens.css");
        for color in [
            colors::NIGHT,
            colors::ON_NIGHT,
            colors::MUTED,
            colors::ACCENT,
            colors::BUTTON,
            colors::YELLOW,
            colors::ON_YELLOW,
        ] {
            assert!(tokens.contains(&format!("{color})")) || tokens.contains(&format!("{color};")), "{color}");
        }
    }
}
