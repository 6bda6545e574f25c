//! The fields of `content/site.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Line, Name, Spanned};

/// Settings of the site: `content/site.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "site")]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteFields {
    /// Short name, used in titles: `IETF`.
    #[schemars(required)]
    pub(crate) name: Option<Line>,
    /// Full name.
    #[schemars(required)]
    pub(crate) full_name: Option<Line>,
    /// Where this site is served, the origin of canonical addresses: `https://` and the host, without a slash at the
    /// end. Builds remind of a name that is reserved (RFC 2606), as in `https://www.ietf.example`.
    #[schemars(required)]
    pub(crate) origin: Option<Spanned<String>>,
    /// Where the official texts are: the origin of the site that this one is to replace. Addresses there are those of
    /// this site, except in `sources` and `original`. By default `origin`: this is the official site.
    pub(crate) official: Option<Spanned<String>>,
    /// Contact for reports of vulnerabilities of this website, as `mailto:…` or `https://…`. Published in
    /// `/.well-known/security.txt` (RFC 9116); without it there is no such file.
    pub(crate) security_contact: Option<Spanned<String>>,
    /// Address of the page that says how such reports are handled: `https://…`.
    pub(crate) security_policy: Option<Spanned<String>>,
    /// Address for editing files, to which the path of a file is added. It ends with a slash, as in
    /// `https://git.example.org/website/edit/main/`. Without it pages have no edit link.
    pub(crate) repository: Option<Spanned<String>>,
    /// Correct words that the spelling check reports as mistakes, such as the first name `Gorry`.
    #[serde(default)]
    pub(crate) words: Vec<Name>,
}
