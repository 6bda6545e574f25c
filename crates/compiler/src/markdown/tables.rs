//! Rows of tables with more cells than the head. The rest of such a row would not be on the page.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::Events;
use crate::diagnostics::{Diagnostic, count};

/// Reports the first cell of each row that has no column.
pub(super) fn check(events: &Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut columns = 0;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) => diagnostics.extend(check_row(file, span, columns)),
            _ => {}
        }
    }
}

fn check_row(file: &str, span: &Range<usize>, columns: usize) -> Option<Diagnostic> {
    let row = file.get(span.clone())?;
    let cells = cells(row);
    let lost = cells.iter().skip(columns).find(|cell| !row[(*cell).clone()].trim().is_empty())?;
    let text = row[lost.clone()].trim();
    let start = span.start + lost.start + row[lost.clone()].find(text)?;
    let label =
        format!("found {}; expected at most {columns}, as in the head of the table", count(cells.len(), "cell"));
    Some(
        Diagnostic::at(start..start + text.len(), "this row has more cells than its table has columns", label)
            .help("a `|` that is part of a text is written `\\|`, also in code".to_owned()),
    )
}

/// Returns the ranges of the cells of a row. A `|` after a backslash is text.
fn cells(row: &str) -> Vec<Range<usize>> {
    let end = row.trim_end().len();
    let mut start = row.len() - row.trim_start().len();
    start += usize::from(row[start..].starts_with('|'));
    let mut cells = Vec::new();
    let mut is_escaped = false;
    for (at, byte) in row.bytes().enumerate().take(end).skip(start) {
        if byte == b'|' && !is_escaped {
            cells.push(start..at);
            start = at + 1;
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    if start < end {
        cells.push(start..end);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn lost(row: &str) -> Vec<Diagnostic> {
        let text = format!("| a | b |\n|---|---|\n{row}\n");
        let mut diagnostics = Vec::new();
        check(&parse(&text, 0..text.len()), &text, &mut diagnostics);
        diagnostics
    }

    #[test]
    fn r8_rows_that_lose_text_are_reported() {
        for row in ["| 1 | 2 | 3 |", "1 | 2 | 3", "| `a|b` | 2 |", "|1|2|3|4", "| a \\\\| b | c |"] {
            assert_eq!(lost(row).len(), 1, "{row}");
        }
    }

    #[test]
    fn rows_that_fit_are_accepted() {
        for row in ["| 1 | 2 |", "1 | 2", "| 1 |", "| `a\\|b` | 2 |", "| 1 | 2 |  |", "| a \\| b | c |"] {
            assert_eq!(lost(row), [], "{row}");
        }
    }
}
