//! Breaks a title into lines that fit. Pure.

/// Where a title has to fit.
pub(super) struct Place {
    /// Sizes of the letters in pixels, the one to prefer first.
    pub(super) sizes: &'static [f32],
    /// Width in pixels.
    pub(super) width: f32,
    /// Height in pixels.
    pub(super) height: f32,
    /// Height of a line in em.
    pub(super) leading: f32,
}

/// A title that fits.
#[derive(Debug, PartialEq)]
pub(super) struct FittedText {
    /// Size of the letters in pixels.
    pub(super) size: f32,
    /// Its lines.
    pub(super) lines: Vec<String>,
}

/// What stands for the rest of a title that is too long.
const ELLIPSIS: &str = "…";

/// Fits `title` into `place`: in the largest size in which it fits whole, else in the smallest, shortened. `width` measures
/// a text in em.
pub(super) fn fit(title: &str, place: &Place, width: impl Fn(&str) -> f32) -> FittedText {
    let words: Vec<&str> = title.split_whitespace().collect();
    for &size in place.sizes {
        let fits = |line: &str, room: f32| width(line) * size <= room;
        let lines = wrap(&words, |line| fits(line, place.width));
        if lines.len() <= most_lines(place, size) && lines.iter().all(|line| fits(line, place.width)) {
            return FittedText { size, lines: balanced(&words, lines, place.width, fits) };
        }
    }
    let size = place.sizes.last().copied().unwrap_or_default();
    let fits = |line: &str| width(line) * size <= place.width;
    let mut lines = wrap(&words, fits);
    let cut = lines.len() > most_lines(place, size);
    lines.truncate(most_lines(place, size));
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        *last += ELLIPSIS;
    }
    // A word that is wider than the place, and a last line that the ellipsis made too long.
    let lines = lines.into_iter().map(|line| if fits(&line) { line } else { shortened(&line, fits) }).collect();
    FittedText { size, lines }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
fn most_lines(place: &Place, size: f32) -> usize {
    (place.height / (size * place.leading)) as usize
}

/// Puts as many words into each line as fit, and at least one.
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

/// The same number of lines, about equally long, as `text-wrap: balance` does it: those of the narrowest place.
fn balanced(words: &[&str], lines: Vec<String>, width: f32, fits: impl Fn(&str, f32) -> bool) -> Vec<String> {
    let (mut best, mut room) = (lines, width);
    // A line alone has nothing to be as long as.
    while best.len() > 1 {
        room *= 0.96;
        let narrower = wrap(words, |line| fits(line, room));
        if narrower.len() > best.len() || narrower.iter().any(|line| !fits(line, room)) {
            return best;
        }
        best = narrower;
    }
    best
}

/// The start of a line with an ellipsis.
fn shortened(line: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut start = line.trim_end_matches(ELLIPSIS);
    loop {
        let short = format!("{}{ELLIPSIS}", start.trim_end_matches([' ', ',', ':', ';', '.', '–', '-']));
        if start.is_empty() || fits(&short) {
            return short;
        }
        start = start.char_indices().next_back().map_or("", |(last, _)| &start[..last]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Room for three lines of ten letters, or six of twenty.
    const PLACE: Place = Place { sizes: &[2.0, 1.0], width: 20.0, height: 6.0, leading: 1.0 };

    /// Every letter is one em wide.
    #[expect(clippy::cast_precision_loss, reason = "some letters")]
    fn fitted(title: &str) -> FittedText {
        fit(title, &PLACE, |text| text.chars().count() as f32)
    }

    #[test]
    fn a_short_title_is_large_and_its_lines_are_balanced() {
        assert_eq!(fitted("About"), FittedText { size: 2.0, lines: vec!["About".into()] });
        assert_eq!(
            fitted("one two th four"),
            FittedText { size: 2.0, lines: vec!["one two".into(), "th four".into()] }
        );
    }

    #[test]
    fn a_long_title_is_smaller() {
        let FittedText { size, lines } = fitted("one two three four five six seven eight");
        assert!(size < 2.0 && lines.len() <= 6);
        assert_eq!(lines.join(" "), "one two three four five six seven eight");
        assert_eq!(fitted("abcdefghijklmno"), FittedText { size: 1.0, lines: vec!["abcdefghijklmno".into()] });
    }

    #[test]
    fn a_title_that_fits_nowhere_ends_with_an_ellipsis() {
        let FittedText { size, lines } = fitted(&"some, words ".repeat(30));
        assert!(size < 2.0);
        assert_eq!(lines.len(), 6);
        assert!(lines[5].ends_with("s…") && lines.iter().all(|line| line.chars().count() <= 20), "{lines:?}");
        assert_eq!(fitted(&"é".repeat(30)).lines, ["é".repeat(19) + "…"]);
        assert_eq!(fitted("").lines, Vec::<String>::new());
    }
}
