//! The fields of `content/rfc-aliases.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::Spanned;

/// Names under which visitors look for RFCs, and which neither their titles nor their keywords have: `content/rfc-aliases.toml`. Only
/// the search uses them.
///
/// What is in a title needs no line here, and neither do abbreviations that the RFC Editor lists as keywords. What replaces an RFC
/// takes over its names.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "rfc-aliases")]
#[serde(deny_unknown_fields)]
pub(crate) struct RfcAliasFields {
    /// The names, each with the numbers of the RFCs that it stands for: `"pkce" = [7636]`.
    #[serde(default)]
    pub(crate) names: RfcAliasTable,
}

/// A table of names and numbers.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct RfcAliasTable(BTreeMap<toml::Spanned<String>, Vec<Spanned<u32>>>);

impl RfcAliasTable {
    /// Returns the names and their numbers, in the order of the file.
    pub(crate) fn in_file_order(self) -> Vec<(toml::Spanned<String>, Vec<Spanned<u32>>)> {
        let mut pairs: Vec<_> = self.0.into_iter().collect();
        pairs.sort_by_key(|(name, _)| name.span().start);
        pairs
    }
}

impl JsonSchema for RfcAliasTable {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "RfcAliasTable".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": { "type": "array", "items": { "type": "integer", "minimum": 1 } }
        })
    }
}
