//! The English stemmer of Snowball, also known as Porter2: <https://snowballstem.org/algorithms/english/stemmer.html>.
//!
//! It is written for size, as everyone who searches loads it: with the suffixes in lists of words, it takes less than half of what the
//! crate `rust-stemmers` takes in the browser. The tests compare both.
//!
//! Words are lowercase, without accents and apostrophes. Whatever is not ASCII counts as consonants.

/// Words with a stem of their own, each before its stem.
const IRREGULAR: &str = "skis ski skies sky dying die lying lie tying tie idly idl gently gentl ugly ugli early earli only onli singly singl";
/// Words that are their own stems.
const INVARIANT: &str = "sky news howe atlas cosmos bias andes";
/// Words that are their own stems once the ending of their plural is off.
const INVARIANT_SINGULAR: &str = "inning outing canning herring earring proceed exceed succeed";
/// Beginnings after which the first region starts, although a vowel and a consonant end earlier.
const PREFIXES: &str = "gener commun arsen";

/// Suffixes of step 2, each before what takes its place; longer ones come before those that they end in.
const STEP_2: &str = "ational ate fulness ful iveness ive ization ize ousness ous biliti ble lessli less tional tion alism al \
                      aliti al ation ate entli ent fulli ful iviti ive ousli ous abli able alli al anci ance ator ate enci \
                      ence izer ize bli ble";
/// Suffixes of step 3, likewise.
const STEP_3: &str = "ational ate tional tion alize al icate ic iciti ic ical ic";
/// Suffixes that step 4 removes, longer ones before those that they end in.
const STEP_4: &str = "ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic";

/// Returns the stem of a word, which all its forms share: `sponsor` of `sponsoring`.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.len() < 3 || word_in(INVARIANT, word) {
        return word.to_owned();
    }
    let mut irregular = IRREGULAR.split(' ');
    while let Some(other) = irregular.next() {
        let stem = irregular.next();
        if other == word {
            return stem.unwrap_or_default().to_owned();
        }
    }
    let mut stemmer = Stemmer::new(word);
    stemmer.step_1a();
    if !stemmer.is_one_of(INVARIANT_SINGULAR) {
        stemmer.step_1b();
        stemmer.step_1c();
        stemmer.step_2();
        stemmer.step_3();
        stemmer.step_4();
        stemmer.step_5();
    }
    // Whole characters were removed from the end, and all of them ASCII.
    String::from_utf8(stemmer.word.to_ascii_lowercase()).unwrap_or_default()
}

fn word_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// A word on its way to its stem. A `y` that is a consonant is written `Y`.
struct Stemmer {
    word: Vec<u8>,
    /// Where the first region starts: after the first consonant that follows a vowel.
    r1: usize,
    /// Where the second region starts: likewise, within the first.
    r2: usize,
}

impl Stemmer {
    fn new(word: &str) -> Self {
        let mut word = word.as_bytes().to_vec();
        let mut after_vowel = true;
        for letter in &mut word {
            if *letter == b'y' && after_vowel {
                *letter = b'Y';
            }
            after_vowel = is_vowel(*letter);
        }
        let prefix = PREFIXES.split(' ').find(|prefix| word.starts_with(prefix.as_bytes()));
        let r1 = prefix.map_or_else(|| region(&word, 0), str::len);
        let r2 = region(&word, r1);
        Self { word, r1, r2 }
    }

    fn is_one_of(&self, list: &str) -> bool {
        list.split(' ').any(|one| one.as_bytes() == self.word)
    }

    /// The letter at a place from the end, counted from 1.
    fn last(&self, place: usize) -> u8 {
        self.word.len().checked_sub(place).and_then(|place| self.word.get(place)).copied().unwrap_or_default()
    }

    fn ends_with(&self, suffix: &str) -> bool {
        self.word.ends_with(suffix.as_bytes())
    }

