//! The image as SVG: wordmark, title and subtitle, and below them the packet header of the section, which is larger than the image
//! and cut by its right and lower edge; on the dark blue of the site.

use ietf_site::drawings::{Drawing, packet_header};
use maud::{Markup, PreEscaped, html};
use model::page::Diagram;
use model::paths::OG_IMAGE_SIZE;

use super::font::FAMILY;
use super::lines::{FittedText, TextBox};
use super::text::ImageText;

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

/// Margin on the left and on the right.
const MARGIN: u16 = 72;
/// Baseline of the wordmark and of the caption of the drawing.
const WORDMARK_Y: u16 = 96;
/// Font size of the wordmark.
const WORDMARK_SIZE: f32 = 44.0;
/// Upper edge of the box of the title.
const TITLE_Y: f32 = 132.0;
/// Height of the dates of a meeting, and their font size.
const DATES: (f32, f32) = (84.0, 62.0);
/// Baseline of the subtitle.
const SUBTITLE_Y: u16 = 398;
/// Upper edge of a drawing that is high enough to reach the lower edge of the image.
const DRAWING_Y: f32 = 438.0;
/// Pixels per unit of a drawing. At this size, the labels on the right are still within the image.
const SCALE: f32 = 3.6;

/// Box of the title.
pub(super) const TITLE: TextBox =
    TextBox { sizes: &[88.0, 76.0, 66.0, 58.0, 50.0, 44.0], width: 1056.0, height: 220.0, line_height: 1.16 };
/// Box of the title of a meeting.
pub(super) const TITLE_WITH_DATES: TextBox = TextBox { height: TITLE.height - DATES.0, ..TITLE };

/// Draws what the images of a section share. `width` is the width of the wordmark in em.
pub(super) fn background(wordmark: &str, width: f32, diagram: Diagram) -> String {
    document(&html! {
        style { (PreEscaped(style())) }
        rect width="100%" height="100%" fill=(colors::NIGHT) {}
        text x=(MARGIN) y=(WORDMARK_Y) font-size=(WORDMARK_SIZE) font-weight="700" fill=(colors::ON_NIGHT) { (wordmark) }
        rect x=(MARGIN) y=(WORDMARK_Y + 14) width=(width * WORDMARK_SIZE) height="7" fill=(colors::YELLOW) {}
        (drawing(&packet_header(diagram)))
    })
}

/// Draws title, dates and subtitle of a page.
pub(super) fn text(ImageText { dates, subtitle, .. }: &ImageText, FittedText { size, lines }: &FittedText) -> String {
    let line_height = size * TITLE.line_height;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = |lines: usize| line_height * lines as f32;
    let block = height(lines.len()) + if dates.is_some() { DATES.0 } else { 0.0 };
    // In the middle of the box.
    let top = TITLE_Y + (TITLE.height - block) / 2.0;
    // Capitals, which are 0.71 em high, are centered in their line.
    let baseline = |top: f32, height: f32, size: f32| top + f32::midpoint(height, size * 0.71);
    document(&html! {
        g fill=(colors::ON_NIGHT) {
            @for (index, line) in lines.iter().enumerate() {
                @let y = baseline(top + height(index), line_height, *size);
                text x=(MARGIN) y=(y) font-size=(size) font-weight="700" { (line) }
            }
            @if let Some(dates) = dates {
                @let y = baseline(top + height(lines.len()), DATES.0, DATES.1);
                text x=(MARGIN) y=(y) font-size=(DATES.1) { (dates) }
            }
        }
        text x=(MARGIN) y=(SUBTITLE_Y) font-size="34" fill=(colors::MUTED) { (subtitle) }
    })
}

fn document(content: &Markup) -> String {
    let (width, height) = OG_IMAGE_SIZE;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) font-family=(FAMILY) { (content) }
    }
    .into_string()
}

/// Draws the packet header, and its name and RFC beside the wordmark.
fn drawing(Drawing { fields, height, caption }: &Drawing) -> Markup {
    let (right, bottom) = (OG_IMAGE_SIZE.0 - MARGIN, f32::from(OG_IMAGE_SIZE.1));
    // The lower edge of the last row is outside of the image.
    let top = DRAWING_Y.max(bottom + 4.0 - f32::from(*height) * SCALE);
    html! {
        g transform={ "translate(" (MARGIN) " " (top) ") scale(" (SCALE) ")" } { (fields) }
        text x=(right) y=(WORDMARK_Y) font-size="24" text-anchor="end" fill=(colors::MUTED) { (caption) }
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
