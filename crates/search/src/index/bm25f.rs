//! The relevance of each document for each word.
//!
//! The weight is that of BM25F: the words of a document are counted by field, what is said in a title counts for more than
//! in the text, the tenth time adds little to the ninth, and a long document needs more of them. Robertson and Zaragoza, "The
//! Probabilistic Relevance Framework: BM25 and Beyond", 2009.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Entry;
use super::weights::{heaviest, number, rarity};
use crate::Kind;
use crate::postings::Posting;
use crate::query::address_key;
use crate::stemmer::stem;
use crate::terms::{compounds, is_stop_word, join, normalize, phrase_key, slice, words};

/// How soon more of the same word stops to count (`k1`).
const SATURATION: f64 = 1.6;
/// Approximate weight of all words of a title together.
const TITLE: f64 = 48.0;
/// Index of the field for title and aliases.
const TITLE_FIELD: usize = 0;
/// Index of the field for the text.
const BODY_FIELD: usize = 1;
/// How much the length of a document counts (`b`).
const LENGTH: f64 = 0.6;
/// Factor from BM25F to weights of three digits.
const SCALE: f64 = 140.0;
/// Weight of a phrase that names a document.
const PHRASE_WEIGHT: u32 = 400;

/// A line of the index.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Term {
    /// The forms in which it occurs.
    pub(super) forms: BTreeSet<String>,
    /// The documents, by number.
    pub(super) postings: Vec<Posting>,
}

/// The whole index.
pub(super) struct Weighed {
    /// The lines, by key.
    pub(super) terms: BTreeMap<String, Term>,
    /// Words for corrections, the most frequent first.
    pub(super) words: Vec<String>,
}

/// The words of a document.
#[derive(Default)]
struct Counted {
    /// Weighted number of occurrences of each stem, by field.
    by_stem: BTreeMap<String, [f64; 2]>,
    /// Number of words of the text.
    length: f64,
}

pub(super) fn weigh(entries: &[Entry]) -> Weighed {
    let mut terms: BTreeMap<String, Term> = BTreeMap::new();
    let mut documents_of: BTreeMap<String, u32> = BTreeMap::new();
    let mut stems = HashMap::new();
    let joined: HashMap<String, String> = entries.iter().flat_map(hyphenated).collect();
    let counted = entries.iter().map(|entry| count(entry, &joined, &mut stems, &mut terms, &mut documents_of));
    let counted: Vec<Counted> = counted.collect();

    let average = counted.iter().map(|document| document.length).sum::<f64>() / number(counted.len()).max(1.0);
    let mut shares: BTreeMap<&str, Vec<(u32, f64)>> = BTreeMap::new();
    for (place, document) in (0..).zip(&counted) {
        let longer = 1.0 - LENGTH + LENGTH * document.length / average;
        for (stem, [title, body]) in &document.by_stem {
            // The length of the text takes nothing from what the title says.
            let count = title + body / longer;
            shares.entry(stem).or_default().push((place, count / (count + SATURATION)));
        }
    }
    for (stem, documents_with) in shares {
        let rarity = rarity(counted.len(), documents_with.len());
        let line = terms.entry(stem.to_owned()).or_default();
        let weighed = documents_with.into_iter().map(|(document, share)| (document, share * rarity * SCALE));
        line.postings = heaviest(weighed, |document| document);
    }
    for (place, entry) in (0..).zip(entries) {
        let document = &entry.document;
        // The last part of an address is a name, too: `/technologies/dns/`.
        let slug = document.href.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let slug = if entry.kind == Kind::Page { slug } else { "" };
        let keys = BTreeSet::from([phrase_key(&document.title), phrase_key(slug), address_key(&document.href)]);
        for key in keys.into_iter().filter(|key| key != "=") {
            terms.entry(key).or_default().postings.push(Posting { document: place, weight: PHRASE_WEIGHT });
        }
    }
    // Nothing is corrected to a number, or to a name with one.
    let is_correction = |word: &String| !word.contains(|sign: char| sign.is_ascii_digit());
    let documents_of = documents_of.into_iter().filter(|(word, _)| is_correction(word));
    let mut words: Vec<(u32, String)> = documents_of.map(|(word, documents)| (documents, word)).collect();
    words.sort_by(|(a, a_word), (b, b_word)| b.cmp(a).then_with(|| a_word.cmp(b_word)));
    Weighed { terms, words: words.into_iter().map(|(_, word)| word).collect() }
}

/// Returns the words with hyphens of an entry, each joined and in parts: `wifi` and `wi fi`.
fn hyphenated(entry: &Entry) -> Vec<(String, String)> {
    let Entry { document, names, headings, .. } = entry;
    let texts = [&document.title, names, headings, &document.description, &document.text];
    let all = texts.into_iter().flat_map(|text| compounds(text).into_iter().map(|range| slice(text, range)));
    let hyphenated = all.map(normalize).filter(|word| word.contains('-'));
    hyphenated.map(|word| (word.replace('-', ""), word.replace('-', " "))).collect()
}

/// Returns the words of a text, normalized, and for words that are written with a hyphen anywhere, the other spellings, too:
/// `wi`, `fi` and `wifi` for `Wi-Fi`, `wi fi` and `wifi`.
fn spellings(text: &str, joined: &HashMap<String, String>) -> Vec<(String, bool)> {
    let mut all: Vec<(String, bool)> = Vec::new();
    let mut before = String::new();
    for compound in compounds(text).into_iter().map(|range| slice(text, range)) {
        let parts: Vec<String> = words(compound).map(|range| normalize(slice(compound, range))).collect();
        let word = join(compound);
        let pair = [before.as_str(), word.as_str()].concat();
        if !before.is_empty() && joined.contains_key(&pair) {
            all.push((pair, false));
        }
        if parts.len() > 1 {
            all.push((word.clone(), false));
        } else if let Some(parts) = joined.get(&word) {
            all.extend(parts.split(' ').map(|part| (part.to_owned(), false)));
        }
        all.extend(parts.into_iter().map(|part| (part, true)));
        before = word;
    }
    all
}

/// Counts the words of an entry by field. `stems` are those of the words that were counted before.
fn count(
    entry: &Entry,
    joined: &HashMap<String, String>,
    stems: &mut HashMap<String, String>,
    terms: &mut BTreeMap<String, Term>,
    documents_of: &mut BTreeMap<String, u32>,
) -> Counted {
    let Entry { document, names, headings, .. } = entry;
    // A title of one word says more about it than one of seven.
    let title_words =
        words(&document.title).filter(|range| !is_stop_word(&normalize(&document.title[range.clone()]))).count();
    let fields = [
        (&document.title, TITLE / (1.0 + number(title_words)), TITLE_FIELD),
        (names, 4.0, TITLE_FIELD),
        (headings, 2.5, BODY_FIELD),
        (&document.description, 2.5, BODY_FIELD),
        (&document.text, 1.0, BODY_FIELD),
    ];
    let mut counted = Counted::default();
    let mut seen = BTreeSet::new();
    for (text, times, place) in fields {
        for (word, is_written) in spellings(text, joined).into_iter().filter(|(word, _)| !is_stop_word(word)) {
            let stem = stems.entry(word.clone()).or_insert_with_key(|word| stem(word));
            counted.by_stem.entry(stem.clone()).or_default()[place] += times;
            counted.length += if place == BODY_FIELD && is_written { 1.0 } else { 0.0 };
            if seen.insert(word.clone()) {
                if is_written {
                    *documents_of.entry(word.clone()).or_default() += 1;
                }
                terms.entry(stem.clone()).or_default().forms.insert(word);
            }
        }
    }
    counted
}
