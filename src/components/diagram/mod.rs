//! The header of a protocol, drawn as RFCs draw it: boxes on a ruler of 32 bits.

mod fields;
mod layout;

use leptos::prelude::*;
use model::page::Diagram;

use self::fields::header;
use self::layout::{Cell, ROW, UNIT, cells};

/// The drawing, with its RFC below. It names every field for those who cannot see it.
#[component]
pub(crate) fn DiagramFigure(diagram: Diagram) -> impl IntoView {
    let header = header(diagram);
    let names: Vec<&str> = header.fields.iter().map(|field| field.name).collect();
    let label = format!("{}, as in RFC {}: {}", header.name, header.rfc, names.join(", "));
    let cells = cells(header.fields);
    let height = cells.last().map_or(0, Cell::bottom);
    let ticks = (0..=32).map(|bit| format!("M{} 0v{}", bit * UNIT, tick(bit))).collect::<Vec<_>>().concat();
    let cells = cells.into_iter().map(draw).collect_view();
    view! {
        <figure class="diagram">
            <svg class="diagram__drawing" viewBox=format!("-1 -9 322 {}", height + 10) role="img" aria-label=label>
                <path class="diagram__ruler" d=ticks />
                {cells}
            </svg>
            <figcaption class="diagram__caption">
                {header.name} ", "
                <a href=format!("https://www.rfc-editor.org/info/rfc{}", header.rfc) rel="external">{format!("RFC {}", header.rfc)}</a>
            </figcaption>
        </figure>
    }
}

/// How far a mark of the ruler reaches up: further at each byte.
const fn tick(bit: u16) -> i16 {
    if bit.is_multiple_of(8) { -7 } else { -3 }
}

fn draw(cell: Cell) -> impl IntoView {
    let class = if cell.marked { "diagram__field diagram__field--marked" } else { "diagram__field" };
    // A field of several rows shows where its words of 32 bits end.
    let words = (1..cell.rows).map(|row| format!("M{} {}h{}", cell.x, cell.y + row * ROW, cell.width));
    let words = words.collect::<Vec<_>>().concat();
    view! {
        <g class=class>
            <rect x=cell.x y=cell.y width=cell.width height=cell.rows * ROW />
            <path d=words />
            <text x=cell.x + cell.width / 2 y=cell.y + cell.rows * ROW / 2>{cell.label}</text>
        </g>
    }
}
