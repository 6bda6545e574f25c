//! What looks like Markdown and is none, because a space is missing or too many: links, headings and tables that would be shown as
//! they were typed.

use std::ops::Range;

use super::events::{Events, texts};
use crate::diagnostics::Diagnostic;

/// What an address starts with.
const ADDRESSES: [&str; 5] = ["/", "#", "https://", "http://", "mailto:"];

/// Reports what looks like a link, a heading or a table in the text. Code, and what is written after a backslash, is left alone.
pub(super) fn check(events: &Events<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    for (_, span) in texts(events) {
        diagnostics.extend(links(file, span));
        diagnostics.extend(lines(file, span).filter_map(|line| check_line(file, line)));
    }
}

/// Reports brackets and parentheses in the text at `span` that were meant as links.
fn links(file: &str, span: &Range<usize>) -> Vec<Diagnostic> {
    let start = span.start;
    let raw = file.get(span.clone()).unwrap_or_default();
    let mut diagnostics = Vec::new();
    let mut reported = 0;
    for (at, bracket) in raw.char_indices().filter(|(_, character)| "])".contains(*character)) {
        if at < reported || is_escaped(file, start + at) {
            continue;
        }
        let rest = &raw[at + 1..];
        let opening = || raw[reported..at].rfind(if bracket == ']' { '[' } else { '(' }).map(|open| reported + open);
        let expected = if bracket == ')' {
            let is_link = target(rest, '[', ']').is_some() && opening().is_some();
            is_link.then_some("the words in brackets, and the address in parentheses")
        } else if rest.starts_with('(') && opening().is_none() {
            Some("only words in the brackets, and nothing but the address in the parentheses")
        } else if rest.starts_with('(') {
            Some("nothing but the address in the parentheses; a space in it is written `%20`")
        } else {
            let is_link = rest.starts_with([' ', '\n']) && target(rest.trim_start(), '(', ')').is_some();
            is_link.then_some("no space between `]` and `(`")
        };
        let Some(expected) = expected else { continue };
        let closing = if bracket == ']' { ')' } else { ']' };
        let from = opening().unwrap_or(at);
        let to = at + 1 + rest.find(closing).map_or(rest.len(), |end| end + 1);
        let found = raw[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
        let label = format!("found `{found}`; expected {expected}, as in `[the charter](/about/)`");
        diagnostics.push(
            Diagnostic::at(start + from..start + to, "this looks like a link, and is none", label)
                .help("to show a bracket itself, write `\\[`".to_owned()),
        );
        reported = to.min(raw.len());
    }
    diagnostics
}

/// Returns the address at the start of `rest`, between `open` and `close`.
fn target(rest: &str, open: char, close: char) -> Option<&str> {
    let (target, _) = rest.strip_prefix(open)?.split_once(close)?;
    ADDRESSES.iter().any(|start| target.starts_with(start)).then_some(target)
}

/// Returns whether the character at `at` comes after an odd number of backslashes.
fn is_escaped(file: &str, at: usize) -> bool {
    let before = &file[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Returns the lines of a text, without what makes them part of a quotation or list. The first is left out if it does not start there.
fn lines<'f>(file: &'f str, span: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'f> {
    let Range { start, end } = span.clone();
    let line_start = file[..start].rfind('\n').map_or(0, |at| at + 1);
    let starts_line = file[line_start..start].chars().all(|character| " \t>-*+.)0123456789".contains(character));
    let mut at = start;
    let lines = file[start..end].split_inclusive('\n').map(move |line| {
        let text = line.trim_start_matches([' ', '\t', '>']);
        let from = at + line.len() - text.len();
        at += line.len();
        from..from + text.trim_end().len()
    });
    lines.skip(usize::from(!starts_line))
}

fn check_line(file: &str, span: Range<usize>) -> Option<Diagnostic> {
    let line = &file[span.clone()];
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if (2..=6).contains(&level) && title.starts_with(|first: char| !first.is_whitespace()) {
        let marks = "#".repeat(level);
        let label = format!("found `{line}`; expected a space after `{marks}`, as in `{marks} {title}`");
        return Some(Diagnostic::at(span, "this looks like a heading, and is none", label));
    }
    let is_delimiter = line.contains('|') && line.contains("--") && line.chars().all(|part| "|:- \t".contains(part));
    is_delimiter.then(|| {
        let label = "expected as many columns here as in the line before, which is the head of the table";
        Diagnostic::at(span, "this looks like a table, and is none", label)
    })
}

#[cfg(test)]
mod tests {
    use super::super::events::parse;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        check(&parse(text, 0..text.len()), text, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| text[diagnostic.span().unwrap()].to_owned()).collect()
    }

    #[test]
    fn r8_near_links_are_reported() {
        for (text, link) in [
            ("Read [the page] (/about/).", "[the page] (/about/)"),
            ("Read [the page]\n(https://a.example/).", "[the page]\n(https://a.example/)"),
            ("(the other)[/about/]", "(the other)[/about/]"),
            ("and [a third](/about/ words).", "[a third](/about/ words)"),
            ("[*a* third](/about/ words).", "](/about/ words)"),
            ("[a] (#b), [c](d e)", "[a] (#b)"),
        ] {
            assert_eq!(found(text).first().map(String::as_str), Some(link), "{text}");
        }
        assert_eq!(found("[a] (#b), [c](d e)").len(), 2);
    }

    #[test]
    fn brackets_of_texts_are_accepted() {
        for text in [
            "[a](/b/)",
            "[sic] (sic)",
            "(see the [minutes](/a/))[1]",
            "(a)[b]",
            "`[a] (/b/)`",
            "\\[a\\] (/b/)",
            "\\[a\\](/b c)",
            "[a](/b/) (/c/)",
            "    [a] (/b/)",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn r8_headings_without_space_are_reported() {
        for (text, heading) in
            [("##Part", "##Part"), ("a\n###Part two\nb", "###Part two"), ("> ##Part", "##Part"), ("- ##Part", "##Part")]
        {
            assert_eq!(found(text), [heading], "{text}");
        }
        for text in ["## Part", "#quic", "\\##Part", "a ##b", "`a`##b", "####### seven", "```\n##a\n```", "##"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn r8_tables_with_another_head_are_reported() {
        assert_eq!(found("| a | b |\n|---|\n| 1 | 2 |\n"), ["|---|"]);
        assert_eq!(found("| a | b |\n|---|---|\n| 1 | 2 |\n"), [""; 0]);
    }
}
