//! The fields of `content/redirects.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::Spanned;

/// Redirects from old addresses to new ones: `content/redirects.toml`.
///
/// A source starts with a slash, and matches with and without a slash at its end, in upper and lower case. A target is a page
/// or file of this site, as in `/process/rfcs/` or `/process/rfcs/#streams`, or an address of another site (`https://…`). No
/// target is redirected itself. The folders `/rfc/`, `/id/`, `/archive/`, `/proceedings/`, `/slides/` and `/media/` belong to
/// other services and cannot be redirected here. Addresses with `.html` in place of the last slash, as in
/// `/about/note-well.html`, lead to their pages without a line here.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "redirects")]
#[serde(deny_unknown_fields)]
pub(crate) struct RedirectFields {
    /// Single addresses that no page or file of this site has: `"/how/ids/" = "/participate/ids/"`.
    #[serde(default)]
    pub(crate) addresses: RedirectTable,
    /// Patterns, tried in order if no single address matches: `"/wg/:group" = "https://…/wg/:group/about/"`. `:name` matches a
    /// part of the path without slashes, `/*` at the end matches a folder and everything below it, and `:splat` in the target
    /// stands for what `*` matched. Pages and files of this site take precedence, so `"/blog/:post" = "/blog/"` is for posts that
    /// are not here. A target on this site with names must match at least one page; names without a page lead to the not-found
    /// page.
    #[serde(default)]
    pub(crate) patterns: RedirectTable,
}

/// A table of sources and targets.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct RedirectTable(BTreeMap<toml::Spanned<String>, Spanned<String>>);

impl RedirectTable {
    /// Returns the sources and targets, in the order of the file.
    pub(crate) fn in_file_order(self) -> Vec<(toml::Spanned<String>, Spanned<String>)> {
        let mut pairs: Vec<_> = self.0.into_iter().collect();
        pairs.sort_by_key(|(from, _)| from.span().start);
        pairs
    }
}

impl JsonSchema for RedirectTable {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "RedirectTable".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}
