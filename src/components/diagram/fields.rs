//! The fields of protocol headers, as drawn in their RFCs.

use model::page::Diagram;

/// A protocol header.
pub(super) struct Header {
    /// Name of the header.
    pub(super) name: &'static str,
    /// Number of the RFC that defines it.
    pub(super) rfc: u16,
    /// Its fields, in wire order.
    pub(super) fields: &'static [Field],
}

/// A field of a header.
pub(super) struct Field {
    /// Full name.
    pub(super) name: &'static str,
    /// Label in the drawing, short enough for the width of the field.
    pub(super) label: &'static str,
    /// Width in bits. Widths above 32 are multiples of 32.
    pub(super) bits: u16,
    /// Whether the field is highlighted.
    pub(super) marked: bool,
    /// A value, drawn below the label of a field of several rows.
    pub(super) example: Option<&'static str>,
}

const fn field(name: &'static str, bits: u16) -> Field {
    Field { name, label: name, bits, marked: false, example: None }
}

const fn short(name: &'static str, label: &'static str, bits: u16) -> Field {
    Field { label, ..field(name, bits) }
}

const fn marked(name: &'static str, bits: u16) -> Field {
    Field { marked: true, ..field(name, bits) }
}

/// An IPv6 address. The examples have the prefix for documentation (RFC 3849).
const fn address(name: &'static str, example: &'static str) -> Field {
    Field { example: Some(example), ..field(name, 128) }
}

/// Returns the header that a diagram shows.
pub(super) const fn header(diagram: Diagram) -> Header {
    match diagram {
        Diagram::Ipv6 => Header { name: "IPv6 header", rfc: 8200, fields: IPV6 },
        Diagram::Tcp => Header { name: "TCP header", rfc: 9293, fields: TCP },
        Diagram::Udp => Header { name: "UDP header", rfc: 768, fields: UDP },
        Diagram::Quic => Header { name: "QUIC long header, start", rfc: 9000, fields: QUIC },
        Diagram::Dns => Header { name: "DNS header", rfc: 1035, fields: DNS },
        Diagram::Icmpv6 => Header { name: "ICMPv6 echo message", rfc: 4443, fields: ICMPV6 },
        Diagram::Rtp => Header { name: "RTP fixed header", rfc: 3550, fields: RTP },
    }
}

const IPV6: &[Field] = &[
    short("Version", "Ver", 4),
    field("Traffic Class", 8),
    field("Flow Label", 20),
    field("Payload Length", 16),
    marked("Next Header", 8),
    field("Hop Limit", 8),
    address("Source Address", "2001:db8::1"),
    address("Destination Address", "2001:db8:a::2"),
];

const TCP: &[Field] = &[
    field("Source Port", 16),
    field("Destination Port", 16),
    field("Sequence Number", 32),
    marked("Acknowledgment Number", 32),
    short("Data Offset", "Offset", 4),
    short("Reserved", "Rsrvd", 4),
    short("Control bits CWR, ECE, URG, ACK, PSH, RST, SYN, FIN", "Control bits", 8),
    field("Window", 16),
    field("Checksum", 16),
    field("Urgent Pointer", 16),
];

const UDP: &[Field] =
    &[field("Source Port", 16), field("Destination Port", 16), marked("Length", 16), field("Checksum", 16)];

const QUIC: &[Field] = &[
    short("Header Form", "1", 1),
    short("Fixed Bit", "1", 1),
    short("Long Packet Type", "T", 2),
    short("Type-Specific Bits", "Bits", 4),
    field("Version", 32),
];

const DNS: &[Field] = &[
    marked("ID", 16),
    short("QR", "Q", 1),
    short("Opcode", "Opcode", 4),
    short("AA", "A", 1),
    short("TC", "T", 1),
    short("RD", "R", 1),
    short("RA", "R", 1),
    short("Z", "Z", 3),
    short("RCODE", "RCODE", 4),
    field("QDCOUNT", 16),
    field("ANCOUNT", 16),
    field("NSCOUNT", 16),
    field("ARCOUNT", 16),
];

const ICMPV6: &[Field] = &[
    field("Type", 8),
    field("Code", 8),
    field("Checksum", 16),
    marked("Identifier", 16),
    field("Sequence Number", 16),
    field("Data", 32),
];

const RTP: &[Field] = &[
    short("Version", "V", 2),
    short("Padding", "P", 1),
    short("Extension", "X", 1),
    short("CSRC count", "CC", 4),
    short("Marker", "M", 1),
    short("Payload type", "PT", 7),
    field("Sequence Number", 16),
    marked("Timestamp", 32),
    field("Synchronization source (SSRC) identifier", 32),
];
