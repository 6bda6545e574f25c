//! The picture as SVG: the mark and the title at the left, the packet header of the section at the right, on the dark blue
//! of the site.

use ietf_site::drawings::{Drawing, packet_header};
use maud::{Markup, PreEscaped, html};
use model::page::Diagram;
use model::paths::OG_IMAGE_SIZE;

use super::font::FAMILY;
use super::lines::{FittedText, Place};

/// The colors, all from `style/tokens.css`.
pub(super) mod colors {
    /// `--night`: the ground.
    pub(crate) const NIGHT: &str = "#0b2f5e";
    /// `--on-night`: the title.
    pub(crate) const ON_NIGHT: &str = "#fff";
    /// `--muted` of the dark scheme: what stands below.
    pub(crate) const MUTED: &str = "#a9b5c2";
    /// `--accent` of the dark scheme: the lines of the drawing.
    pub(crate) const ACCENT: &str = "#6fa9ee";
    /// `--button`: the lines within a field.
    pub(crate) const WITHIN: &str = "#1762bb";
    /// `--yellow`: the line of the mark, and the field that is pointed out.
    pub(crate) const YELLOW: &str = "#ffb81c";
    /// `--on-yellow`: its label.
    pub(crate) const ON_YELLOW: &str = "#14202e";
}

/// From the edge.
const MARGIN: u16 = 72;
/// Size of the letters of the mark.
const MARK: f32 = 52.0;
/// Where the drawing starts, and how wide it is.
const DRAWING: (u16, u16) = (700, 428);
/// Width of a drawing in its own units.
const UNITS: u16 = 320;
/// From the top to the middle of title and drawing.
const MIDDLE: f32 = 326.0;

/// Where the title has to fit.
pub(super) const TITLE: Place =
    Place { sizes: &[72.0, 64.0, 56.0, 48.0, 42.0, 36.0], width: 580.0, height: 324.0, leading: 1.16 };

/// What the pages of a section have in common; `width` is that of the mark in em.
pub(super) fn ground(mark: &str, width: f32, diagram: Diagram) -> String {
    document(&html! {
        style { (PreEscaped(style())) }
        rect width="100%" height="100%" fill=(colors::NIGHT) {}
        text x=(MARGIN) y="114" font-size=(MARK) font-weight="700" fill=(colors::ON_NIGHT) { (mark) }
        rect x=(MARGIN) y="130" width=(width * MARK) height="8" fill=(colors::YELLOW) {}
        (drawing(&packet_header(diagram)))
    })
}

/// The title of a page, and what stands below it.
pub(super) fn words(below: &str, FittedText { size, lines }: &FittedText) -> String {
    let step = size * TITLE.leading;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let baseline = |line: usize| {
        let top = MIDDLE - step * lines.len() as f32 / 2.0;
        // Capitals, which are 0.71 em high, stand in the middle of their line.
        top + step * line as f32 + f32::midpoint(step, size * 0.71)
    };
    document(&html! {
        @for (at, line) in lines.iter().enumerate() {
            text x=(MARGIN) y=(baseline(at)) font-size=(size) font-weight="700" fill=(colors::ON_NIGHT) { (line) }
        }
        text x=(MARGIN) y=(OG_IMAGE_SIZE.1 - MARGIN) font-size="30" fill=(colors::MUTED) { (below) }
    })
}

fn document(content: &Markup) -> String {
    let (width, height) = OG_IMAGE_SIZE;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) font-family=(FAMILY) { (content) }
    }
    .into_string()
}

/// The packet header, with its name and its RFC below.
fn drawing(Drawing { fields, height, caption }: &Drawing) -> Markup {
    let (x, width) = DRAWING;
    let scale = f32::from(width) / f32::from(UNITS);
    let top = MIDDLE - f32::from(*height) * scale / 2.0;
    html! {
        g transform={ "translate(" (x) " " (top) ") scale(" (scale) ")" } { (fields) }
        text x=(x + width) y=(OG_IMAGE_SIZE.1 - MARGIN) font-size="22" text-anchor="end" fill=(colors::MUTED) { (caption) }
    }
}

/// How `style/components/diagram.css` would draw it here.
fn style() -> String {
    let (lines, within, label, marked, on_marked, ground) =
        (colors::ACCENT, colors::WITHIN, colors::ON_NIGHT, colors::YELLOW, colors::ON_YELLOW, colors::NIGHT);
    format!(
        ".diagram__ruler {{ stroke: {lines}; stroke-width: 0.75 }}\
        .diagram__field rect {{ fill: {ground}; stroke: {lines} }}\
        .diagram__field path {{ fill: none; stroke: {within}; stroke-dasharray: 2 2 }}\
        .diagram__field text {{ fill: {label}; font-size: 9.25px; text-anchor: middle; dominant-baseline: central }}\
        .diagram__field--marked rect {{ fill: {marked} }}\
        .diagram__field--marked text {{ fill: {on_marked} }}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_colors_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../../style/tokens.css");
        for color in [
            colors::NIGHT,
            colors::ON_NIGHT,
            colors::MUTED,
            colors::ACCENT,
            colors::WITHIN,
            colors::YELLOW,
            colors::ON_YELLOW,
        ] {
            assert!(tokens.contains(&format!("{color})")) || tokens.contains(&format!("{color};")), "{color}");
        }
    }
}
