//! Headings: their levels, their ids, and the table of contents.

use std::ops::Range;

use model::Link;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::events::{Events, plain};
use super::slug::{is_id, slug};
use crate::diagnostics::Diagnostic;

/// So many second-level headings make a table of contents worth its place.
const WORTH_CONTENTS: usize = 3;

/// A heading that can be linked to.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    level: HeadingLevel,
    text: String,
    /// The id: given by the writer, else made from the words.
    pub(super) id: String,
    place: Range<usize>,
}

/// Checks the headings, and gives an id to those of the second and third level.
pub(super) fn check<'a>(mut events: Events<'a>, diagnostics: &mut Vec<Diagnostic>) -> (Events<'a>, Vec<Heading>) {
    let mut headings: Vec<Heading> = Vec::new();
    // The title of the page.
    let mut above = HeadingLevel::H1;
    for at in 0..events.len() {
        let text = heading_text(&events[at..]);
        let (event, place) = &mut events[at];
        let Event::Start(Tag::Heading { level, id, classes, attrs }) = event else { continue };
        diagnostics.extend(check_level(*level, above, place));
        above = *level;
        if text.is_empty() {
            diagnostics.push(Diagnostic::at(place.clone(), "this heading is empty", "expected words after the `#`"));
        }
        if !classes.is_empty() || !attrs.is_empty() {
            let label = "found a class or another attribute; expected an id and nothing else, as in `{#mission}`";
            diagnostics.push(Diagnostic::at(place.clone(), "a heading can only be given an id", label));
        }
        if let Some(id) = id.as_deref().filter(|id| !is_id(id)) {
            let label = format!("found `{id}`; expected letters, digits and hyphens, as in `{{#mission}}`");
            diagnostics.push(Diagnostic::at(place.clone(), "this is no id", label));
        }
        if id.is_none() && *level <= HeadingLevel::H3 {
            *id = Some(CowStr::from(slug(&text)));
        }
        let Some(id) = id.as_deref().map(str::to_owned) else { continue };
        let heading = Heading { level: *level, text, id, place: place.clone() };
        diagnostics.extend(check_id(&heading, &headings));
        headings.push(heading);
    }
    (events, headings)
}

/// The table of contents; empty for a short text.
pub(super) fn table_of_contents(headings: &[Heading]) -> Vec<Link> {
    let sections: Vec<Link> = headings
        .iter()
        .filter(|heading| heading.level == HeadingLevel::H2)
        .map(|heading| Link { label: heading.text.clone(), href: format!("#{}", heading.id) })
        .collect();
    if sections.len() < WORTH_CONTENTS { Vec::new() } else { sections }
}

/// The words of the heading that `events` starts with.
fn heading_text(events: &[(Event<'_>, Range<usize>)]) -> String {
    if !matches!(events.first(), Some((Event::Start(Tag::Heading { .. }), _))) {
        return String::new();
    }
    plain(events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_)))))
}

fn check_level(level: HeadingLevel, above: HeadingLevel, place: &Range<usize>) -> Option<Diagnostic> {
    let signs = |count: usize| "#".repeat(count);
    if level == HeadingLevel::H1 {
        let label = "found level 1, which is the title in the front matter; expected `##`";
        return Some(Diagnostic::at(place.clone(), "the text has a heading of the first level", label));
    }
    let (level, next) = (level as usize, above as usize + 1);
    (level > next).then(|| {
        let label = format!("found `{}`; expected `{}` or fewer", signs(level), signs(next));
        Diagnostic::at(place.clone(), "the level of this heading skips one", label)
    })
}

fn check_id(heading: &Heading, before: &[Heading]) -> Option<Diagnostic> {
    let Heading { text, id, place, .. } = heading;
    if id.is_empty() {
        let label = "found no letters to make an id from; expected one in braces, as in `{#mission}`";
        return (!text.is_empty()).then(|| Diagnostic::at(place.clone(), "this heading has no id", label));
    }
    let other = before.iter().find(|other| other.id == *id)?;
    let label = format!("found `{id}` again; expected another id, as in `{{#{id}-2}}`");
    Some(
        Diagnostic::at(place.clone(), "two headings have the same id", label)
            .also(other.place.clone(), "the first one is here"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn run(text: &str) -> (Vec<Heading>, usize) {
        let mut diagnostics = Vec::new();
        let (_, headings) = check(parse(text, 0..text.len()), &mut diagnostics);
        (headings, diagnostics.len())
    }

    #[test]
    fn ids_are_made_or_given() {
        let (headings, diagnostics) = run("## Our *mission*\n\n### How {#way}\n\n#### Detail\n\n#### Named {#named}\n");
        let ids: Vec<_> = headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!((ids.as_slice(), diagnostics), (["our-mission", "way", "named"].as_slice(), 0));
    }

    #[test]
    fn r8_levels_and_ids_are_checked() {
        for text in [
            "# One",
            "One\n===",
            "### Three",
            "## Two\n\n#### Four",
            "## Two\n\n## Two",
            "## One {#a}\n\n## Two {#a}",
            "##",
            "## …",
            "## Two {.class}",
            "## Two {onclick=alert(1)}",
            "## Two {#a\"b}",
        ] {
            assert_eq!(run(text).1, 1, "{text}");
        }
        assert_eq!(run("## Two\n\n### Three\n\n## Four\n\n### Five\n\n#### Six").1, 0);
    }

    #[test]
    fn a_table_of_contents_needs_three_headings() {
        assert_eq!(table_of_contents(&run("## A\n\n## B\n\n### C").0), []);
        let links = table_of_contents(&run("## A `x`\n\n## B\n\n### D\n\n## C").0);
        assert_eq!(links.len(), 3);
        assert_eq!(links[0], Link { label: "A x".into(), href: "#a-x".into() });
    }
}
