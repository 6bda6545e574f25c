//! The fields of `content/site.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, Spanned};

/// Names that every page uses: `content/site.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "site")]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteFields {
    /// Short name, used in titles: `IETF`.
    #[schemars(required)]
    pub(crate) name: Option<Line>,
    /// Name in full.
    #[schemars(required)]
    pub(crate) full_name: Option<Line>,
    /// Origin of canonical addresses: `https://` and the host, without a slash at the end.
    #[schemars(required)]
    pub(crate) origin: Option<Spanned<String>>,
}
