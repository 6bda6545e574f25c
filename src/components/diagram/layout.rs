//! Lays out the fields of a header. Pure.

use super::fields::Field;

/// Width of a bit, in SVG units.
pub(super) const BIT_WIDTH: u16 = 10;
/// Height of a row, in SVG units.
pub(super) const ROW_HEIGHT: u16 = 18;
/// Number of bits in a row.
const ROW_BITS: u16 = 32;

/// The box of a field, in SVG units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Cell {
    pub(super) label: &'static str,
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) width: u16,
    /// Height in rows.
    pub(super) rows: u16,
    pub(super) marked: bool,
    /// A value below the label.
    pub(super) example: Option<&'static str>,
}

impl Cell {
    pub(super) const fn bottom(&self) -> u16 {
        self.y + self.rows * ROW_HEIGHT
    }

    /// Returns the width that the label is kept to, if the text spacing of WCAG 1.4.12 would push it out of its box. A character of
    /// the label is 5.5 SVG units wide, and less than 7 with that spacing.
    pub(super) fn label_width(&self) -> Option<usize> {
        let characters = self.label.len();
        (characters * 7 > usize::from(self.width)).then_some(characters * 11 / 2)
    }
}

/// Returns how many bits the first row has. The ruler above it counts these.
pub(super) fn first_row_bits(cells: &[Cell]) -> u16 {
    cells.iter().filter(|cell| cell.y == 0).map(|cell| cell.width).sum::<u16>() / BIT_WIDTH
}

/// Lays out fields in rows of 32 bits, in wire order. A field of 32 bits or more starts a new row and fills whole rows, as in
/// the drawings of RFCs.
pub(super) fn cells(fields: &[Field]) -> Vec<Cell> {
    let mut bit: u16 = 0;
    fields
        .iter()
        .map(|field| {
            if field.bits >= ROW_BITS {
                bit = bit.next_multiple_of(ROW_BITS);
            }
            let (row, column) = (bit / ROW_BITS, bit % ROW_BITS);
            bit += field.bits;
            Cell {
                label: field.label,
                x: column * BIT_WIDTH,
                y: row * ROW_HEIGHT,
                width: field.bits.min(ROW_BITS) * BIT_WIDTH,
                rows: field.bits.div_ceil(ROW_BITS),
                marked: field.marked,
                example: field.example,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use model::page::Diagram;

    use super::super::fields::header;
    use super::*;

    const ALL: [Diagram; 7] =
        [Diagram::Ipv6, Diagram::Tcp, Diagram::Udp, Diagram::Quic, Diagram::Dns, Diagram::Icmpv6, Diagram::Rtp];

    #[test]
    fn every_row_is_filled_completely() {
        for diagram in ALL {
            let cells = cells(header(diagram).fields);
            for row in 0..cells.last().unwrap().bottom() / ROW_HEIGHT {
                let covering =
                    cells.iter().filter(|cell| cell.y <= row * ROW_HEIGHT && row * ROW_HEIGHT < cell.bottom());
                // RFC 9000 draws the first byte of a QUIC packet in a separate row.
                let bits = if (diagram, row) == (Diagram::Quic, 0) { 8 } else { ROW_BITS };
                assert_eq!(covering.map(|cell| cell.width).sum::<u16>(), bits * BIT_WIDTH, "{diagram:?}, row {row}");
            }
        }
    }

    #[test]
    fn ruler_ends_where_the_first_row_ends() {
        let bits = |diagram| first_row_bits(&cells(header(diagram).fields));
        assert_eq!((bits(Diagram::Ipv6), bits(Diagram::Quic)), (32, 8));
    }

    #[test]
    fn every_label_fits_its_box() {
        for diagram in ALL {
            for cell in cells(header(diagram).fields) {
                // A character of the label is 5.7 SVG units wide.
                let characters = u16::try_from(cell.label.len()).unwrap();
                assert!(characters * 57 <= cell.width * 10, "{diagram:?}: {}", cell.label);
            }
        }
    }

    #[test]
    fn v5_label_without_room_for_spacing_keeps_its_width() {
        let cells = cells(header(Diagram::Ipv6).fields);
        let kept: Vec<_> = cells.iter().filter_map(|cell| Some((cell.label, cell.label_width()?))).collect();
        assert_eq!(kept, [("Traffic Class", 71)]);
    }

    #[test]
    fn field_of_128_bits_fills_four_rows() {
        let source = cells(header(Diagram::Ipv6).fields)[6];
        assert_eq!((source.x, source.y, source.width, source.rows), (0, 2 * ROW_HEIGHT, 320, 4));
    }
}
