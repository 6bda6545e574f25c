//! Checks headings, gives them ids, and makes the table of contents.

use std::ops::Range;

use model::Link;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::events::{Events, plain_text};
use super::ids::is_reserved;
use super::slug::{is_id, slug};
use crate::diagnostics::Diagnostic;
use crate::links::ID_PREFIX;

/// Minimum number of second-level headings for a table of contents.
const MIN_CONTENTS_HEADINGS: usize = 3;

/// A heading that can be linked to.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    level: HeadingLevel,
    text: String,
    /// The id: set by the writer, else made from the text.
    pub(super) id: String,
    span: Range<usize>,
}

/// Checks the headings, and gives ids to those of levels 2 and 3.
///
/// An id that is `taken` by the view of the page, or reserved, gets a prefix.
pub(super) fn check<'a>(
    mut events: Events<'a>,
    taken: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Events<'a>, Vec<Heading>) {
    let mut headings: Vec<Heading> = Vec::new();
    // The title of the page is the first heading.
    let mut previous = HeadingLevel::H1;
    for at in 0..events.len() {
        let text = heading_text(&events[at..]);
        let (event, span) = &mut events[at];
        let Event::Start(Tag::Heading { level, id, classes, attrs }) = event else { continue };
        diagnostics.extend(check_level(*level, previous, span));
        previous = *level;
        if text.is_empty() {
            diagnostics.push(Diagnostic::at(span.clone(), "this heading is empty", "expected words after the `#`"));
        }
        if !classes.is_empty() || !attrs.is_empty() {
            let label = "found a class or another attribute; expected only an id, as in `{#mission}`";
            diagnostics.push(Diagnostic::at(span.clone(), "a heading can have no attributes but an id", label));
        }
        if let Some(id) = id.as_deref().filter(|id| !is_id(id)) {
            let label = format!("found `{id}`; expected letters, digits, `-` and `_`, as in `{{#mission}}`");
            diagnostics.push(Diagnostic::at(span.clone(), "this is not a valid id", label));
        }
        if let Some(id) = id.as_deref().filter(|id| is_reserved(id, taken)) {
            let label = format!(
                "found `{id}`, which another part of the page has; expected another, as in `{{#{ID_PREFIX}{id}}}`"
            );
            diagnostics.push(Diagnostic::at(span.clone(), "this id is not free", label));
        }
        if id.is_none() && *level <= HeadingLevel::H3 {
            let slug = slug(&text);
            *id = Some(CowStr::from(if is_reserved(&slug, taken) { format!("{ID_PREFIX}{slug}") } else { slug }));
        }
        let Some(id) = id.as_deref().map(str::to_owned) else { continue };
        let heading = Heading { level: *level, text, id, span: span.clone() };
        diagnostics.extend(check_id(&heading, &headings));
        headings.push(heading);
    }
    (events, headings)
}

/// Returns the table of contents; empty for a short text.
pub(super) fn table_of_contents(headings: &[Heading]) -> Vec<Link> {
    let sections: Vec<Link> = headings
        .iter()
        .filter(|heading| heading.level == HeadingLevel::H2)
        .map(|heading| Link { label: heading.text.clone(), href: format!("#{}", heading.id) })
        .collect();
    if sections.len() < MIN_CONTENTS_HEADINGS { Vec::new() } else { sections }
}

/// Returns the text of the heading that `events` starts with.
pub(super) fn heading_text(events: &[(Event<'_>, Range<usize>)]) -> String {
    if !matches!(events.first(), Some((Event::Start(Tag::Heading { .. }), _))) {
        return String::new();
    }
    plain_text(events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_)))))
}

fn check_level(level: HeadingLevel, previous: HeadingLevel, span: &Range<usize>) -> Option<Diagnostic> {
    let marks = |level: usize| "#".repeat(level);
    if level == HeadingLevel::H1 {
        let label = "found `#`, which is for the title in the front matter; expected `##`";
        return Some(Diagnostic::at(span.clone(), "the text has a heading of level 1", label));
    }
    let (level, max) = (level as usize, previous as usize + 1);
    (level > max).then(|| {
        let label = format!("found `{}`; expected at most `{}`", marks(level), marks(max));
        Diagnostic::at(span.clone(), "this heading skips a level", label)
    })
}

fn check_id(heading: &Heading, before: &[Heading]) -> Option<Diagnostic> {
    let Heading { text, id, span, .. } = heading;
    if id.is_empty() {
        let label = "found no letters to make an id from; expected an id in braces, as in `{#mission}`";
        return (!text.is_empty()).then(|| Diagnostic::at(span.clone(), "this heading has no id", label));
    }
    let other = before.iter().find(|other| other.id == *id)?;
    let label = format!("found `{id}` again; expected another id, as in `{{#{id}-2}}`");
    Some(
        Diagnostic::at(span.clone(), "two headings have the same id", label)
            .related(other.span.clone(), "the first one is here"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn run(text: &str) -> (Vec<Heading>, usize) {
        let mut diagnostics = Vec::new();
        let (_, headings) = check(parse(text, 0..text.len()), &["tls".to_owned()], &mut diagnostics);
        (headings, diagnostics.len())
    }

    #[test]
    fn ids_are_made_from_text_or_set() {
        let (headings, diagnostics) = run("## Our *mission*\n\n### How {#way}\n\n#### Detail\n\n#### Named {#named}\n");
        let ids: Vec<_> = headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!((ids.as_slice(), diagnostics), (["our-mission", "way", "named"].as_slice(), 0));
    }

    #[test]
    fn ids_of_the_app_are_left_to_it() {
        let (headings, diagnostics) = run("## Menu\n\n## Hydration data\n\n## TLS\n\n## Menus\n");
        let ids: Vec<_> = headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(
            (ids.as_slice(), diagnostics),
            (["section-menu", "section-hydration-data", "section-tls", "menus"].as_slice(), 0)
        );
        assert_eq!(run("## A {#menu}").1, 1);
    }

    #[test]
    fn r8_invalid_levels_and_ids_are_rejected() {
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
    fn table_of_contents_needs_three_headings() {
        assert_eq!(table_of_contents(&run("## A\n\n## B\n\n### C").0), []);
        let links = table_of_contents(&run("## A `x`\n\n## B\n\n### D\n\n## C").0);
        assert_eq!(links.len(), 3);
        assert_eq!(links[0], Link { label: "A x".into(), href: "#a-x".into() });
    }
}
