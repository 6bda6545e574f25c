//! Converts and checks the redirects of `redirects.toml`, each on its own.

use std::ops::Range;

use model::paths::CONTENT;
use redirects::target::{TargetError, check, fill};
use redirects::{Pattern, Redirect};

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{RedirectFields, RedirectTable, Spanned};
use crate::links::{Target, invalid_address};

/// A redirect with its spans.
#[derive(Debug)]
pub(crate) struct RedirectDraft {
    pub(crate) redirect: Redirect,
    pub(crate) from_span: Range<usize>,
    pub(crate) to_span: Range<usize>,
    /// Whether the target has no error on its own.
    pub(crate) target_is_valid: bool,
}

/// Converts the redirects, single addresses first. Those with an invalid source are left out.
pub(super) fn drafts(fields: RedirectFields, context: &mut FileContext) -> Vec<RedirectDraft> {
    let mut drafts = convert(fields.addresses, true, context);
    drafts.extend(convert(fields.patterns, false, context));
    drafts
}

/// Converts a table of single addresses (`plain`) or of patterns.
fn convert(table: RedirectTable, plain: bool, context: &mut FileContext) -> Vec<RedirectDraft> {
    let mut draft = |from: toml::Spanned<String>, to: Spanned<String>| {
        let (from_span, from) = (from.span(), from.into_inner());
        let source =
            parse_source(&from, &from_span, plain).map_err(|diagnostic| context.diagnostics.push(diagnostic)).ok();
        let names = source.as_ref().map(Pattern::names);
        let target_error = check_target(&to, names.as_deref());
        let target_is_valid = target_error.is_none();
        context.diagnostics.extend(target_error);
        let redirect = Redirect { from: source?, to: to.to_string() };
        Some(RedirectDraft { redirect, from_span, to_span: to.span(), target_is_valid })
    };
    table.in_file_order().into_iter().filter_map(|(from, to)| draft(from, to)).collect()
}

fn parse_source(from: &str, span: &Range<usize>, plain: bool) -> Result<Pattern, Diagnostic> {
    let diagnostic = |title: &str, label: String| Diagnostic::at(span.clone(), title, label);
    let pattern = Pattern::parse(from).map_err(|label| diagnostic("this address cannot be redirected", label))?;
    match pattern.excluded_prefix() {
        Some(CONTENT) => {
            let label = format!("found `{CONTENT}`, which holds the data of the site; expected another folder");
            return Err(diagnostic("this address cannot be redirected", label));
        }
        Some(prefix) => {
            let label = format!(
                "found `{prefix}`, which is another service on the same host; expected an address of this site"
            );
            return Err(diagnostic("this address belongs to another service", label));
        }
        None => {}
    }
    match (plain, pattern.is_plain()) {
        (true, false) => Err(diagnostic(
            "a pattern is listed under `[addresses]`",
            format!("found `{from}`; expected an address without `*` and `:name`, or this line under `[patterns]`"),
        )),
        (false, true) => Err(diagnostic(
            "a single address is listed under `[patterns]`",
            format!("found `{from}`; expected a pattern with `/*` or `:name`, or this line under `[addresses]`"),
        )),
        _ => Ok(pattern),
    }
}

/// Checks a target on its own. `names` are those of its source, if that is valid.
fn check_target(to: &Spanned<String>, names: Option<&[&str]>) -> Option<Diagnostic> {
    let diagnostic = |title: &str, label: String| Some(Diagnostic::at(to.span(), title, label));
    if !to.starts_with("https://") && !to.starts_with('/') {
        return match Target::parse(to) {
            Ok(_) => {
                diagnostic("this is not the address of a page", format!("found `{to}`; expected `/…/` or `https://…`"))
            }
            Err(error) => Some(invalid_address(&error, to.span())),
        };
    }
    match check(to, names) {
        Err(TargetError::UnknownName(name)) => {
            let known: Vec<String> = names.unwrap_or_default().iter().map(|name| format!("`:{name}`")).collect();
            let known =
                if known.is_empty() { "no name, because the source has none".to_owned() } else { known.join(" or ") };
            return diagnostic("the old address does not have this name", format!("found `:{name}`; expected {known}"));
        }
        Err(TargetError::SpecialCharacter(character)) => {
            let label = format!("found `{character}`; expected it percent-encoded, as `%xx`");
            return diagnostic("this character has a special meaning for some servers", label);
        }
        Err(TargetError::Open) => {
            let label = format!("found `{to}`; expected a host, or a first folder, without names");
            return diagnostic("this redirect could lead anywhere", label);
        }
        Ok(()) => {}
    }
    match Target::parse(&fill(to, |_| "0".to_owned())) {
        Ok(Target::Page { .. } | Target::File(_) | Target::External(_)) => None,
        Ok(_) => diagnostic(
            "this is not the address of a page",
            format!("found `{to}`; expected an address that ends with a slash, or `https://…`"),
        ),
        Err(error) => Some(invalid_address(&error, to.span())),
    }
}
