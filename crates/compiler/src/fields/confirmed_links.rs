//! The fields of `content/confirmed-links.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{CalendarDay, Name, Spanned};

/// Links to other sites that a person has opened in a browser, because their sites refuse programs: `content/confirmed-links.toml`.
///
/// `script/check --outside` takes these links as working, and says how long ago each was confirmed. It warns of an entry that no link
/// needs any more. Builds do not use the file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "confirmed-links")]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmedLinksFields {
    /// The links, each once.
    #[serde(default)]
    pub(crate) link: Vec<ConfirmedLinkFields>,
}

/// A link that a person has opened.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "confirmed-link")]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmedLinkFields {
    /// Address of the link, exactly as in the content: `https://…`.
    #[schemars(required)]
    pub(crate) url: Option<Spanned<String>>,
    /// What the link checker was answered: `403 Forbidden`.
    #[schemars(required)]
    pub(crate) answer: Option<Name>,
    /// Day on which a person saw that the link works.
    #[schemars(required)]
    pub(crate) on: Option<Spanned<CalendarDay>>,
}
