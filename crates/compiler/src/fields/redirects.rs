//! The fields of `content/redirects.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::Spanned;

/// Old addresses, and where they lead: `content/redirects.toml`.
///
/// Sources start with a slash. They are meant with and without a slash at their end, in upper and lower case. Targets
/// are pages or files of this site, as in `/process/rfcs/` or `/process/rfcs/#streams`, or addresses of other sites
/// (`https://…`). No source is a page, and no target is a source. The folders `/rfc/`, `/id/`, `/archive/`,
/// `/proceedings/`, `/slides/` and `/media/` belong to others and have no redirects here.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "redirects")]
#[serde(deny_unknown_fields)]
pub(crate) struct RedirectFields {
    /// Single addresses: `"/how/ids/" = "/participate/ids/"`.
    #[serde(default)]
    pub(crate) addresses: Pairs,
    /// Patterns, tried in their order when no single address fits: `"/wg/:group" = "https://…/wg/:group/about/"`. `:name`
    /// is a part of the path without a slash, `/*` at the end is a folder with all that is below, and `:splat` in the
    /// target is what was below. A target of this site with names has to fit a page at least; for a name that has no page
    /// the answer is the page for what is not found.
    #[serde(default)]
    pub(crate) patterns: Pairs,
}

/// Sources and targets.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Pairs(BTreeMap<toml::Spanned<String>, Spanned<String>>);

impl Pairs {
    /// The pairs, in the order of the file.
    pub(crate) fn in_order(self) -> Vec<(toml::Spanned<String>, Spanned<String>)> {
        let mut pairs: Vec<_> = self.0.into_iter().collect();
        pairs.sort_by_key(|(from, _)| from.span().start);
        pairs
    }
}

impl JsonSchema for Pairs {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Pairs".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}
