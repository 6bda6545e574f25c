//! Breaks a title into lines that fit into a box.

/// The box that a title has to fit into.
pub(super) struct TextBox {
    /// Allowed font sizes in pixels, the preferred one first.
    pub(super) sizes: &'static [f32],
    /// Width in pixels.
    pub(super) width: f32,
    /// Height in pixels.
    pub(super) height: f32,
    /// Line height in em.
    pub(super) line_height: f32,
}

/// A title that fits.
#[derive(Debug, PartialEq)]
pub(super) struct FittedText {
    /// Font size in pixels.
    pub(super) size: f32,
    pub(super) lines: Vec<String>,
}

const ELLIPSIS: &str = "…";

/// Fits `title` into `text_box`: in the largest size in which it fits, or truncated in the smallest one. `width` measures a
/// text in em.
pub(super) fn fit(title: &str, text_box: &TextBox, width: impl Fn(&str) -> f32) -> FittedText {
    let words = words(title);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    for &size in text_box.sizes {
        let fits = |line: &str, max_width: f32| width(line) * size <= max_width;
        let lines = wrap(&words, |line| fits(line, text_box.width));
        if lines.len() <= max_lines(text_box, size) && lines.iter().all(|line| fits(line, text_box.width)) {
            return FittedText { size, lines: balance(&words, lines, text_box.width, fits) };
        }
    }
    let size = text_box.sizes.last().copied().unwrap_or_default();
    let fits = |line: &str| width(line) * size <= text_box.width;
    let mut lines = wrap(&words, fits);
    let is_truncated = lines.len() > max_lines(text_box, size);
    lines.truncate(max_lines(text_box, size));
    if let Some(last) = lines.last_mut().filter(|_| is_truncated) {
        *last += ELLIPSIS;
    }
    // A single word may be too wide, and the last line with its ellipsis.
    let lines = lines.into_iter().map(|line| if fits(&line) { line } else { truncate(&line, fits) }).collect();
    FittedText { size, lines }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
fn max_lines(text_box: &TextBox, size: f32) -> usize {
    (text_box.height / (size * text_box.line_height)) as usize
}

/// Returns the words that lines can break between. A number stays with the abbreviation before it: `IETF 126`.
fn words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        let is_number = word.starts_with(|letter: char| letter.is_ascii_digit());
        let is_abbreviation = |word: &String| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
        if let Some(last) = words.last_mut().filter(|last| is_number && is_abbreviation(last)) {
            *last = format!("{last} {word}");
        } else {
            words.push(word.to_owned());
        }
    }
    words
}

/// Wraps `words`: as many as fit in each line, and at least one.
fn wrap(words: &[&str], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| fits(line));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

/// Balances the lengths of the lines, like `text-wrap: balance`: wraps at the smallest width that gives as many lines.
fn balance(words: &[&str], lines: Vec<String>, width: f32, fits: impl Fn(&str, f32) -> bool) -> Vec<String> {
    let (mut best, mut max_width) = (lines, width);
    while best.len() > 1 {
        max_width *= 0.96;
        let narrower = wrap(words, |line| fits(line, max_width));
        if narrower.len() > best.len() || narrower.iter().any(|line| !fits(line, max_width)) {
            return best;
        }
        best = narrower;
    }
    best
}

/// Truncates a line so that it fits with an ellipsis.
fn truncate(line: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut start = line.trim_end_matches(ELLIPSIS);
    loop {
        let truncated = format!("{}{ELLIPSIS}", start.trim_end_matches([' ', ',', ':', ';', '.', '–', '-']));
        if start.is_empty() || fits(&truncated) {
            return truncated;
        }
        start = start.char_indices().next_back().map_or("", |(last, _)| &start[..last]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds three lines of ten characters in the larger size, or six of twenty in the smaller one.
    const TEXT_BOX: TextBox = TextBox { sizes: &[2.0, 1.0], width: 20.0, height: 6.0, line_height: 1.0 };

    /// Fits a title whose characters are all one em wide.
    #[expect(clippy::cast_precision_loss, reason = "some letters")]
    fn fitted(title: &str) -> FittedText {
        fit(title, &TEXT_BOX, |text| text.chars().count() as f32)
    }

    #[test]
    fn short_title_is_large_and_its_lines_are_balanced() {
        assert_eq!(fitted("About"), FittedText { size: 2.0, lines: vec!["About".into()] });
        assert_eq!(
            fitted("one two th four"),
            FittedText { size: 2.0, lines: vec!["one two".into(), "th four".into()] }
        );
    }

    #[test]
    fn long_title_is_smaller() {
        let FittedText { size, lines } = fitted("one two three four five six seven eight");
        assert!(size < 2.0 && lines.len() <= 6);
        assert_eq!(lines.join(" "), "one two three four five six seven eight");
        assert_eq!(fitted("abcdefghijklmno"), FittedText { size: 1.0, lines: vec!["abcdefghijklmno".into()] });
    }

    #[test]
    fn number_stays_with_its_abbreviation() {
        assert_eq!(fitted("Work of IETF 126").lines, ["Work of", "IETF 126"]);
        assert_eq!(fitted("In all 126 groups").lines, ["In all 126", "groups"]);
    }

    #[test]
    fn title_that_does_not_fit_is_truncated_with_an_ellipsis() {
        let FittedText { size, lines } = fitted(&"some, words ".repeat(30));
        assert!(size < 2.0);
        assert_eq!(lines.len(), 6);
        assert!(lines[5].ends_with("s…") && lines.iter().all(|line| line.chars().count() <= 20), "{lines:?}");
        assert_eq!(fitted(&"é".repeat(30)).lines, ["é".repeat(19) + "…"]);
        assert_eq!(fitted("").lines, Vec::<String>::new());
    }
}
