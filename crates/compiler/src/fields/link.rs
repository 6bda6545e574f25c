//! Links and sources, which several types of files have.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, Spanned};

/// A link.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "link")]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkFields {
    /// Text of the link. It says where the link leads.
    #[schemars(required)]
    pub(crate) label: Option<Spanned<Line>>,
    /// Address on this site (`/process/rfcs/`, `/about/introduction/#mission`) or another (`https://…`).
    #[schemars(required)]
    pub(crate) href: Option<Spanned<String>>,
}

/// A source of facts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "source")]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFields {
    /// Title of the source, with its date if it has no address.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// Address of the source: `https://…`, or an address of this site.
    pub(crate) url: Option<Spanned<String>>,
}
