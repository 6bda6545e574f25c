//! The RFC series.

use serde::{Deserialize, Serialize};

/// An RFC, as `content/rfcs.json` lists it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Rfc {
    /// Number: 9000.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Status today, which can differ from that of its publication.
    pub status: Status,
    /// Stream in which it was published.
    pub stream: Stream,
    /// Acronym of the group that wrote it: `quic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Acronym of the area of that group: `wit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// When it was published: `2022-06`, `1990-04-01`, or `2022` if no more is known.
    pub published: String,
    /// Names of the authors, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Numbers of the RFCs that it replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obsoletes: Vec<u32>,
    /// Numbers of the RFCs that replace it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obsoleted_by: Vec<u32>,
    /// Numbers of the RFCs that it changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<u32>,
    /// Numbers of the RFCs that change it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updated_by: Vec<u32>,
    /// Its other numbers: `BCP 14`, `STD 97`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl Rfc {
    /// Returns whether the RFC stands: no other has replaced it, and it is not historic.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.obsoleted_by.is_empty() && self.status != Status::Historic
    }

    /// Returns the address of the page of an RFC at the RFC Editor.
    #[must_use]
    pub fn address(number: u32) -> String {
        format!("https://www.rfc-editor.org/info/rfc{number}")
    }

    /// Returns the year of publication: `2022`.
    #[must_use]
    pub fn year(&self) -> &str {
        self.published.get(..4).unwrap_or_default()
    }
}

/// Defines an enumeration with a name for readers, which JSON has, too.
macro_rules! named {
    ($(#[$documentation:meta])* $kind:ident { $($(#[$variant_documentation:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
        pub enum $kind {
            $($(#[$variant_documentation])* #[serde(rename = $name)] $variant,)+
        }

        impl $kind {
            /// All of them, in the order of the RFC Editor.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name for readers.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns what has a name.
            #[must_use]
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

named! {
    /// Status of an RFC (RFC 2026, RFC 6410).
    Status {
        /// Internet Standard.
        InternetStandard = "Internet Standard",
        /// Draft Standard, a status that is no longer given.
        DraftStandard = "Draft Standard",
        /// Proposed Standard.
        ProposedStandard = "Proposed Standard",
        /// One of the three above, if the source does not say which.
        StandardsTrack = "Standards Track",
        /// Best Current Practice.
        BestCurrentPractice = "Best Current Practice",
        /// Informational.
        Informational = "Informational",
        /// Experimental.
        Experimental = "Experimental",
        /// Historic.
        Historic = "Historic",
        /// Published before there were statuses.
        Unknown = "Unknown",
    }
}

named! {
    /// Stream of an RFC (RFC 8729).
    Stream {
        /// The IETF stream.
        Ietf = "IETF",
        /// The IAB stream.
        Iab = "IAB",
        /// The IRTF stream.
        Irtf = "IRTF",
        /// The Independent Submission stream.
        Independent = "Independent",
        /// The Editorial stream.
        Editorial = "Editorial",
        /// Published before there were streams.
        Legacy = "Legacy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_statuses_and_streams() {
        assert!(Status::ALL.iter().all(|status| Status::of_name(status.name()) == Some(*status)));
        assert!(Stream::ALL.iter().all(|stream| Stream::of_name(stream.name()) == Some(*stream)));
        assert_eq!(Status::of_name("informational"), None);
    }

    #[test]
    fn json_has_the_names_for_readers() {
        assert_eq!(serde_json::to_string(&Status::BestCurrentPractice).unwrap(), "\"Best Current Practice\"");
    }
}
