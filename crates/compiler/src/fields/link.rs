//! Links and sources, which several files have.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, Spanned};

/// A link with its text.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "link")]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkFields {
    /// The text, which says where the link leads.
    #[schemars(required)]
    pub(crate) label: Option<Spanned<Line>>,
    /// An address of this site (`/process/rfcs/`, `/about/introduction/#mission`) or of another (`https://…`).
    #[schemars(required)]
    pub(crate) href: Option<Spanned<String>>,
}

/// Where facts come from.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "source")]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFields {
    /// Name of the source, with its day if it has no address.
    #[schemars(required)]
    pub(crate) title: Option<Spanned<Line>>,
    /// Where it can be read: `https://…`, or an address of this site.
    pub(crate) url: Option<Spanned<String>>,
}
