//! Texts that are not written yet: a page without words, and what writers type in place of the words to come.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Events, plain_text};
use crate::diagnostics::Diagnostic;

/// Words that stand for a text to come, in lower case, if a block consists of nothing else.
const WHOLE: [&str; 8] = ["coming soon", "placeholder", "tba", "tbc", "tbd", "to be done", "to do", "todo"];

/// Words that a text to come starts with, in lower case.
const STARTS: [&str; 5] = ["to be written", "lorem ipsum", "todo:", "tbd:", "fixme"];

/// What is not written yet. Drafts may have it.
#[derive(Debug, Default)]
pub(crate) struct Unwritten {
    /// The placeholders.
    pub(crate) placeholders: Vec<Diagnostic>,
    /// The mistake of having no text at all, which pages that show a list can have.
    pub(crate) empty: Option<Diagnostic>,
}

/// Finds placeholders in the blocks of a text, which is a `range` of its file.
pub(super) fn check(events: &Events<'_>, range: Range<usize>) -> Unwritten {
    let blocks = events.iter().enumerate().filter(|(_, (event, _))| is_block(event));
    let blocks: Vec<Option<Diagnostic>> = blocks.map(|(at, (_, span))| check_block(&events[at..], span)).collect();
    let is_empty = events.is_empty();
    let label = "found no text after the front matter; expected at least one sentence, or `draft = true`";
    // The line before the text is the end of the front matter.
    let start = range.start.saturating_sub(1);
    Unwritten {
        placeholders: blocks.into_iter().flatten().collect(),
        empty: is_empty.then(|| Diagnostic::at(start..start, "this page is empty", label)),
    }
}

fn is_block(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item))
}

fn check_block(events: &[(Event<'_>, Range<usize>)], span: &Range<usize>) -> Option<Diagnostic> {
    let is_end = |event: &Event<'_>| {
        matches!(event, Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item)) || is_block(event)
    };
    let text = plain_text(events.iter().skip(1).take_while(|(event, _)| !is_end(event)));
    is_placeholder(&text).then(|| {
        let found: String = text.chars().take(40).collect();
        let label = format!("found `{found}`; expected the final text, or `draft = true` in the front matter");
        Diagnostic::at(span.clone(), "this has not been written yet", label)
    })
}

/// Returns whether the text of a block stands for one to come.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let words = text.to_lowercase();
    let bare = words.trim_matches(|character: char| !character.is_alphanumeric());
    WHOLE.contains(&bare) || STARTS.iter().any(|start| words.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn run(text: &str) -> (usize, bool) {
        let Unwritten { placeholders, empty } = check(&parse(text, 0..text.len()), 0..text.len());
        (placeholders.len(), empty.is_some())
    }

    #[test]
    fn r8_placeholders_are_found() {
        for text in [
            "To be written.",
            "TBD",
            "**TODO**",
            "A lead.\n\nTo be written, in Markdown.\n",
            "Lorem ipsum dolor sit amet",
            "## TBD",
            "- TODO\n",
            "- a\n\n  TBD\n",
            "TODO: ask the chairs",
        ] {
            assert_eq!(run(text), (1, false), "{text}");
        }
        assert_eq!(run("\n\n"), (0, true));
    }

    #[test]
    fn texts_about_them_are_accepted() {
        for text in [
            "The charter is to be written.",
            "A TBD in a draft means …",
            "Todo lists",
            "`TODO` marks what is open.",
            "| a |\n|---|\n| TBD |\n",
        ] {
            assert_eq!(run(text), (0, false), "{text}");
        }
    }
}
