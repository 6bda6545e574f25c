//! Checks of a file as it was typed, before it is parsed: what version control left behind, and characters that hide what a text says.

use std::ops::Range;

use crate::diagnostics::Diagnostic;

/// Number of characters of a conflict marker.
const MARKER_LENGTH: usize = 7;

/// Reports the markers of a merge that was not finished. What else is wrong with such a file follows from them.
pub(crate) fn conflicts(text: &str) -> Vec<Diagnostic> {
    let mut conflicts = Vec::new();
    // The line at which the conflict starts that has not ended yet.
    let mut open: Option<Range<usize>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.trim_end().len();
        start += line.len();
        if is_marker(line, '<') {
            conflicts.extend(open.replace(span).map(|span| conflict(text, span)));
        } else if is_marker(line, '>') {
            conflicts.push(match open.take() {
                Some(start) => conflict(text, start).related(span, "up to this line"),
                None => conflict(text, span),
            });
        }
    }
    conflicts.extend(open.map(|span| conflict(text, span)));
    conflicts
}

/// Returns whether a line consists of exactly seven marks and a name.
fn is_marker(line: &str, mark: char) -> bool {
    let rest = line.trim_start_matches(mark);
    line.len() - rest.len() == MARKER_LENGTH && (rest.starts_with(' ') || rest.trim().is_empty())
}

fn conflict(text: &str, span: Range<usize>) -> Diagnostic {
    let label =
        format!("found `{}`; expected one of the two versions, without the lines around them", &text[span.clone()]);
    Diagnostic::at(span, "this is left over from a merge", label).help(
        "delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`, and the version that is not wanted"
            .to_owned(),
    )
}

/// Reports characters that turn the direction of writing: those that were typed, and those written as `\u202E` in the TOML at `toml`.
pub(crate) fn direction_controls(text: &str, toml: &Range<usize>) -> Vec<Diagnostic> {
    let report = |span: Range<usize>, character: char| {
        let label = format!("found {}; expected text only", direction_control(character)?);
        let help = "delete it, and type the words around it again: it is invisible, and what follows is shown in another order";
        let title = "a character that turns the direction of writing is not allowed";
        Some(Diagnostic::at(span, title, label).help(help.to_owned()))
    };
    let typed = text.char_indices().filter_map(|(at, character)| report(at..at + character.len_utf8(), character));
    let escaped = text[toml.clone()].match_indices("\\u").filter_map(|(at, mark)| {
        let at = toml.start + at;
        let end = at + mark.len() + 4;
        let code = u32::from_str_radix(text.get(at + mark.len()..end)?, 16).ok()?;
        report(at..end, char::from_u32(code)?)
    });
    typed.chain(escaped).collect()
}

/// Names a character that turns the direction of writing, with its code.
pub(crate) fn direction_control(character: char) -> Option<String> {
    let name = synced::text::direction_control(character)?;
    Some(format!("U+{:04X} ({name})", u32::from(character)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        conflicts(text).iter().map(|diagnostic| &text[diagnostic.span().unwrap()]).collect()
    }

    #[test]
    fn r8_conflicts_are_reported_once() {
        assert_eq!(found("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"), ["<<<<<<< ours"]);
        assert_eq!(found("a\n<<<<<<<\na\n||||||| base\n=======\nb\n"), ["<<<<<<<"]);
        assert_eq!(found("a\n=======\nb\n>>>>>>> theirs\n"), [">>>>>>> theirs"]);
        assert_eq!(found("<<<<<<< a\n<<<<<<< b\n>>>>>>> c\n"), ["<<<<<<< a", "<<<<<<< b"]);
    }

    #[test]
    fn underlined_headings_and_quotations_are_no_conflicts() {
        for text in [
            "Part\n=======\n\nText.\n",
            "> > > > > > > a\n",
            "a <<<<<<< b",
            "<<<<<<<<\n",
            ">>>>>>>>>> a\n",
            "<<<<<<<a\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn r8_direction_controls_are_reported() {
        assert_eq!(direction_controls("a \u{202e}b\u{202c} \u{2067}c\u{2069}", &(0..0)).len(), 4);
        assert_eq!(direction_controls("a = \"\\u202E\" \\u202e", &(0..12)).len(), 1);
        // Marks and joiners are part of the writing of some languages.
        assert_eq!(direction_controls("a\u{200e} \u{200f} \u{200d}עברית \\u00e9", &(0..9)), []);
        assert_eq!(direction_control('\u{202e}').unwrap(), "U+202E (right-to-left override)");
    }
}
