//! A query: the files that it needs, and the documents that match it.

use std::ops::Range;

use crate::Kind;
use crate::filter;
use crate::manifest::{Manifest, RFC_MARK};
use crate::postings::{self, Posting};
use crate::rank::{Hit, rank};
use crate::spelling::{nearest, split};
use crate::terms::{self, Term};

/// Number of letters that all forms of a word share.
const SHARED_LETTERS: usize = 3;
/// Maximum number of files for a word.
const MAX_FILES: usize = 3;
/// Weight of `rfc` in a query for an RFC that has another of its words.
const SERIES_WEIGHT: u32 = 60;
/// What the keys in the manifest start with: those of RFCs, and those of all others.
const FAMILIES: [&str; 2] = [RFC_MARK, ""];

/// A query.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// Its words.
    pub terms: Vec<Term>,
    /// What its results have to have, which are RFCs then.
    pub filters: Vec<Term>,
}

/// A file of terms.
pub struct File<'a> {
    /// Its number in the manifest.
    pub number: usize,
    /// Its text.
    pub text: &'a str,
}

impl Query {
    /// Returns the query for a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::with(text, false)
    }

    fn with(text: &str, splits: bool) -> Self {
        let (words, filters) = filter::split(text);
        Self { text: text.to_owned(), terms: terms::of_query(&words, splits), filters }
    }

    /// The same query with words that have a hyphen in two, or `None` if there are none.
    #[must_use]
    pub fn split(&self) -> Option<Self> {
        let split = Self::with(&self.text, true);
        (split.terms.len() > self.terms.len()).then_some(split)
    }

    /// Returns the numbers of the files of terms that it needs.
    #[must_use]
    pub fn files(&self, manifest: &Manifest) -> Vec<usize> {
        let mut files = Vec::new();
        let mut need = |file| {
            if !files.contains(&file) {
                files.push(file);
            }
        };
        for family in FAMILIES {
            let filters = self.filters.iter().filter(|_| !family.is_empty());
            self.terms.iter().chain(filters).flat_map(|term| files_of(manifest, family, term)).for_each(&mut need);
            if !self.terms.is_empty() {
                let key = [family, &self.phrase_key()].concat();
                manifest.files_of(&key, &key).for_each(&mut need);
            }
        }
        files
    }

    /// Returns the postings of each of its terms, from the files that it needs.
    #[must_use]
    pub fn postings(&self, manifest: &Manifest, files: &[File<'_>]) -> Vec<Vec<Posting>> {
        let mut postings: Vec<Vec<Posting>> =
            self.terms.iter().map(|term| postings_of(manifest, files, term)).collect();
        // All RFCs have the word, and none is found by it alone.
        if let Some(series) = self.terms.iter().position(|term| term.stem == "rfc") {
            let others = postings.iter().flatten().filter(|posting| manifest.kind_of(posting.document) == Kind::Rfc);
            let others: Vec<_> = others.map(|posting| Posting { weight: SERIES_WEIGHT, ..*posting }).collect();
            postings[series].extend(others);
        }
        postings
    }

    /// Returns the matching documents, best first; `postings` are those of its terms.
    #[must_use]
    pub fn hits(&self, manifest: &Manifest, files: &[File<'_>], postings: &[Vec<Posting>]) -> Vec<Hit> {
        let filters: Vec<_> = self.filters.iter().map(|filter| postings_of(manifest, files, filter)).collect();
        if self.terms.is_empty() {
            let mut all = rank(manifest, &filters, &[], &filters);
            // The newest first.
            all.reverse();
            return all;
        }
        rank(manifest, postings, &exact_postings(manifest, files, &self.phrase_key()), &filters)
    }

    fn phrase_key(&self) -> String {
        terms::phrase_key(&filter::split(&self.text).0)
    }

    /// Returns the document at an address of this site, from the files of [`address_files`].
    #[must_use]
    pub fn at(manifest: &Manifest, files: &[File<'_>], address: &str) -> Option<u32> {
        exact_postings(manifest, files, &address_key(address)).first().map(|posting| posting.document)
    }

    /// Returns the query with other words for those that no document has, or `None` if there are none to correct.
    ///
    /// Names are left as they are, and so is a query with quotation marks.
    #[must_use]
    pub fn corrected(&self, postings: &[Vec<Posting>], words: &str) -> Option<Self> {
        let mut text = self.text.clone();
        if text.contains('"') {
            return None;
        }
        let ranges: Vec<_> = terms::words(&self.text).collect();
        // From the end, so that the places before stay right.
        for range in ranges.into_iter().rev() {
            let typed = terms::normalize(terms::slice(&self.text, range.clone()));
            let mut terms = self.terms.iter().zip(postings);
            if terms.any(|(term, postings)| term.word == typed && postings.is_empty())
                && !is_in_name(&self.text, &range)
                && let Some(corrected) = nearest(&typed, words).map(str::to_owned).or_else(|| split(&typed, words))
            {
                text.replace_range(range, &corrected);
            }
        }
        (text != self.text).then(|| Self::new(&text))
    }

    /// Returns a text for exactly these words, which is never corrected.
    #[must_use]
    pub fn quoted(text: &str) -> String {
        format!("\"{}\"", text.trim())
    }
}

/// Whether a word is part of a name that must not be corrected: of a draft, a host or a file.
fn is_in_name(text: &str, word: &Range<usize>) -> bool {
    let is_sign = |sign: Option<&u8>| matches!(sign, Some(b'-' | b'.' | b'/' | b'@' | b'_'));
    let text = text.as_bytes();
    is_sign(text.get(word.start.wrapping_sub(1))) || is_sign(text.get(word.end))
}

/// Returns the numbers of the files that [`Query::at`] needs.
#[must_use]
pub fn address_files(manifest: &Manifest, address: &str) -> Vec<usize> {
    let key = address_key(address);
    manifest.files_of(&key, &key).collect()
}

/// Returns the key of an address.
#[must_use]
pub(crate) fn address_key(address: &str) -> String {
    format!("={address}")
}

fn files_of(manifest: &Manifest, family: &str, term: &Term) -> impl Iterator<Item = usize> + use<> {
    let files = |first: &str, last: &str| manifest.files_of(&[family, first].concat(), &[family, last].concat());
    let own = files(&term.stem, &term.stem);
    if !term.open {
        return own.take(MAX_FILES);
    }
    // The line of a word that it begins can precede its own.
    let shared: String = term.word.chars().take(SHARED_LETTERS).collect();
    let last = if term.stem > term.word { &term.stem } else { &term.word };
    let all = files(&shared, last);
    (all.start.max(own.start.saturating_sub(1))..all.end).take(MAX_FILES)
}

/// Returns the postings of a term. Words that begin with an unfinished one count less than the word itself.
fn postings_of(manifest: &Manifest, files: &[File<'_>], term: &Term) -> Vec<Posting> {
    let numbers: Vec<usize> = FAMILIES.into_iter().flat_map(|family| files_of(manifest, family, term)).collect();
    let texts = files.iter().filter(|file| numbers.contains(&file.number));
    let lines = texts.flat_map(|file| postings::lines_of(file.text, term));
    let lines: Vec<_> = lines.collect();
    // If the word itself is known, it is probably complete.
    let (numerator, denominator) = if lines.iter().any(|(_, is_exact)| *is_exact) { (1, 16) } else { (3, 4) };
    let weighed = |is_exact: bool| {
        move |posting: Posting| Posting {
            weight: if is_exact { posting.weight } else { posting.weight * numerator / denominator },
            ..posting
        }
    };
    lines.into_iter().flat_map(|(line, is_exact)| line.postings().map(weighed(is_exact))).collect()
}

fn exact_postings(manifest: &Manifest, files: &[File<'_>], key: &str) -> Vec<Posting> {
    let mut all = Vec::new();
    for family in FAMILIES {
        let family_key = [family, key].concat();
        let numbers = manifest.files_of(&family_key, &family_key);
        let mut texts = files.iter().filter(|file| numbers.contains(&file.number));
        all.extend(texts.find_map(|file| postings::exact(file.text, key)).iter().flat_map(postings::Line::postings));
    }
    all
}
