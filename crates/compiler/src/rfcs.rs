//! The RFC series, as the pages and the files for programs have it.

use std::collections::BTreeMap;

use model::paths::RFCS;
use model::rfc::Rfc;
use rfc_list::columns;
use sha2::{Digest, Sha256};

use crate::diagnostics::Diagnostic;
use crate::fields::{KindName, PageFields};

/// Id of the links to the lists by number.
pub(crate) const BY_NUMBER: &str = "by-number";
/// Id of the figures about the series.
pub(crate) const FIGURES: &str = "figures";
/// Id of the RFCs of the groups of a page.
pub(crate) const OF_GROUPS: &str = "current-rfcs";

/// Returns all RFCs, by number. If one says that it replaces or updates another, the other says so, too.
pub(crate) fn all(facts: &[synced::Rfc]) -> Vec<Rfc> {
    let mut rfcs: Vec<Rfc> = facts.iter().map(rfc).collect();
    let of_others = |own: fn(&Rfc) -> &[u32]| {
        let mut others = BTreeMap::<u32, Vec<u32>>::new();
        for rfc in &rfcs {
            for other in own(rfc) {
                others.entry(*other).or_default().push(rfc.number);
            }
        }
        others
    };
    let [mut obsoletes, mut obsoleted_by, mut updates, mut updated_by] = [
        of_others(|rfc| &rfc.obsoleted_by),
        of_others(|rfc| &rfc.obsoletes),
        of_others(|rfc| &rfc.updated_by),
        of_others(|rfc| &rfc.updates),
    ];
    for rfc in &mut rfcs {
        for (own, others) in [
            (&mut rfc.obsoletes, &mut obsoletes),
            (&mut rfc.obsoleted_by, &mut obsoleted_by),
            (&mut rfc.updates, &mut updates),
            (&mut rfc.updated_by, &mut updated_by),
        ] {
            own.extend(others.remove(&rfc.number).unwrap_or_default());
            own.sort_unstable();
            own.dedup();
        }
    }
    rfcs
}

fn rfc(fact: &synced::Rfc) -> Rfc {
    let strings = |lines: &[synced::text::Line]| lines.iter().map(ToString::to_string).collect();
    Rfc {
        number: fact.number,
        title: fact.title.to_string(),
        status: fact.status,
        stream: fact.stream,
        group: fact.group.as_ref().map(ToString::to_string),
        area: fact.area.as_ref().map(ToString::to_string),
        published: fact.published.to_string(),
        authors: strings(&fact.authors),
        keywords: strings(&fact.keywords),
        obsoletes: fact.obsoletes.clone(),
        obsoleted_by: fact.obsoleted_by.clone(),
        updates: fact.updates.clone(),
        updated_by: fact.updated_by.clone(),
        also: strings(&fact.also),
    }
}

/// Returns the files with which the program filters the list: the name of each, a hash of its text, and the text.
pub(crate) fn files(rfcs: &[Rfc]) -> Vec<(String, String)> {
    let named = |text: String| {
        let mut name = format!("{:x}", Sha256::digest(&text));
        name.truncate(16);
        (name, text)
    };
    columns::write(rfcs).into_iter().map(named).collect()
}

/// Returns markup as browsers serialize it, so that the app can take it from a prerendered page: without escaped quotes in text.
pub(crate) fn serialized(markup: &str) -> String {
    let mut html = String::with_capacity(markup.len());
    for part in markup.split_inclusive('<') {
        // Every `<` starts a tag and every `>` ends one, because both are escaped everywhere else.
        let (tag, text) = part.split_at(part.find('>').map_or(0, |end| end + 1));
        html.push_str(tag);
        html.push_str(&text.replace("&quot;", "\""));
    }
    html.replace('\u{a0}', "&nbsp;")
}

/// Checks the fields of a page that are about RFCs.
pub(crate) fn check(fields: &PageFields, address: &str, rfcs: &[synced::Rfc]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if fields.kind == KindName::Rfcs
        && let Some(title) = fields.title.as_ref().filter(|_| address != RFCS)
    {
        let label = format!("found `kind = \"rfcs\"` on the page `{address}`; expected it only on `{RFCS}`");
        diagnostics.push(Diagnostic::at(title.span(), "the list of RFCs has a fixed address", label));
    }
    for acronym in fields.rfcs_of.iter().filter(|_| !rfcs.is_empty()) {
        if !rfcs.iter().any(|rfc| rfc.group.as_deref() == Some(&***acronym)) {
            let label = format!("found `{}`; expected the acronym of a group that has written RFCs", **acronym);
            diagnostics.push(Diagnostic::at(acronym.span(), "no RFC is known from this group", label).warning());
        }
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(entries: &str) -> Vec<Rfc> {
        let text = format!(
            "source = \"https://www.rfc-editor.org/rfc-index.xml\"\non = 2026-01-04\ncount = 2\nrfc = [{entries}]"
        );
        all(synced::Document::parse(&text).unwrap().entries())
    }

    #[test]
    fn relations_are_known_from_both_sides() {
        let rfcs = facts(
            r#"{ number = 1, title = "One", status = "Unknown", stream = "legacy", published = "1969", obsoleted_by = [2] },
               { number = 2, title = "Two", status = "Unknown", stream = "legacy", published = "1969", updates = [1] }"#,
        );
        assert_eq!((&rfcs[1].obsoletes, &rfcs[0].updated_by), (&vec![1], &vec![2]));
        assert_eq!((&rfcs[0].obsoleted_by, &rfcs[0].obsoletes), (&vec![2], &vec![]));
    }

    #[test]
    fn quotes_in_text_are_not_escaped_as_in_browsers() {
        assert_eq!(serialized("a &quot;<b c=\"&quot;\">&quot;</b>&lt;"), "a \"<b c=\"&quot;\">\"</b>&lt;");
    }
}
