//! A part of the series for tests: SMTP, HTTP/1.1, DNS and TLS.

use model::rfc::{Rfc, Status, Stream};

/// What replaced what.
const OBSOLETES: [(u32, &[u32]); 20] = [
    (821, &[]),
    (882, &[]),
    (883, &[]),
    (1034, &[882, 883]),
    (1035, &[882, 883]),
    (1869, &[]),
    (2068, &[]),
    (2246, &[]),
    (2616, &[2068]),
    (2821, &[821, 1869]),
    (4346, &[2246]),
    (5246, &[4346]),
    (5321, &[2821]),
    (7230, &[2616]),
    (7231, &[2616]),
    (7234, &[2616]),
    (8446, &[5246]),
    (9110, &[7230, 7231]),
    (9111, &[7234]),
    (9112, &[7230]),
];

/// Returns an RFC that says little.
pub(crate) fn rfc(number: u32, title: &str) -> Rfc {
    Rfc {
        number,
        title: title.to_owned(),
        status: Status::StandardsTrack,
        stream: Stream::Ietf,
        group: None,
        area: None,
        published: "2020-01".to_owned(),
        authors: Vec::new(),
        keywords: Vec::new(),
        obsoletes: Vec::new(),
        obsoleted_by: Vec::new(),
        updates: Vec::new(),
        updated_by: Vec::new(),
        also: Vec::new(),
    }
}

/// Returns the RFCs by number.
pub(crate) fn series() -> Vec<Rfc> {
    let replacing = |number: u32| {
        let newer = OBSOLETES.iter().filter(move |(_, olds)| olds.contains(&number));
        newer.map(|(newer, _)| *newer).collect()
    };
    let entry = |&(number, olds): &(u32, &[u32])| Rfc {
        obsoletes: olds.to_vec(),
        obsoleted_by: replacing(number),
        ..rfc(number, &title(number))
    };
    let mut rfcs: Vec<Rfc> = OBSOLETES.iter().map(entry).collect();
    for rfc in &mut rfcs {
        match rfc.number {
            821 => {
                rfc.stream = Stream::Legacy;
                rfc.published = "1982-08".to_owned();
            }
            2246 => rfc.status = Status::Historic,
            8446 => {
                rfc.group = Some("tls".to_owned());
                rfc.area = Some("sec".to_owned());
                rfc.authors = vec!["E. Rescorla".to_owned()];
                rfc.published = "2018-08".to_owned();
            }
            9110 => {
                rfc.group = Some("httpbis".to_owned());
                rfc.area = Some("wit".to_owned());
                rfc.authors = vec!["R. Fielding".to_owned(), "M. Nottingham".to_owned(), "J. Reschke".to_owned()];
                rfc.published = "2022-06".to_owned();
            }
            _ => {}
        }
    }
    rfcs
}

fn title(number: u32) -> String {
    match number {
        821 | 2821 | 5321 => "Simple Mail Transfer Protocol".to_owned(),
        2246 | 4346 | 5246 | 8446 => "The Transport Layer Security (TLS) Protocol".to_owned(),
        9110 => "HTTP Semantics".to_owned(),
        9112 => "HTTP/1.1".to_owned(),
        _ => format!("Title {number}"),
    }
}
