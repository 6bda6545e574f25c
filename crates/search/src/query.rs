//! A query: the files that it needs, and the documents that match it.

use std::ops::Range;

use crate::manifest::Manifest;
use crate::postings::{self, Posting};
use crate::rank::{Hit, rank};
use crate::spelling::{nearest, split};
use crate::terms::{self, Term};

/// Number of letters that all forms of a word share.
const SHARED_LETTERS: usize = 3;
/// Maximum number of files for a word.
const MAX_FILES: usize = 3;

/// A query.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// Its words.
    pub terms: Vec<Term>,
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
        Self { text: text.to_owned(), terms: terms::of_query(text, false) }
    }

    /// The same query with words that have a hyphen in two, or `None` if there are none.
    #[must_use]
    pub fn split(&self) -> Option<Self> {
        let terms = terms::of_query(&self.text, true);
        (terms.len() > self.terms.len()).then(|| Self { text: self.text.clone(), terms })
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
        self.terms.iter().flat_map(|term| files_of(manifest, term)).for_each(&mut need);
        if !self.terms.is_empty() {
            let key = terms::phrase_key(&self.text);
            manifest.files_of(&key, &key).for_each(need);
        }
        files
    }

    /// Returns the postings of each of its terms, from the files that it needs.
    #[must_use]
    pub fn postings(&self, manifest: &Manifest, files: &[File<'_>]) -> Vec<Vec<Posting>> {
        self.terms.iter().map(|term| postings_of(manifest, files, term)).collect()
    }

    /// Returns the matching documents, best first; `postings` are those of its terms.
    #[must_use]
    pub fn hits(&self, manifest: &Manifest, files: &[File<'_>], postings: &[Vec<Posting>]) -> Vec<Hit> {
        rank(manifest, postings, &exact_postings(manifest, files, &terms::phrase_key(&self.text)))
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

fn files_of(manifest: &Manifest, term: &Term) -> impl Iterator<Item = usize> {
    let shared: String = term.word.chars().take(SHARED_LETTERS).collect();
    let last = if term.stem > term.word { &term.stem } else { &term.word };
    manifest.files_of(&shared, last).take(MAX_FILES)
}

/// Returns the postings of a term. Words that begin with an unfinished one count less than the word itself.
fn postings_of(manifest: &Manifest, files: &[File<'_>], term: &Term) -> Vec<Posting> {
    let numbers: Vec<usize> = files_of(manifest, term).collect();
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
    let numbers = manifest.files_of(key, key);
    let line =
        files.iter().filter(|file| numbers.contains(&file.number)).find_map(|file| postings::exact(file.text, key));
    line.map(|line| line.postings().collect()).unwrap_or_default()
}
