//! Corrections of words.

/// Returns the word of a list, most frequent first, that is closest to a mistyped one: with one letter wrong, missing, added or
/// swapped with its neighbour, or two in a long word. Short words are not corrected, as they are too much alike, and neither are
/// words with digits, which are numbers or names.
#[must_use]
pub fn nearest<'a>(word: &str, list: &'a str) -> Option<&'a str> {
    let max_distance = match word.chars().count() {
        0..=3 => return None,
        _ if word.contains(|sign: char| sign.is_ascii_digit()) => return None,
        4..=7 => 1,
        _ => 2,
    };
    let close = |other: &&str| other.len().abs_diff(word.len()) <= 2 * max_distance;
    let with_distance = list.lines().filter(close).map(|other| (distance(word.as_bytes(), other.as_bytes()), other));
    with_distance
        .filter(|(distance, _)| *distance <= max_distance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

/// Returns how many letters of one word are wrong, missing, added or swapped with their neighbors in the other (optimal string alignment).
// A tenth of the code of a library, which everyone who searches loads.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
    let (mut before, mut last) = (Vec::new(), (0..=other.len()).collect::<Vec<usize>>());
    let mut previous = None;
    for (line, letter) in one.iter().enumerate() {
        let mut row = vec![line + 1];
        for (place, other_letter) in other.iter().enumerate() {
            let replaced = at(&last, place) + usize::from(letter != other_letter);
            let mut fewest = replaced.min(at(&last, place + 1) + 1).min(at(&row, place) + 1);
            if previous == Some(other_letter) && place > 0 && other.get(place - 1) == Some(letter) {
                fewest = fewest.min(at(&before, place - 1) + 1);
            }
            row.push(fewest);
        }
        previous = Some(letter);
        before = std::mem::replace(&mut last, row);
    }
    at(&last, other.len())
}

/// Returns two words of a list that a word is made of, with a space between them: `mailing list` for `mailinglist`.
#[must_use]
pub fn split(word: &str, list: &str) -> Option<String> {
    let is_known = |part: &str| part.len() > 1 && list.lines().any(|other| other == part);
    let mut halves = (0..word.len()).filter_map(|place| Some((word.get(..place)?, word.get(place..)?)));
    let (first, second) = halves.find(|(first, second)| is_known(first) && is_known(second))?;
    Some([first, second].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_wrong_letter_are_corrected() {
        let list = "internet\nhackathon\nnomcom\nregistration\nworking\nwork\n";
        for (typed, corrected) in [
            ("interent", Some("internet")),
            ("hackaton", Some("hackathon")),
            ("nomcon", Some("nomcom")),
            ("registartoin", Some("registration")),
            ("workng", Some("working")),
            ("wrk", None),
            ("quantum", None),
            ("internet2", None),
            ("w0rking", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, list), corrected, "{typed}");
        }
    }

    #[test]
    fn distance_is_that_of_optimal_string_alignment() {
        for (one, other, expected) in [
            ("", "ab", 2),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
            ("registartoin", "registration", 2),
        ] {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), expected, "{one} {other}");
            assert_eq!(distance(other.as_bytes(), one.as_bytes()), expected, "{other} {one}");
        }
    }

    #[test]
    fn q7_joined_words_are_split_into_known_ones() {
        let list = "mailing\nlist\na\ninglist\n";
        assert_eq!(split("mailinglist", list).as_deref(), Some("mailing list"));
        assert_eq!(split("alist", list), None);
        assert_eq!(split("ünlist", list), None);
    }

    #[test]
    fn closest_word_wins_then_the_most_frequent() {
        assert_eq!(nearest("groop", "groups\ngroup\ngroom\n"), Some("group"));
        assert_eq!(nearest("groupa", "groups\ngroup\n"), Some("groups"));
    }
}
