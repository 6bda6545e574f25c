//! RFCs as they are shown in results: files of 64 numbers, a line for each RFC.
//!
//! ```text
//! 8446<TAB>The Transport Layer Security (TLS) Protocol Version 1.3<TAB>Standards Track · TLS · 2018<TAB>wg:tls<TAB>9846
//! ```
//!
//! The number, the title, what is said about it, the [filter](crate::filter) for others of its group or stream, and the numbers of
//! the RFCs that replace it today. An RFC is the document whose number is its own, counted after all others of the index.

use crate::document::Document;

/// Address of an RFC at the RFC Editor, up to its number.
pub const INFO: &str = "https://www.rfc-editor.org/info/rfc";

/// Number of RFCs that share a file, less those that were never issued.
const PER_FILE: u32 = 64;

/// Returns the name of the file that has an RFC.
#[must_use]
pub fn rfcs_file(number: u32) -> String {
    format!("rfcs-{}.txt", number / PER_FILE)
}

/// Returns the RFC with a number, or `None` if there is none in the file.
#[must_use]
pub fn parse(file: &str, number: u32) -> Option<Document> {
    let number = number.to_string();
    file.lines().find_map(|line| {
        let mut columns = line.strip_prefix(&number)?.strip_prefix('\t')?.split('\t').map(str::to_owned);
        let mut next = || columns.next().unwrap_or_default();
        Some(Document {
            label: ["RFC ", &number].concat(),
            href: [INFO, &number].concat(),
            breadcrumbs: "on www.rfc-editor.org".to_owned(),
            title: next(),
            description: next(),
            filter: next(),
            replaced_by: next(),
            ..Document::default()
        })
    })
}

/// Returns the line of an RFC, with its end.
#[cfg(feature = "index")]
#[must_use]
pub(crate) fn line(number: u32, rfc: &Document) -> String {
    let Document { title, description, filter, replaced_by, .. } = rfc;
    format!("{number}\t{title}\t{description}\t{filter}\t{replaced_by}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "9000\tQUIC\tStandards Track · QUIC · 2021\twg:quic\t\n9001\tUsing TLS\tStandards Track\twg:quic\t10 11\n";

    #[test]
    fn an_rfc_is_found_by_its_whole_number() {
        let rfc = parse(FILE, 9001).unwrap();
        assert_eq!((rfc.label.as_str(), rfc.title.as_str()), ("RFC 9001", "Using TLS"));
        assert_eq!((rfc.href.as_str(), rfc.replaced_by.as_str()), ("https://www.rfc-editor.org/info/rfc9001", "10 11"));
        assert_eq!(parse(FILE, 900), None);
        assert_eq!(parse("9002", 9002), None);
        assert_eq!(parse("9002\t", 9002).unwrap().title, "");
    }

    #[test]
    fn numbers_of_a_file_follow_each_other() {
        assert_eq!([0, 63, 64, 10_029].map(rfcs_file), ["rfcs-0.txt", "rfcs-0.txt", "rfcs-1.txt", "rfcs-156.txt"]);
    }
}
