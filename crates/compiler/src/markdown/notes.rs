//! Notes, as in `text[^1]` and `[^1]: The note.` They stand at the end of the page, in the order in which the text refers to them,
//! with links there and back.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::{Events, texts};
use crate::diagnostics::Diagnostic;
use crate::suggest::did_you_mean;

/// Reports references to notes that do not exist: the parser takes them for text. Returns whether there are any.
pub(super) fn check(events: &Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    let defined: Vec<String> = events.iter().filter_map(|(event, _)| Some(definition(event)?.to_owned())).collect();
    for (label, at) in texts(events).flat_map(|(_, span)| references(file, span)) {
        let found = format!("found `[^{label}]`; expected a line such as `[^{label}]: The note.` in this file");
        let help = did_you_mean(label, defined.iter().map(String::as_str))
            .map(|help| help.replacen('`', "`[^", 1).replacen("`?", "]`?", 1));
        let span = at..at + label.len() + 3;
        diagnostics.push(Diagnostic::at(span, "this note does not exist", found).help(help));
    }
    diagnostics.len() > before
}

/// Returns the labels that the text at `span` refers to, each with the position of its bracket. After a backslash, a bracket is text.
fn references<'f>(file: &'f str, span: &Range<usize>) -> impl Iterator<Item = (&'f str, usize)> {
    let start = span.start;
    let raw = file.get(span.clone()).unwrap_or_default();
    raw.match_indices("[^").filter_map(move |(at, mark)| {
        let rest = &raw[at + mark.len()..];
        let label = &rest[..rest.find(|end: char| end == ']' || end.is_whitespace())?];
        let is_escaped = file[..start + at].ends_with('\\');
        (rest[label.len()..].starts_with(']') && !label.is_empty() && !is_escaped).then_some((label, start + at))
    })
}

/// Returns the label of a note that starts here.
fn definition<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Start(Tag::FootnoteDefinition(label)) => Some(label),
        _ => None,
    }
}

/// A note.
struct Note<'a> {
    span: Range<usize>,
    content: Events<'a>,
}

/// The references to notes so far.
#[derive(Default)]
struct Numbers {
    /// The keys of the notes, by number.
    order: Vec<String>,
    /// The number of references to each.
    references: BTreeMap<String, usize>,
}

impl Numbers {
    /// Returns the link to a note.
    fn reference(&mut self, label: &str) -> String {
        let key = key(label);
        let known = self.order.iter().position(|other| *other == key);
        let number = 1 + known.unwrap_or_else(|| {
            self.order.push(key.clone());
            self.order.len() - 1
        });
        let count = self.references.entry(key).or_default();
        *count += 1;
        let id = reference_id(number, *count);
        format!("<sup><a href=\"#note-{number}\" id=\"{id}\" aria-label=\"Note {number}\">[{number}]</a></sup>")
    }
}

/// Returns the id of a reference to a note.
fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("note-{number}-text") } else { format!("note-{number}-text-{count}") }
}

/// Labels are the same in capitals.
fn key(label: &str) -> String {
    label.to_lowercase()
}

/// Moves the notes to the end, numbers them, and adds the links. Reports labels of two notes, and notes that nothing refers to, unless
/// a reference is `misspelled`.
pub(super) fn place<'a>(events: Events<'a>, misspelled: bool, diagnostics: &mut Vec<Diagnostic>) -> Events<'a> {
    let (text, mut notes) = take_notes(events, diagnostics);
    let mut numbers = Numbers::default();
    let mut placed = with_links(text, &mut numbers);
    let mut list: Events<'a> = Vec::new();
    let mut at = 0;
    // A note can refer to another, which then follows.
    while let Some(key) = numbers.order.get(at).cloned() {
        at += 1;
        let Some(Note { span, content }) = notes.remove(&key) else { continue };
        list.push((Event::Html(format!("<li id=\"note-{at}\">\n").into()), span.clone()));
        list.extend(with_links(content, &mut numbers));
        list.push((Event::Html("</li>\n".into()), span));
    }
    add_back_links(&mut list, &numbers);
    for Note { span, .. } in notes.into_values().filter(|_| !misspelled) {
        let label = "found no reference to it; expected one in the text, as in `word[^1]`";
        diagnostics.push(Diagnostic::at(span, "this note is not used", label));
    }
    if let (Some((_, first)), Some((_, last))) = (list.first().cloned(), list.last().cloned()) {
        placed.push((Event::Html("<section aria-label=\"Notes\"><hr>\n<ol>\n".into()), first));
        placed.extend(list);
        placed.push((Event::Html("</ol>\n</section>\n".into()), last));
    }
    placed
}

