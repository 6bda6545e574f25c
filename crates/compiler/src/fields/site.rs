//! The fields of `content/site.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, Name, Spanned};

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
    /// Whom to tell of a flaw of the website itself, as `mailto:…` or `https://…`. Written to `/.well-known/security.txt`
    /// (RFC 9116); without it there is no such file.
    pub(crate) security_contact: Option<Spanned<String>>,
    /// Address of the page that says how such reports are dealt with.
    pub(crate) security_policy: Option<Spanned<String>>,
    /// Where the files are edited: the address to which the path of a file is added, with a slash at its end, as in
    /// `https://git.example.org/website/edit/main/`. Each page links to it; without it there is no such link.
    pub(crate) repository: Option<Spanned<String>>,
    /// Words that are right, though the check of spelling takes them for mistakes: the first name `Gorry`.
    #[serde(default)]
    pub(crate) words: Vec<Name>,
}
