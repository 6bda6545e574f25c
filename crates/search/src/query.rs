//! A query: the files that it needs, and the documents that match it.

use std::ops::Range;

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

/// A query.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// The same without filters.
    pub words: String,
    /// Its words, and then its filters.
    pub terms: Vec<Term>,
    /// Number of filters. Its results have all of them.
    pub filters: usize,
}

impl Query {
    /// Returns the query for a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::with(text, false)
    }

    fn with(text: &str, splits: bool) -> Self {
        let (words, mut filters) = filter::split(text);
        let (mut terms, count) = (terms::of_query(&words, splits), filters.len());
        terms.append(&mut filters);
        Self { text: text.to_owned(), words, terms, filters: count }
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
        let mut need = |range: Range<usize>| {
            for file in range {
                if !files.contains(&file) {
                    files.push(file);
                }
            }
        };
        let key = terms::phrase_key(&self.words);
        for family in [RFC_MARK, ""] {
            for term in &self.terms {
                need(files_of(manifest, family, term));
            }
            if self.terms.len() > self.filters {
                need(files_of(manifest, family, &Term { stem: key.clone(), ..Term::default() }));
            }
        }
        files
    }

    /// Returns the postings of each of its terms, from the files that it needs.
    #[must_use]
    pub fn postings(&self, manifest: &Manifest, files: &[&str]) -> Vec<Vec<Posting>> {
        let mut postings: Vec<Vec<Posting>> = self.terms.iter().map(|term| postings_of(files, term)).collect();
        // All RFCs have the word, and none is found by it alone.
        if let Some(series) = self.terms.iter().position(|term| term.stem == "rfc") {
            let mut others = Vec::new();
            for Posting { document, .. } in postings.iter().flatten() {
                if manifest.rfc_number(*document).is_some() {
                    others.push(Posting { document: *document, weight: SERIES_WEIGHT });
                }
            }
            if let Some(postings) = postings.get_mut(series) {
                postings.append(&mut others);
            }
        }
        postings
    }

    /// Returns the matching documents, best first; `postings` are those of its terms.
    #[must_use]
    pub fn hits(&self, manifest: &Manifest, files: &[&str], postings: &[Vec<Posting>]) -> Vec<Hit> {
        let phrase = exact_postings(files, &terms::phrase_key(&self.words));
        let mut hits = rank(manifest, postings, &phrase, self.filters);
        if self.terms.len() == self.filters {
            // All that they keep: the newest first.
            hits.reverse();
        }
        hits
    }

    /// Returns the document at an address of this site, from the files of [`address_files`].
    #[must_use]
    pub fn at(files: &[&str], address: &str) -> Option<u32> {
        exact_postings(files, &address_key(address)).first().map(|posting| posting.document)
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

fn files_of(manifest: &Manifest, family: &str, term: &Term) -> Range<usize> {
    let files = |first: &str, last: &str| manifest.files_of(&[family, first].concat(), &[family, last].concat());
    let own = files(&term.stem, &term.stem);
    if !term.open {
        return own;
    }
    // The line of a word that it begins can precede its own.
    let shared: String = term.word.chars().take(SHARED_LETTERS).collect();
    let all = files(&shared, if term.stem > term.word { &term.stem } else { &term.word });
    let start = all.start.max(own.start.saturating_sub(1));
    start..all.end.min(start + MAX_FILES)
}

/// Returns the postings of a term. Words that begin with an unfinished one count less than the word itself.
fn postings_of(files: &[&str], term: &Term) -> Vec<Posting> {
    let lines: Vec<_> = files.iter().flat_map(|file| postings::lines_of(file, term)).collect();
    // If the word itself is known, it is probably complete.
    let (numerator, denominator) = if lines.iter().any(|(_, is_exact)| *is_exact) { (1, 16) } else { (3, 4) };
    let mut all = Vec::new();
    for (line, is_exact) in lines {
        let mut postings = line.postings();
        if !is_exact {
            for posting in &mut postings {
                posting.weight = posting.weight * numerator / denominator;
            }
        }
        all.append(&mut postings);
    }
    all
}

/// Returns the postings of a key in all files that have it, which are one of each family.
fn exact_postings(files: &[&str], key: &str) -> Vec<Posting> {
    let mut all = Vec::new();
    for file in files {
        if let Some(line) = postings::exact(file, key) {
            all.append(&mut line.postings());
        }
    }
    all
}
