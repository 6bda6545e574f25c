//! Texts of the source: what nobody can see is taken out, and white space becomes single spaces.

use compiler::rules::direction_control;

/// What was taken out of a text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Invisible {
    /// Number of characters that turn the direction of writing.
    pub(crate) direction: usize,
    /// Number of control characters and of characters without width.
    pub(crate) other: usize,
}

impl Invisible {
    /// Returns `text` without the characters that nobody can see, and counts them. Line feeds stay.
    pub(crate) fn remove(&mut self, text: &str) -> String {
        text.chars()
            .filter_map(|character| match character {
                '\n' => Some('\n'),
                '\t' | '\r' | '\u{c}' | '\u{a0}' | '\u{2028}' | '\u{2029}' => Some(' '),
                // Soft hyphens, characters without width, interlinear annotations, and tags, with which a text can be hidden.
                '\u{ad}'
                | '\u{200b}'
                | '\u{2060}'..='\u{2064}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}' => {
                    self.other += 1;
                    None
                }
                control if control.is_control() => {
                    self.other += 1;
                    None
                }
                turning if direction_control(turning).is_some() => {
                    self.direction += 1;
                    None
                }
                visible => Some(visible),
            })
            .collect()
    }

    /// Returns `text` as one line, without what nobody can see.
    pub(crate) fn line(&mut self, text: &str) -> String {
        collapse(&self.remove(text))
    }
}

/// Returns a text with single spaces, and none at its ends.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the start of a text, for a report.
pub(crate) fn excerpt(text: &str) -> String {
    const LENGTH: usize = 60;
    let text = Invisible::default().line(text);
    let start: String = text.chars().take(LENGTH).collect();
    let end = if text.chars().count() > LENGTH { "…" } else { "" };
    format!("“{}{end}”", start.trim_end())
}

/// Returns the first sentences of `text` that are `min` to `max` characters together.
pub(crate) fn sentences(text: &str, min: usize, max: usize) -> Option<String> {
    let ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let is_end = |at: &usize| text[*at..].is_empty() || text[*at..].starts_with(char::is_whitespace);
    let fits = |at: &usize| (min..=max).contains(&text[..*at].chars().count());
    ends.filter(is_end).rfind(fits).map(|at| text[..at].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_removed_and_counted() {
        let mut invisible = Invisible::default();
        assert_eq!(invisible.line(" a\u{202e}b\u{2069}\u{200b}c\u{7}\u{a0} d\u{e0041}\n"), "abc d");
        assert_eq!(invisible, Invisible { direction: 2, other: 3 });
        assert_eq!(
            Invisible::default().line("עברית\u{200f} e\u{301} 👩\u{200d}💻"),
            "עברית\u{200f} e\u{301} 👩\u{200d}💻"
        );
    }

    #[test]
    fn description_ends_with_a_sentence() {
        let text = "One sentence. Version 1.2 is another. A third one that is long.";
        assert_eq!(sentences(text, 10, 40).as_deref(), Some("One sentence. Version 1.2 is another."));
        assert_eq!(sentences(text, 10, 200).as_deref(), Some(text));
        assert_eq!(sentences(text, 20, 30), None);
        assert_eq!(sentences("No end", 1, 10), None);
    }
}