/// Separates the notes from the rest.
fn take_notes<'a>(events: Events<'a>, diagnostics: &mut Vec<Diagnostic>) -> (Events<'a>, BTreeMap<String, Note<'a>>) {
    let (mut text, mut notes) = (Vec::with_capacity(events.len()), BTreeMap::<String, Note<'a>>::new());
    let mut open: Option<(String, Note<'a>)> = None;
    for (event, span) in events {
        if let Some(label) = definition(&event) {
            open = Some((key(label), Note { span, content: Vec::new() }));
        } else if matches!(event, Event::End(TagEnd::FootnoteDefinition)) {
            let Some((key, note)) = open.take() else { continue };
            if let Some(first) = notes.get(&key) {
                let label = format!("found `[^{key}]` again; expected another label");
                diagnostics.push(
                    Diagnostic::at(note.span, "two notes have the same label", label)
                        .related(first.span.clone(), "the first one is here"),
                );
            } else {
                notes.insert(key, note);
            }
        } else if let Some((_, note)) = &mut open {
            note.content.push((event, span));
        } else {
            text.push((event, span));
        }
    }
    (text, notes)
}

/// Turns references into links.
fn with_links<'a>(events: Events<'a>, numbers: &mut Numbers) -> Events<'a> {
    let link = |(event, span)| match event {
        Event::FootnoteReference(label) => (Event::InlineHtml(numbers.reference(&label).into()), span),
        event => (event, span),
    };
    events.into_iter().map(link).collect()
}

/// Adds the links back to the text, at the end of the last paragraph of each note.
fn add_back_links(list: &mut Events<'_>, numbers: &Numbers) {
    let mut number = numbers.order.len();
    for at in (0..list.len()).rev() {
        if !matches!(&list[at].0, Event::Html(html) if **html == *"</li>\n") {
            continue;
        }
        let span = list[at].1.clone();
        let is_paragraph = at > 0 && matches!(list[at - 1].0, Event::End(TagEnd::Paragraph));
        // Every note in the list has a number, and the list is in their order.
        let count = numbers.order.get(number - 1).and_then(|key| numbers.references.get(key)).copied().unwrap_or(1);
        let links = back_links(number, count);
        list.insert(if is_paragraph { at - 1 } else { at }, (Event::InlineHtml(CowStr::from(links)), span));
        number -= 1;
    }
}

/// Returns the links from a note to the places that refer to it.
fn back_links(number: usize, count: usize) -> String {
    let mut links = String::new();
    for reference in 1..=count {
        let id = reference_id(number, reference);
        let which = if reference == 1 { String::new() } else { format!(" ({reference})") };
        // Writing to a string cannot fail.
        let _ = write!(links, " <a href=\"#{id}\" aria-label=\"Back to the text{which}\">↩</a>");
    }
    links
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::super::html;
    use super::super::tests::browser::inner_html;
    use super::*;

    fn run(text: &str) -> (String, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let events = parse(text, 0..text.len());
        let misspelled = check(&events, text, &mut diagnostics);
        let events = place(events, misspelled, &mut diagnostics);
        (html::write(events.into_iter().map(|(event, _)| event)), diagnostics)
    }

    #[test]
    fn notes_stand_at_the_end_with_links_there_and_back() {
        let (html, diagnostics) = run("One[^b] two[^A].\n\n[^a]: First.\n[^b]: Word.\n\nThree[^b].\n");
        assert_eq!(diagnostics, []);
        assert_eq!(
            html,
            "<p>One<sup><a href=\"#note-1\" id=\"note-1-text\" aria-label=\"Note 1\">[1]</a></sup> \
             two<sup><a href=\"#note-2\" id=\"note-2-text\" aria-label=\"Note 2\">[2]</a></sup>.</p>\n\
             <p>Three<sup><a href=\"#note-1\" id=\"note-1-text-2\" aria-label=\"Note 1\">[1]</a></sup>.</p>\n\
             <section aria-label=\"Notes\"><hr>\n<ol>\n<li id=\"note-1\">\n\
             <p>Word. <a href=\"#note-1-text\" aria-label=\"Back to the text\">↩</a> \
             <a href=\"#note-1-text-2\" aria-label=\"Back to the text (2)\">↩</a></p>\n</li>\n<li id=\"note-2\">\n\
             <p>First. <a href=\"#note-2-text\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n"
        );
        assert_eq!(inner_html(&html), html);
    }

    #[test]
    fn notes_can_have_several_blocks_and_notes() {
        let (html, diagnostics) = run("One[^1].\n\n[^1]: Text[^2].\n\n    - a\n    - b\n\n[^2]: Two.\n");
        assert_eq!(diagnostics, []);
        assert!(html.contains("</ul>\n <a href=\"#note-1-text\""), "{html}");
        assert!(html.contains("<li id=\"note-2\">\n<p>Two."), "{html}");
        assert_eq!(inner_html(&html), html);
    }

    #[test]
    fn r8_notes_without_reference_or_text_are_reported() {
        for text in ["One[^1].", "One.\n\n[^1]: Two.", "One[^1].\n\n[^1]: a\n\n[^1]: b", "One[^a].\n\n[^b]: Two[^b]."] {
            assert_eq!(run(text).1.len(), 1, "{text}");
        }
        for text in ["`[^1]`", "\\[^1]", "    [^1]", "[^ 1]", "a [^] b", "x[^1]\n\n[^1]: a"] {
            assert_eq!(run(text).1, [], "{text}");
        }
    }
}
