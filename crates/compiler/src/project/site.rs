//! The fields of `site.toml`.

use std::collections::BTreeSet;

use super::file_context::FileContext;
use crate::Security;
use crate::diagnostics::Diagnostic;
use crate::fields::{SiteFields, Spanned};
use crate::links::Target;

/// The names that every page uses.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) name: String,
    pub(crate) full_name: String,
    pub(crate) origin: String,
    pub(crate) security: Option<Security>,
    /// The address to which the path of a file is added to edit it.
    pub(crate) repository: Option<String>,
    /// Words that are right, though the check of spelling takes them for mistakes; in small letters.
    pub(crate) words: BTreeSet<String>,
}

/// The names. Nothing if one is missing, which has been reported.
pub(super) fn names(fields: SiteFields, context: &mut FileContext) -> Option<Names> {
    let security = security(&fields, context);
    let origin = fields.origin?;
    let href = context.external(&origin);
    if href.trim_start_matches("https://").contains(['/', '?', '#']) {
        let label = format!("found `{href}`; expected `https://` and the host, as in `https://www.ietf.org`");
        context.diagnostics.push(Diagnostic::at(origin.span(), "this is no origin", label));
    }
    let repository = fields.repository.as_ref().map(|repository| folder(repository, context));
    Some(Names {
        name: fields.name?.to_string(),
        full_name: fields.full_name?.to_string(),
        origin: href,
        security,
        repository,
        words: fields.words.iter().map(|word| word.to_lowercase()).collect(),
    })
}

/// An address of another site to which paths can be added.
fn folder(href: &Spanned<String>, context: &mut FileContext) -> String {
    let address = context.external(href);
    if !address.ends_with('/') || address.contains(['?', '#']) {
        let label = format!("found `{address}`; expected an address that ends with a slash");
        context.diagnostics.push(Diagnostic::at(href.span(), "no path can be added to this", label));
    }
    address
}

/// Where flaws are reported. Nothing if there is no contact.
fn security(fields: &SiteFields, context: &mut FileContext) -> Option<Security> {
    let policy = fields.security_policy.as_ref().map(|policy| context.outside_link(policy));
    let Some(contact) = &fields.security_contact else {
        if let Some(policy) = &fields.security_policy {
            let label = "found a policy without a contact; expected `security_contact` too";
            context.diagnostics.push(Diagnostic::at(policy.span(), "nobody is named to report to", label));
        }
        return None;
    };
    if let Ok(Target::External(_) | Target::Mail) = Target::parse(contact) {
        return Some(Security { contact: contact.to_string(), policy });
    }
    let label = format!("found `{contact}`; expected `mailto:…` or `https://…`");
    context.diagnostics.push(Diagnostic::at(contact.span(), "nobody can be reached there", label));
    None
}
