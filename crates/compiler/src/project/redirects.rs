//! The pairs of `redirects.toml`, each by itself.

use std::ops::Range;

use model::paths::CONTENT;
use redirects::target::{TargetError, check, fill};
use redirects::{Pattern, Redirect};

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{Pairs, RedirectFields, Spanned};
use crate::links::{Target, refused};

/// A pair of `redirects.toml` that has been looked at by itself.
#[derive(Debug)]
pub(crate) struct RedirectDraft {
    pub(crate) redirect: Redirect,
    /// Where the source is in the file.
    pub(crate) from_place: Range<usize>,
    /// Where the target is in the file.
    pub(crate) to_place: Range<usize>,
    /// Whether nothing has been said against the target yet.
    pub(crate) is_sound: bool,
}

/// The pairs that can be read: addresses first.
pub(super) fn drafts(fields: RedirectFields, context: &mut FileContext) -> Vec<RedirectDraft> {
    let mut drafts = pairs(fields.addresses, true, context);
    drafts.extend(pairs(fields.patterns, false, context));
    drafts
}

fn pairs(pairs: Pairs, plain: bool, context: &mut FileContext) -> Vec<RedirectDraft> {
    let mut draft = |from: toml::Spanned<String>, to: Spanned<String>| {
        let (from_place, from) = (from.span(), from.into_inner());
        let source = source(&from, &from_place, plain).map_err(|diagnostic| context.diagnostics.push(diagnostic)).ok();
        let names = source.as_ref().map(Pattern::names);
        let fault = target(&to, names.as_deref());
        let is_sound = fault.is_none();
        context.diagnostics.extend(fault);
        let redirect = Redirect { from: source?, to: to.to_string() };
        Some(RedirectDraft { redirect, from_place, to_place: to.span(), is_sound })
    };
    pairs.in_order().into_iter().filter_map(|(from, to)| draft(from, to)).collect()
}

fn source(from: &str, place: &Range<usize>, plain: bool) -> Result<Pattern, Diagnostic> {
    let diagnostic = |title: &str, label: String| Diagnostic::at(place.clone(), title, label);
    let pattern = Pattern::parse(from).map_err(|label| diagnostic("this cannot be an old address", label))?;
    match pattern.excluded_prefix() {
        Some(CONTENT) => {
            let label = format!("found `{CONTENT}`, which holds the data of the site; expected another folder");
            return Err(diagnostic("this cannot be an old address", label));
        }
        Some(prefix) => {
            let label = format!(
                "found `{prefix}`, which is another service of the same host; expected an address of this site"
            );
            return Err(diagnostic("this address belongs to others", label));
        }
        None => {}
    }
    match (plain, pattern.is_plain()) {
        (true, false) => Err(diagnostic(
            "a pattern is among the addresses",
            format!("found `{from}`; expected an address without `*` and `:name`, or this under `[patterns]`"),
        )),
        (false, true) => Err(diagnostic(
            "an address is among the patterns",
            format!("found `{from}`; expected a pattern with `/*` or `:name`, or this under `[addresses]`"),
        )),
        _ => Ok(pattern),
    }
}

/// What is wrong with a target by itself. `names` are those of its source, if that could be read.
fn target(to: &Spanned<String>, names: Option<&[&str]>) -> Option<Diagnostic> {
    let diagnostic = |title: &str, label: String| Some(Diagnostic::at(to.span(), title, label));
    if !to.starts_with("https://") && !to.starts_with('/') {
        return match Target::parse(to) {
            Ok(_) => diagnostic("this is no page", format!("found `{to}`; expected `/…/` or `https://…`")),
            Err(fault) => Some(refused(&fault, to.span())),
        };
    }
    match check(to, names) {
        Err(TargetError::UnknownName(name)) => {
            let known: Vec<String> = names.unwrap_or_default().iter().map(|name| format!("`:{name}`")).collect();
            let known = if known.is_empty() { "none, as the source has none".to_owned() } else { known.join(" or ") };
            return diagnostic("the source does not have this name", format!("found `:{name}`; expected {known}"));
        }
        Err(TargetError::SpecialCharacter(character)) => {
            let label = format!("found `{character}`; expected `%xx` instead");
            return diagnostic("this target cannot be written for every host", label);
        }
        Err(TargetError::Open) => {
            let label = format!("found `{to}`; expected a host, or a first folder, without names");
            return diagnostic("this target is open", label);
        }
        Ok(()) => {}
    }
    match Target::parse(&fill(to, |_| "0".to_owned())) {
        Ok(Target::Page { .. } | Target::File(_) | Target::External(_)) => None,
        Ok(_) => diagnostic(
            "this is no page",
            format!("found `{to}`; expected an address that ends with a slash, or `https://…`"),
        ),
        Err(fault) => Some(refused(&fault, to.span())),
    }
}
