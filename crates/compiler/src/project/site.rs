//! Converts the fields of `site.toml`.

use std::collections::BTreeSet;

use url::Url;

use super::file_context::FileContext;
use crate::Security;
use crate::diagnostics::Diagnostic;
use crate::fields::{SiteFields, Spanned};
use crate::links::Target;

/// The settings of the site.
#[derive(Debug)]
pub(crate) struct SiteConfig {
    pub(crate) name: String,
    pub(crate) full_name: String,
    /// Where this site is served.
    pub(crate) origin: String,
    /// Where the official texts are: the origin of this site, or of the one that it is to replace.
    pub(crate) official: String,
    pub(crate) security: Option<Security>,
    /// The address for editing files, to which the path of a file is added.
    pub(crate) repository: Option<String>,
    /// Correct words that the spelling check reports as mistakes, in lower case.
    pub(crate) words: BTreeSet<String>,
}

/// Converts the settings. Returns `None` if a field is missing, which is reported elsewhere.
pub(super) fn config(fields: SiteFields, context: &mut FileContext) -> Option<SiteConfig> {
    let security = security(&fields, context);
    let official = fields.official.as_ref().map(|official| origin(official, context));
    let origin = origin(fields.origin.as_ref()?, context);
    let repository = fields.repository.as_ref().map(|repository| base_address(repository, context));
    Some(SiteConfig {
        name: fields.name?.to_string(),
        full_name: fields.full_name?.to_string(),
        official: official.unwrap_or_else(|| origin.clone()),
        origin,
        security,
        repository,
        words: fields.words.iter().map(|word| word.to_lowercase()).collect(),
    })
}

/// Checks an address of another site to which paths are added.
fn base_address(href: &Spanned<String>, context: &mut FileContext) -> String {
    let address = context.external_address(href);
    if !address.ends_with('/') || address.contains(['?', '#']) {
        let label = format!("found `{address}`; expected an address that ends with a slash, without `?` and `#`");
        context.diagnostics.push(Diagnostic::at(href.span(), "no path can be added to this address", label));
    }
    address
}

/// Checks an origin.
fn origin(href: &Spanned<String>, context: &mut FileContext) -> String {
    let address = context.external_address(href);
    // What is no address at all has been reported.
    if Url::parse(&address).is_ok_and(|url| url.origin().ascii_serialization() != address) {
        let label = format!("found `{address}`; expected only `https://` and the host, as in `https://www.ietf.org`");
        context.diagnostics.push(Diagnostic::at(href.span(), "this is not an origin", label));
    }
    address
}

/// Converts the contact for security reports. Returns `None` without a valid contact.
fn security(fields: &SiteFields, context: &mut FileContext) -> Option<Security> {
    let policy = fields.security_policy.as_ref().map(|policy| context.external_link(policy));
    let Some(contact) = &fields.security_contact else {
        if let Some(policy) = &fields.security_policy {
            let label = "found `security_policy` without `security_contact`; expected both";
            context.diagnostics.push(Diagnostic::at(policy.span(), "the security policy has no contact", label));
        }
        return None;
    };
    if let Ok(Target::External(_) | Target::Mail) = Target::parse(contact) {
        return Some(Security { contact: contact.to_string(), policy });
    }
    let label = format!("found `{contact}`; expected `mailto:…` or `https://…`");
    context.diagnostics.push(Diagnostic::at(contact.span(), "this is not a contact", label));
    None
}
