//! Drawing of a line, and the same as a list.

use std::fmt::Write;

use maud::{Markup, html};
use model::rfc::Rfc;

use crate::filter::Series;
use crate::lineage::{Lineage, Node};
use crate::text::date;
use crate::view::numbered;

/// Width of a box, in SVG units.
const WIDTH: usize = 96;
/// Height of a box.
const HEIGHT: usize = 44;
/// Distance between columns, which the lines cross.
const GAP: usize = 40;
/// Distance between rows.
const ROW_GAP: usize = 12;
/// Space around the drawing, for the strokes.
const MARGIN: usize = 2;

/// The line of an RFC: a drawing, and a list with titles. The drawing has nothing that the list does not say.
#[must_use]
pub fn lineage(series: &Series, number: u32) -> Markup {
    let Some(lineage) = Lineage::of(series, number) else { return Markup::default() };
    html! {
        div class="frame" role="region" aria-label={ "Drawing of the history of RFC " (number) } tabindex="0" {
            (drawing(series, &lineage, number))
        }
        ol class="lineage__list" {
            @for node in &lineage.nodes {
                @if let Some(rfc) = series.get(node.number) {
                    li {
                        (numbered(&[rfc.number])) ", " (rfc.title) " (" (date(&rfc.published)) ")"
                        @if !rfc.obsoleted_by.is_empty() { ", replaced by " (numbered(&rfc.obsoleted_by)) }
                    }
                }
            }
        }
    }
}

/// The line of an RFC before it is opened, when the program fills it.
#[must_use]
pub fn closed(number: u32) -> Markup {
    html! {
        details class="rfc__line" data-line=(number) {
            summary { "History of RFC " (number) }
        }
    }
}

fn drawing(series: &Series, lineage: &Lineage, number: u32) -> Markup {
    let size = |count: usize, length: usize, gap: usize| count * (length + gap) - gap + 2 * MARGIN;
    let (width, height) = (size(lineage.columns, WIDTH, GAP), size(lineage.rows, HEIGHT, ROW_GAP));
    let mut path = String::new();
    for &(from, to) in &lineage.edges {
        let ((x, y), (to_x, to_y)) = (corner(lineage, lineage.nodes[from]), corner(lineage, lineage.nodes[to]));
        let (x, y, to_y) = (x + WIDTH, y + HEIGHT / 2, to_y + HEIGHT / 2);
        let middle = usize::midpoint(x, to_x);
        // Writing to a string does not fail.
        _ = write!(path, "M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}");
    }
    html! {
        svg class="lineage" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) role="img"
            aria-label={ "What RFC " (number) " replaced, and what replaced it; the list below says the same." } {
            path d=(path) {}
            @for node in &lineage.nodes {
                @let (x, y) = corner(lineage, *node);
                @let rfc = series.get(node.number);
                rect class=[class(*node, rfc, number)] x=(x) y=(y) width=(WIDTH) height=(HEIGHT) rx="6" {}
                text x=(x + WIDTH / 2) y=(y + 18) { "RFC " (node.number) }
                text class="lineage__year" x=(x + WIDTH / 2) y=(y + 35) { (rfc.map(Rfc::year).unwrap_or_default()) }
            }
        }
    }
}

fn class(node: Node, rfc: Option<&Rfc>, own: u32) -> Option<&'static str> {
    match rfc {
        _ if node.number == own => Some("lineage__own"),
        Some(rfc) if rfc.is_current() => Some("lineage__current"),
        _ => None,
    }
}

/// Returns the left upper corner of a box. Columns are centered.
fn corner(lineage: &Lineage, node: Node) -> (usize, usize) {
    let in_column = lineage.nodes.iter().filter(|other| other.column == node.column).count();
    let above = (lineage.rows - in_column) * (HEIGHT + ROW_GAP) / 2;
    (MARGIN + node.column * (WIDTH + GAP), MARGIN + above + node.row * (HEIGHT + ROW_GAP))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::series;

    #[test]
    fn drawing_has_a_box_for_each_rfc_and_the_list_says_the_same() {
        let html = lineage(&Series::new(series()), 2821).into_string();
        assert_eq!(html.matches("<rect").count(), 4, "{html}");
        assert_eq!(html.matches("<li>").count(), 4, "{html}");
        assert_eq!(html.matches("lineage__own").count(), 1, "{html}");
        assert!(html.contains("Simple Mail Transfer Protocol (August 1982), replaced by "), "{html}");
        assert!(html.contains("viewBox=\"0 0 372 104\""), "{html}");
    }

    #[test]
    fn rfc_without_a_line_has_no_drawing() {
        assert_eq!(lineage(&Series::default(), 1).into_string(), "");
    }
}
