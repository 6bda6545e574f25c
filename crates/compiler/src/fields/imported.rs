//! Where a text was imported from.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Spanned};

/// The import of a page of the former website. `script/import` writes it, and never overwrites what a writer has changed since.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "imported")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportedFields {
    /// Address of the page at its source: `https://…`.
    #[schemars(required)]
    pub(crate) from: Option<Spanned<String>>,
    /// Day of the import that wrote the text.
    #[schemars(required)]
    pub(crate) on: Option<Spanned<CalendarDay>>,
    /// SHA-256 of what the import wrote, as 64 hexadecimal digits. It shows whether a writer has changed the text since.
    #[schemars(required)]
    pub(crate) digest: Option<Spanned<String>>,
}
