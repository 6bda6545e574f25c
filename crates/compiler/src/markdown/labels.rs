//! Links by label, as in `[text][label]`: each label needs a definition, as in `[label]: /about/`. `CommonMark` shows the brackets of
//! any other, and says nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Parser};

use super::events::{SYNTAX, find_span};
use crate::diagnostics::Diagnostic;
use crate::suggest::{did_you_mean, nearest};

/// Reports the labels in a `range` of `file` that have no definition.
pub(super) fn check(file: &str, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let start = range.start;
    let text = file.get(range).unwrap_or_default();
    // The parser can ask twice for the same label.
    let mut undefined = BTreeSet::new();
    let mut record = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        let is_shortcut = link.link_type == LinkType::Shortcut;
        undefined.insert((link.span.start, link.span.end, is_shortcut, link.reference.to_string()));
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, SYNTAX, Some(&mut record));
    let defined: BTreeSet<String> = parser.reference_definitions().iter().map(|(label, _)| label.to_owned()).collect();
    parser.for_each(drop);
    let names = || defined.iter().map(String::as_str);
    for (from, to, is_shortcut, label) in undefined {
        // Brackets alone, as in `[sic]`, are text, unless they resemble a label.
        if is_shortcut && nearest(&label, names()).is_none() {
            continue;
        }
        let span = find_span(file, &(from + start..to + start), &label);
        let found = format!("found `{label}`; expected a line such as `[{label}]: /about/` in this file");
        let help = did_you_mean(&label, names())
            .or_else(|| Some(String::from("to show the brackets themselves, write `\\[` and `\\]`")));
        diagnostics.push(Diagnostic::at(span, "this label has no definition", found).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        check(text, 0..text.len(), &mut diagnostics);
        diagnostics
    }

    #[test]
    fn r8_undefined_labels_are_reported() {
        for text in ["[a][b]", "[a][]", "![a][b]", "see [a *b*][c] and\n> more", "| [a][b] |\n|---|", "- [one][two]\n"]
        {
            assert_eq!(run(text).len(), 1, "{text}");
        }
        assert_eq!(run("[charters]\n\n[charter]: /about/").len(), 1);
    }

    #[test]
    fn defined_labels_and_plain_brackets_are_accepted() {
        for text in
            ["[a][b]\n\n[B]: /a/", "[a][]\n\n[a]: /a/", "[sic]", "`[a][b]`", "\\[a\\]\\[b\\]", "    [a][b]", "[a](/b/)"]
        {
            assert_eq!(run(text), [], "{text}");
        }
    }
}
