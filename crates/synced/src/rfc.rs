//! `rfcs.toml`: the RFCs, one on each line.

pub use model::rfc::{Status, Stream};
use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::text::{Line, Published, Slug};

/// An RFC.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rfc {
    /// Number: 9000.
    pub number: u32,
    /// Title.
    pub title: Line,
    /// Status today, which can differ from that of its publication.
    pub status: Status,
    /// Stream in which it was published.
    #[serde(with = "LowerCaseStream")]
    pub stream: Stream,
    /// Acronym of the group that wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Slug>,
    /// Acronym of the area of that group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Slug>,
    /// When it was published. Only RFCs of 1 April have a day.
    pub published: Published,
    /// Names of the authors, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Line>,
    /// Keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Line>,
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
    /// Its other numbers: `BCP 14`, `STD 97`, `FYI 36`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Line>,
}

/// How the file has a [`Stream`].
#[derive(Deserialize, Serialize)]
#[serde(remote = "Stream", rename_all = "lowercase")]
enum LowerCaseStream {
    Ietf,
    Iab,
    Irtf,
    Independent,
    Editorial,
    Legacy,
}

impl Entry for Rfc {
    const FILE: &'static str = "rfcs.toml";
    const NAME: &'static str = "rfc";
    const OWNER: &'static str = "the RFC Editor";
    const SOURCE: &'static str = "https://www.rfc-editor.org/rfc-index.xml";
    const IS_ONE_LINE: bool = true;

    type Order = u32;

    fn order(&self) -> u32 {
        self.number
    }

    fn id(&self) -> String {
        self.number.to_string()
    }
}
