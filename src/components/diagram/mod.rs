//! A diagram of a protocol header, in the style of RFCs: boxes below a ruler of 32 bits, which are numbered.

mod fields;
mod layout;

use maud::{Markup, html};
use model::page::Diagram;
use model::rfc::Rfc;

use self::fields::header;
use self::layout::{BIT_WIDTH, Cell, ROW_HEIGHT, cells, first_row_bits};

/// Length of the ticks at the sides of a field of several rows, in SVG units.
const EDGE: u16 = 6;

/// The drawing, with a caption that links to its RFC. The text alternative names every field.
pub(crate) fn diagram(diagram: Diagram) -> Markup {
    let header = header(diagram);
    let names: Vec<&str> = header.fields.iter().map(|field| field.name).collect();
    let label = format!("{}, as in RFC {}: {}", header.name, header.rfc, names.join(", "));
    let cells = cells(header.fields);
    html! {
        figure class="diagram" {
            svg class="diagram__drawing" viewBox={ "-1 -19 322 " (height(&cells) + 20) } role="img" aria-label=(label) {
                // In the middle of their bits, as in RFCs.
                g { @for bit in [0, 8, 16, 24, 31] { text x=(bit * BIT_WIDTH + BIT_WIDTH / 2) y="-12" { (bit) } } }
                (boxes(&cells, true))
            }
            figcaption class="diagram__caption" {
                (header.name) ", "
                a href=(Rfc::address(header.rfc.into())) rel="external" { "RFC " (header.rfc) }
            }
        }
    }
}

/// A drawing that the builder uses in Open Graph images.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Drawing {
    /// Boxes and ruler as SVG. The boxes have x from 0 to 320 and y from 0; the ruler is above them.
    pub fields: Markup,
    /// Height of the boxes in SVG units.
    pub height: u16,
    /// Name and RFC of the header: `IPv6 header, RFC 8200`.
    pub caption: String,
}

/// Returns the drawing of a header without the HTML around it.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn packet_header(diagram: Diagram) -> Drawing {
    let header = header(diagram);
    let cells = cells(header.fields);
    let caption = format!("{}, RFC {}", header.name, header.rfc);
    // Other letters than those of the site, which visitors cannot space.
    Drawing { fields: boxes(&cells, false), height: height(&cells), caption }
}

fn height(cells: &[Cell]) -> u16 {
    cells.last().map_or(0, Cell::bottom)
}

/// The ruler and the boxes. With `keep_widths`, labels that have no room for wider text spacing keep their widths.
fn boxes(cells: &[Cell], keep_widths: bool) -> Markup {
    html! {
        path class="diagram__ruler" d={ @for bit in 0..=first_row_bits(cells) { "M" (bit * BIT_WIDTH) " 0v" (tick(bit)) } } {}
        @for cell in cells {
            (field_box(cell, cell.label_width().filter(|_| keep_widths)))
        }
    }
}

/// Returns the vertical extent of a tick mark of the ruler: longer at byte boundaries.
const fn tick(bit: u16) -> i16 {
    if bit.is_multiple_of(8) { -7 } else { -3 }
}

fn field_box(cell: &Cell, label_width: Option<usize>) -> Markup {
    let class = if cell.marked { "diagram__field diagram__field--marked" } else { "diagram__field" };
    let height = cell.rows * ROW_HEIGHT;
    let (x, y) = (cell.x + cell.width / 2, cell.y + height / 2);
    // Label and example are in the middle of the rows above and below the center.
    let offset = if cell.example.is_some() { ROW_HEIGHT / 2 } else { 0 };
    html! {
        g class=(class) {
            rect x=(cell.x) y=(cell.y) width=(cell.width) height=(height) {}
            // Row boundaries within a field of several rows: ticks at both sides, as in the drawings of RFCs.
            path d={
                @for row in 1..cell.rows {
                    "M" (cell.x) " " (cell.y + row * ROW_HEIGHT) "h" (EDGE) "m" (cell.width - 2 * EDGE) " 0h" (EDGE)
                }
            } {}
            text x=(x) y=(y - offset) textLength=[label_width] { (cell.label) }
            @if let Some(example) = cell.example { text x=(x) y=(y + offset) { (example) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_boundaries_do_not_cross_the_label() {
        let html = diagram(Diagram::Ipv6).into_string();
        assert!(html.contains(r#"<path d="M0 54h6m308 0h6M0 72h6m308 0h6M0 90h6m308 0h6">"#), "{html}");
    }
}
