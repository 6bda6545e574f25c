//! The header of a protocol, drawn as RFCs draw it: boxes on a ruler of 32 bits.

mod fields;
mod layout;

use maud::{Markup, html};
use model::page::Diagram;

use self::fields::header;
use self::layout::{Cell, ROW, UNIT, cells};

/// The drawing, with its RFC below. It names every field for those who cannot see it.
pub(crate) fn diagram(diagram: Diagram) -> Markup {
    let header = header(diagram);
    let names: Vec<&str> = header.fields.iter().map(|field| field.name).collect();
    let label = format!("{}, as in RFC {}: {}", header.name, header.rfc, names.join(", "));
    let cells = cells(header.fields);
    html! {
        figure class="diagram" {
            svg class="diagram__drawing" viewBox={ "-1 -9 322 " (height(&cells) + 10) } role="img" aria-label=(label) {
                (boxes(&cells))
            }
            figcaption class="diagram__caption" {
                (header.name) ", "
                a href={ "https://www.rfc-editor.org/info/rfc" (header.rfc) } rel="external" { "RFC " (header.rfc) }
            }
        }
    }
}

/// A drawing for others than browsers.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Drawing {
    /// Boxes and ruler as SVG, from 0 to 320 in width, and from 0 in height but for the ruler.
    pub fields: Markup,
    /// Height in units of the drawing.
    pub height: u16,
    /// What it shows: `IPv6 header, RFC 8200`.
    pub caption: String,
}

/// The drawing without the document around it.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn packet_header(diagram: Diagram) -> Drawing {
    let header = header(diagram);
    let cells = cells(header.fields);
    let caption = format!("{}, RFC {}", header.name, header.rfc);
    Drawing { fields: boxes(&cells), height: height(&cells), caption }
}

fn height(cells: &[Cell]) -> u16 {
    cells.last().map_or(0, Cell::bottom)
}

/// The ruler and the boxes.
fn boxes(cells: &[Cell]) -> Markup {
    html! {
        path class="diagram__ruler" d={ @for bit in 0..=32 { "M" (bit * UNIT) " 0v" (tick(bit)) } } {}
        @for cell in cells {
            (draw(cell))
        }
    }
}

/// How far a mark of the ruler reaches up: further at each byte.
const fn tick(bit: u16) -> i16 {
    if bit.is_multiple_of(8) { -7 } else { -3 }
}

fn draw(cell: &Cell) -> Markup {
    let class = if cell.marked { "diagram__field diagram__field--marked" } else { "diagram__field" };
    let height = cell.rows * ROW;
    html! {
        g class=(class) {
            rect x=(cell.x) y=(cell.y) width=(cell.width) height=(height) {}
            // A field of several rows shows where its words of 32 bits end.
            path d={ @for row in 1..cell.rows { "M" (cell.x) " " (cell.y + row * ROW) "h" (cell.width) } } {}
            text x=(cell.x + cell.width / 2) y=(cell.y + height / 2) { (cell.label) }
        }
    }
}
