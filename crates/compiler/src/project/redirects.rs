//! The pairs of `redirects.toml`, each by itself.

use std::ops::Range;

use super::notes::Notes;
use crate::fields::{Pairs, RedirectFields, Spanned};
use crate::links::{Target, refused};
use crate::location::FOREIGN;
use crate::redirects::{Draft, Pattern, Piece, Redirect, pieces};
use crate::report::Problem;

/// The folder of the site's own data, in which no old address can be.
const CONTENT: &str = "content";

/// The pairs that can be read: addresses first.
pub(super) fn drafts(fields: RedirectFields, notes: &mut Notes) -> Vec<Draft> {
    let mut drafts = pairs(fields.addresses, true, notes);
    drafts.extend(pairs(fields.patterns, false, notes));
    drafts
}

fn pairs(pairs: Pairs, plain: bool, notes: &mut Notes) -> Vec<Draft> {
    let mut draft = |from: toml::Spanned<String>, to: Spanned<String>| {
        let (from_place, from) = (from.span(), from.into_inner());
        let source = source(&from, &from_place, plain).map_err(|problem| notes.problems.push(problem)).ok();
        let names = source.as_ref().map(Pattern::names);
        let fault = target(&to, names.as_deref());
        let is_sound = fault.is_none();
        notes.problems.extend(fault);
        let redirect = Redirect { from: source?, to: to.to_string() };
        Some(Draft { redirect, from_place, to_place: to.span(), is_sound })
    };
    pairs.in_order().into_iter().filter_map(|(from, to)| draft(from, to)).collect()
}

fn source(from: &str, place: &Range<usize>, plain: bool) -> Result<Pattern, Problem> {
    let problem = |title: &str, label: String| Problem::at(place.clone(), title, label);
    let pattern = Pattern::parse(from).map_err(|label| problem("this cannot be an old address", label))?;
    let first = pattern.first_folder();
    if let Some(folder) = FOREIGN.iter().find(|folder| first.fits(&format!("/{folder}"))) {
        let label =
            format!("found `/{folder}/`, which is another service of the same host; expected an address of this site");
        return Err(problem("this address belongs to others", label));
    }
    if first.fits(&format!("/{CONTENT}")) {
        let label = format!("found `/{CONTENT}/`, which holds the data of the site; expected another folder");
        return Err(problem("this cannot be an old address", label));
    }
    match (plain, pattern.is_plain()) {
        (true, false) => Err(problem(
            "a pattern is among the addresses",
            format!("found `{from}`; expected an address without `*` and `:name`, or this under `[patterns]`"),
        )),
        (false, true) => Err(problem(
            "an address is among the patterns",
            format!("found `{from}`; expected a pattern with `/*` or `:name`, or this under `[addresses]`"),
        )),
        _ => Ok(pattern),
    }
}

/// What is wrong with a target by itself. `names` are those of its source, if that could be read.
fn target(to: &Spanned<String>, names: Option<&[&str]>) -> Option<Problem> {
    let pieces = pieces(to);
    let problem = |title: &str, label: String| Some(Problem::at(to.span(), title, label));
    if !to.starts_with("https://") && !to.starts_with('/') {
        return match Target::parse(to) {
            Ok(_) => problem("this is no page", format!("found `{to}`; expected `/…/` or `https://…`")),
            Err(fault) => Some(refused(&fault, to.span())),
        };
    }
    let unknown =
        |piece: &&Piece| matches!(piece, Piece::Name(name) if names.is_some_and(|names| !names.contains(name)));
    if let Some(Piece::Name(name)) = pieces.iter().find(unknown) {
        let known: Vec<String> = names.unwrap_or_default().iter().map(|name| format!("`:{name}`")).collect();
        let known = if known.is_empty() { "none, as the source has none".to_owned() } else { known.join(" or ") };
        return problem("the source does not have this name", format!("found `:{name}`; expected {known}"));
    }
    // Hosts, and shells of hosts, have other meanings for these.
    if let Some(odd) = to.chars().find(|sign| "$*()[]'!".contains(*sign)) {
        return problem(
            "this target cannot be written for every host",
            format!("found `{odd}`; expected `%xx` instead"),
        );
    }
    // What a pattern finds is only put behind a host and a folder that are written here (an open redirect is no way
    // out of the site).
    let start = match pieces.first() {
        Some(Piece::Text(text)) => {
            text.strip_prefix("https://").map_or(*text, |host| host.find('/').map_or("", |at| &host[at..]))
        }
        _ => "",
    };
    let closed = if to.starts_with("https://") { !start.is_empty() } else { start.len() > 1 };
    if pieces.len() > 1 && !closed {
        return problem(
            "this target is open",
            format!("found `{to}`; expected a host, or a first folder, without names"),
        );
    }
    let filled: String = pieces.iter().map(|piece| if let Piece::Text(text) = piece { text } else { "0" }).collect();
    match Target::parse(&filled) {
        Ok(Target::Page { .. } | Target::File(_) | Target::External(_)) => None,
        Ok(_) => problem(
            "this is no page",
            format!("found `{to}`; expected an address that ends with a slash, or `https://…`"),
        ),
        Err(fault) => Some(refused(&fault, to.span())),
    }
}
