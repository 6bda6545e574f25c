//! The fields of `site.toml`.

use super::notes::Notes;
use crate::fields::SiteFields;
use crate::report::Problem;

/// The names that every page uses.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) name: String,
    pub(crate) full_name: String,
    pub(crate) origin: String,
}

/// The names. Nothing if one is missing, which has been reported.
pub(super) fn names(fields: SiteFields, notes: &mut Notes) -> Option<Names> {
    let origin = fields.origin?;
    let href = notes.external(&origin);
    if href.trim_start_matches("https://").contains(['/', '?', '#']) {
        let label = format!("found `{href}`; expected `https://` and the host, as in `https://www.ietf.org`");
        notes.problems.push(Problem::at(origin.span(), "this is no origin", label));
    }
    Some(Names { name: fields.name?.to_string(), full_name: fields.full_name?.to_string(), origin: href })
}
