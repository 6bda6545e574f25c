//! Where the boxes of a header stand. Pure.

use super::fields::Field;

/// Width of a bit.
pub(super) const UNIT: u16 = 10;
/// Height of a row of 32 bits.
pub(super) const ROW: u16 = 24;
/// Bits in a row.
const BITS: u16 = 32;

/// One box, in the units of the drawing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Cell {
    pub(super) label: &'static str,
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) width: u16,
    /// Height in rows.
    pub(super) rows: u16,
    pub(super) marked: bool,
}

impl Cell {
    pub(super) const fn bottom(&self) -> u16 {
        self.y + self.rows * ROW
    }
}

/// Lays fields out in rows of 32 bits, in the order of the wire. A field of more than 32 bits starts a row and fills
/// whole rows, as in the drawings of RFCs.
pub(super) fn cells(fields: &[Field]) -> Vec<Cell> {
    let mut bit: u16 = 0;
    fields
        .iter()
        .map(|field| {
            if field.bits >= BITS {
                bit = bit.next_multiple_of(BITS);
            }
            let (row, column) = (bit / BITS, bit % BITS);
            bit += field.bits;
            Cell {
                label: field.label,
                x: column * UNIT,
                y: row * ROW,
                width: field.bits.min(BITS) * UNIT,
                rows: field.bits.div_ceil(BITS),
                marked: field.marked,
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
    fn every_row_is_filled_from_edge_to_edge() {
        for diagram in ALL {
            let cells = cells(header(diagram).fields);
            for row in 0..cells.last().unwrap().bottom() / ROW {
                let covering = cells.iter().filter(|cell| cell.y <= row * ROW && row * ROW < cell.bottom());
                // RFC 9000 draws the first byte of a QUIC packet in a row of its own.
                let bits = if (diagram, row) == (Diagram::Quic, 0) { 8 } else { BITS };
                assert_eq!(covering.map(|cell| cell.width).sum::<u16>(), bits * UNIT, "{diagram:?}, row {row}");
            }
        }
    }

    #[test]
    fn no_label_is_wider_than_its_box() {
        for diagram in ALL {
            for cell in cells(header(diagram).fields) {
                let letters = u16::try_from(cell.label.len()).unwrap();
                assert!(letters * 57 <= cell.width * 10, "{diagram:?}: {}", cell.label);
            }
        }
    }

    #[test]
    fn an_address_of_128_bits_fills_four_rows() {
        let source = cells(header(Diagram::Ipv6).fields)[6];
        assert_eq!((source.x, source.y, source.width, source.rows), (0, 2 * ROW, 320, 4));
    }
}
