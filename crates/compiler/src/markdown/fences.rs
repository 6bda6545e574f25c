//! Blocks of code without an end. Without it, the rest of the page is code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::events::Events;
use crate::diagnostics::Diagnostic;

/// Reports each block of code that starts with a fence and does not end with one.
pub(super) fn check(events: &Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    for (event, span) in events {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) = event {
            diagnostics.extend(check_block(file, span));
        }
    }
}

fn check_block(file: &str, span: &Range<usize>) -> Option<Diagnostic> {
    let block = file.get(span.clone())?;
    let mut lines = block.trim_end().lines();
    let first = lines.next()?;
    let mark = first.chars().next()?;
    let fence = &first[..first.len() - first.trim_start_matches(mark).len()];
    let closes = |line: &str| {
        // The line can be in a quotation or a list.
        let line = line.trim_start_matches([' ', '\t', '>']);
        line.starts_with(fence) && line.trim_end().trim_matches(mark).is_empty()
    };
    if lines.last().is_some_and(closes) {
        return None;
    }
    let label = format!("expected a line with only {fence} after the code");
    Some(Diagnostic::at(span.start..span.start + first.len(), "this block of code has no end", label))
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn open(text: &str) -> usize {
        let mut diagnostics = Vec::new();
        check(&parse(text, 0..text.len()), text, &mut diagnostics);
        diagnostics.len()
    }

    #[test]
    fn r8_blocks_without_end_are_reported() {
        for text in [
            "```\na\n\nb",
            "```",
            "~~~\na\n```\n",
            "````\na\n```\n",
            "> ```\n> a\n\nb\n",
            "- ```\n  a\n\nb\n",
            "```\na\n``` b\n",
        ] {
            assert_eq!(open(text), 1, "{text}");
        }
    }

    #[test]
    fn blocks_with_an_end_are_accepted() {
        for text in [
            "```\na\n```\n",
            "```http\na\n`````\n\nb",
            "~~~\n~~~",
            "> ```\n> a\n> ```\n",
            "- ```\n  a\n  ```\n\nb",
            "   ```\n   a\n   ```",
            "    a\n",
        ] {
            assert_eq!(open(text), 0, "{text}");
        }
    }
}
