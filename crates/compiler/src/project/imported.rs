//! Checks where a text was imported from. The site does not show it.

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{ImportedFields, Spanned};

/// Number of hexadecimal digits of a SHA-256.
const DIGEST_LENGTH: usize = 64;

/// Reports values that `script/import` does not write, and a text that is said to sum up the `original` that it is.
pub(super) fn check(imported: Option<ImportedFields>, original: Option<&Spanned<String>>, context: &mut FileContext) {
    let Some(ImportedFields { from, on, digest }) = imported else { return };
    if let Some(original) = original {
        let label = format!("found `{original}` and `imported`; expected `original` only with a text of your own");
        context.diagnostics.push(Diagnostic::at(original.span(), "a text that was imported is no summary", label));
    }
    if let Some(from) = from {
        context.external_address(&from);
    }
    if let Some(on) = on.filter(|on| context.is_future(**on)) {
        let label = format!("found {}; expected the day on which the page was imported", on.0);
        context.diagnostics.push(Diagnostic::at(on.span(), "this day is in the future", label).warning());
    }
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if let Some(digest) = digest.filter(|digest| digest.len() != DIGEST_LENGTH || !digest.bytes().all(is_digit)) {
        let found: String = digest.chars().take(DIGEST_LENGTH).collect();
        let label = format!("found `{found}`; expected {DIGEST_LENGTH} digits and lowercase letters from a to f");
        let help = "only `script/import` writes it: take the line out if the text is your own".to_owned();
        context.diagnostics.push(Diagnostic::at(digest.span(), "this is not a SHA-256", label).help(help));
    }
}