    /// Returns the first suffix of a list that the word ends with.
    fn suffix(&self, list: &'static str) -> Option<&'static str> {
        list.split(' ').find(|suffix| self.ends_with(suffix))
    }

    /// Removes letters from the end.
    fn remove(&mut self, letters: usize) {
        self.word.truncate(self.word.len().saturating_sub(letters));
    }

    /// Whether the last `letters` are within a region.
    fn is_within(&self, region: usize, letters: usize) -> bool {
        region + letters <= self.word.len()
    }

    /// Whether there is a vowel before the last `letters`.
    fn has_vowel_before(&self, letters: usize) -> bool {
        self.word.iter().rev().skip(letters).any(|letter| is_vowel(*letter))
    }

    /// Whether what comes before the last `letters` ends in a short syllable.
    fn is_short_before(&self, letters: usize) -> bool {
        let [last, vowel, first] = [1, 2, 3].map(|place| self.last(letters + place));
        !is_vowel(last)
            && is_vowel(vowel)
            && if first == 0 { letters + 2 == self.word.len() } else { !is_vowel(first) && !b"wxY".contains(&last) }
    }

    /// Plurals: `sses`, `ies`, `s`.
    fn step_1a(&mut self) {
        if self.ends_with("sses") {
            self.remove(2);
        } else if self.ends_with("ied") || self.ends_with("ies") {
            self.remove(if self.word.len() > 4 { 2 } else { 1 });
        } else if self.ends_with("s") && !self.ends_with("us") && !self.ends_with("ss") && self.has_vowel_before(2) {
            self.remove(1);
        }
    }

    /// Forms of verbs: `eed`, `ed`, `ing`, with or without `ly`.
    fn step_1b(&mut self) {
        let Some(suffix) = self.suffix("eedly ingly edly eed ing ed") else { return };
        if suffix.starts_with("ee") {
            if self.is_within(self.r1, suffix.len()) {
                self.remove(suffix.len() - 2);
            }
        } else if self.has_vowel_before(suffix.len()) {
            self.remove(suffix.len());
            if self.suffix("at bl iz").is_some() {
                self.word.push(b'e');
            } else if self.suffix("bb dd ff gg mm nn pp rr tt").is_some() {
                self.remove(1);
            } else if self.r1 >= self.word.len() && self.is_short_before(0) {
                self.word.push(b'e');
            }
        }
    }

    /// `y` after a consonant.
    fn step_1c(&mut self) {
        if matches!(self.last(1), b'y' | b'Y') && self.word.len() > 2 && !is_vowel(self.last(2)) {
            self.remove(1);
            self.word.push(b'i');
        }
    }

    /// Replaces the first suffix of a list of pairs, if it is within the first region. Returns whether there was one at all.
    fn replace(&mut self, pairs: &str) -> bool {
        let mut pairs = pairs.split(' ');
        while let (Some(suffix), Some(other)) = (pairs.next(), pairs.next()) {
            if self.ends_with(suffix) {
                if self.is_within(self.r1, suffix.len()) {
                    self.remove(suffix.len());
                    self.word.extend_from_slice(other.as_bytes());
                }
                return true;
            }
        }
        false
    }

    fn step_2(&mut self) {
        if self.replace(STEP_2) {
        } else if self.ends_with("ogi") {
            if self.last(4) == b'l' && self.is_within(self.r1, 3) {
                self.remove(1);
            }
        } else if self.ends_with("li") && b"cdeghkmnrt".contains(&self.last(3)) && self.is_within(self.r1, 2) {
            self.remove(2);
        }
    }

    fn step_3(&mut self) {
        if self.replace(STEP_3) {
            return;
        }
        for (suffix, region) in [("ative", self.r2), ("ness", self.r1), ("ful", self.r1)] {
            if self.ends_with(suffix) && self.is_within(region, suffix.len()) {
                self.remove(suffix.len());
            }
        }
    }

    fn step_4(&mut self) {
        if let Some(suffix) = self.suffix(STEP_4) {
            if self.is_within(self.r2, suffix.len()) {
                self.remove(suffix.len());
            }
        } else if self.ends_with("ion") && matches!(self.last(4), b's' | b't') && self.is_within(self.r2, 3) {
            self.remove(3);
        }
    }

    fn step_5(&mut self) {
        let in_r2 = self.is_within(self.r2, 1);
        let removes = match self.last(1) {
            b'e' => in_r2 || self.is_within(self.r1, 1) && !self.is_short_before(1),
            b'l' => in_r2 && self.last(2) == b'l',
            _ => false,
        };
        if removes {
            self.remove(1);
        }
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Returns where the region starts that follows a vowel and a consonant.
fn region(word: &[u8], start: usize) -> usize {
    let ends = (start + 1..word.len()).find(|&place| is_vowel(word[place - 1]) && !is_vowel(word[place]));
    ends.map_or(word.len(), |place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_those_of_the_reference_implementation() {
        let reference = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
        let mut words = std::collections::BTreeSet::new();
        let mut folders = vec![std::path::PathBuf::from(pages)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
                    words.extend(crate::terms::words(&text).map(|range| crate::terms::normalize(&text[range])));
                }
            }
        }
        // All endings, after beginnings of several shapes, which content alone may not have.
        let suffixes =
            [STEP_2, STEP_3, STEP_4, "ogi li ion eed eedly ed edly ing ingly s es ies ied e ll y ative ness ful"];
        for suffix in suffixes.join(" ").split(' ') {
            for start in [
                "b", "be", "ab", "hop", "hopp", "gener", "relat", "abab", "ababl", "yay", "skys", "proceed", "ay",
                "wax",
            ] {
                words.insert([start, suffix].concat());
            }
        }
        assert!(words.len() > 5_000, "{} words", words.len());
        let ascii = words.iter().filter(|word| word.is_ascii());
        let wrong: Vec<_> = ascii
            .map(|word| (word, stem(word), reference.stem(word)))
            .filter(|(_, ours, theirs)| ours != theirs)
            .collect();
        assert!(wrong.is_empty(), "{} stems differ: {:?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    }

    #[test]
    fn other_alphabets_have_stems_too() {
        assert_eq!(stem("数字"), "数字");
        assert_eq!(stem("жуки"), "жуки");
        assert_eq!(stem("ж"), "ж");
    }
}
