//! From a request to its response, with the files that have been fetched.
//!
//! The caller fetches files: a request that needs others fails with their addresses ([`MissingFiles`]) and is repeated when they are
//! there. So these are plain functions, without a network.

use crate::direct_hit::{self, DirectHit};
use crate::document::Document;
use crate::manifest::{ExternalSearch, Manifest, WORDS_FILE, documents_file, terms_file};
use crate::query::{self, Query};
use crate::rank::Hit;
use crate::{Kind, MANIFEST, phrase, rfcs};

/// Maximum number of documents in which an exact phrase is looked for.
const MAX_WITH_PHRASE: usize = 12;

/// The files that have been fetched.
#[derive(Debug, Default)]
pub struct Files {
    manifest: Option<Manifest>,
    /// By their addresses.
    texts: Vec<(String, String)>,
}

/// Addresses of files that a response needs in addition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MissingFiles(pub Vec<String>);

/// Address of the file that a document is in.
struct MissingFile(String);

impl From<MissingFile> for MissingFiles {
    fn from(MissingFile(address): MissingFile) -> Self {
        Self(vec![address])
    }
}

/// A query with what is to be shown of its results.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// What was typed.
    pub text: String,
    /// The kind of results; all kinds if `None`.
    pub kind: Option<Kind>,
    /// Maximum number of documents to show.
    pub count: usize,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The query that was carried out: what was typed, or its correction.
    pub query: Query,
    /// Whether the query is a correction.
    pub corrected: bool,
    /// What the query names.
    pub direct_hits: Vec<DirectHit>,
    /// The documents that match, best first, without those among [`Matches::direct_hits`].
    pub hits: Vec<Hit>,
    /// Number of results: what the query names, and documents.
    pub all: usize,
    /// Number of results of each kind, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::ALL.len()],
}

/// The results with the documents to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResponse {
    /// What the query finds. Of what it names, only that of the requested kind.
    pub matches: Matches,
    /// The first documents of the requested kind.
    pub documents: Vec<Document>,
    /// Number of documents of the requested kind.
    pub total: usize,
    /// Searches of other sites.
    pub external_searches: Vec<ExternalSearch>,
}

impl Files {
    /// Returns an empty set of files.
    #[must_use]
    pub const fn new() -> Self {
        Self { manifest: None, texts: Vec::new() }
    }

    /// Adds a file. Returns whether it is valid: a manifest can be of another version, or something else.
    pub fn insert(&mut self, address: String, text: String) -> bool {
        if address == MANIFEST {
            self.manifest = Manifest::parse(&text);
            return self.manifest.is_some();
        }
        self.texts.push((address, text));
        true
    }

    /// Removes the manifest: the site may have been deployed again, with other files.
    pub fn forget_manifest(&mut self) {
        self.manifest = None;
    }

    /// Returns what a query finds, with the documents to show.
    ///
    /// # Errors
    /// Files are missing.
    pub fn find(&self, request: &SearchRequest) -> Result<SearchResponse, MissingFiles> {
        let manifest = self.manifest.as_ref().ok_or_else(|| MissingFiles(vec![MANIFEST.to_owned()]))?;
        let mut matches = self.matches(manifest, &request.text)?;
        matches.direct_hits.retain(|hit| request.kind.is_none_or(|kind| kind == hit.kind));
        let is_requested = |document| request.kind.is_none_or(|kind| manifest.kind_of(document) == kind);
        let numbers: Vec<u32> =
            matches.hits.iter().map(|hit| hit.document).filter(|&number| is_requested(number)).collect();
        let documents = self.documents(manifest, numbers.iter().take(request.count))?;
        Ok(SearchResponse {
            matches,
            documents,
            total: numbers.len(),
            external_searches: manifest.external_searches.clone(),
        })
    }

    fn matches(&self, manifest: &Manifest, text: &str) -> Result<Matches, MissingFiles> {
        let mut direct_hits = Vec::new();
        if let Some(address) = direct_hit::address(text)
            && let Some(number) = self.number_at(manifest, &address)?
        {
            let mut document = self.document(manifest, number)?;
            let kind = manifest.kind_of(number);
            kind.word().clone_into(&mut document.label);
            direct_hits.push(DirectHit { kind, document });
        }
        let mut query = Query::new(text);
        // From what was typed: numbers and names are never corrected.
        for mut hit in direct_hit::direct_hits(manifest, if query.filters > 0 { "" } else { &query.words }) {
            if let Some(rfc) = self.rfc(manifest, hit.rfc_number())? {
                hit.document = rfc;
                // What replaced it comes first.
                let newer = hit.document.replaced_by.split(' ').next().and_then(|number| number.parse().ok());
                let newer = self.rfc(manifest, newer)?;
                direct_hits.extend(newer.map(|document| DirectHit { kind: Kind::Rfc, document }));
            }
            direct_hits.push(hit);
        }
        let mut files = self.terms(manifest, &query.files(manifest))?;
        let mut postings = query.postings(manifest, &files);
        if postings.iter().any(Vec::is_empty)
            && let Some(split) = query.split()
        {
            files = self.terms(manifest, &split.files(manifest))?;
            postings = split.postings(manifest, &files);
            query = split;
        }
        let mut corrected = false;
        if direct_hits.is_empty() && postings.iter().any(Vec::is_empty) {
            let words = self.texts(vec![manifest.address(WORDS_FILE)])?;
            if let Some(correction) = query.corrected(&postings, words[0]) {
                files = self.terms(manifest, &correction.files(manifest))?;
                postings = correction.postings(manifest, &files);
                (query, corrected) = (correction, true);
            }
        }
        let mut hits = query.hits(manifest, &files, &postings);
        let mut named = Vec::new();
        for hit in &direct_hits {
            named.push(match hit.rfc_number() {
                Some(number) => Some(manifest.before_rfcs() + number),
                None => self.number_at(manifest, &hit.document.href)?,
            });
        }
        hits.retain(|hit| !named.contains(&Some(hit.document)));
        if let Some(phrase) = phrase::of_query(text) {
            hits.truncate(MAX_WITH_PHRASE);
            let mut documents = self.documents(manifest, hits.iter().map(|hit| &hit.document))?.into_iter();
            hits.retain(|_| documents.next().is_some_and(|document| phrase::is_in(&document, &phrase)));
        }
        let mut counts = [0; Kind::ALL.len()];
        let kinds = hits.iter().map(|hit| manifest.kind_of(hit.document));
        kinds.chain(direct_hits.iter().map(|hit| hit.kind)).for_each(|kind| counts[kind as usize] += 1);
        Ok(Matches { query, corrected, all: hits.len() + direct_hits.len(), direct_hits, hits, counts })
    }

    /// Returns an RFC, or `None` if the index does not have it.
    fn rfc(&self, manifest: &Manifest, number: Option<u32>) -> Result<Option<Document>, MissingFiles> {
        let documents = manifest.counts[Kind::Rfc as usize];
        let Some(number) = number.filter(|number| *number < documents) else { return Ok(None) };
        let document = self.document(manifest, manifest.before_rfcs() + number)?;
        // Some numbers were never issued.
        Ok((!document.title.is_empty()).then_some(document))
    }

    /// Returns the number of the document at an address.
    fn number_at(&self, manifest: &Manifest, address: &str) -> Result<Option<u32>, MissingFiles> {
        let files = self.terms(manifest, &query::address_files(manifest, address))?;
        Ok(Query::at(&files, address))
    }

    fn documents<'a>(
        &self,
        manifest: &Manifest,
        numbers: impl Iterator<Item = &'a u32>,
    ) -> Result<Vec<Document>, MissingFiles> {
        let (mut documents, mut missing) = (Vec::new(), Vec::new());
        for &number in numbers {
            match self.document(manifest, number) {
                Ok(document) => documents.push(document),
                Err(MissingFile(address)) if !missing.contains(&address) => missing.push(address),
                Err(_) => {}
            }
        }
        if missing.is_empty() { Ok(documents) } else { Err(MissingFiles(missing)) }
    }

    fn document(&self, manifest: &Manifest, number: u32) -> Result<Document, MissingFile> {
        let (file, place) = if let Some(number) = manifest.rfc_number(number) {
            rfcs::place(number)
        } else {
            let (file, place) = manifest.file_of(number);
            (documents_file(file), place)
        };
        let address = manifest.address(&file);
        self.text(&address).map(|text| Document::parse(text, place)).ok_or(MissingFile(address))
    }

    fn terms(&self, manifest: &Manifest, numbers: &[usize]) -> Result<Vec<&str>, MissingFiles> {
        self.texts(numbers.iter().map(|&number| manifest.address(&terms_file(number))).collect())
    }

    /// Returns the files at addresses, or the addresses of all that are missing.
    fn texts(&self, mut addresses: Vec<String>) -> Result<Vec<&str>, MissingFiles> {
        let texts: Vec<&str> = addresses.iter().filter_map(|address| self.text(address)).collect();
        if texts.len() < addresses.len() {
            addresses.retain(|address| self.text(address).is_none());
            return Err(MissingFiles(addresses));
        }
        Ok(texts)
    }

    fn text(&self, address: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == address).map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(text: &str) -> SearchRequest {
        SearchRequest { text: text.to_owned(), kind: None, count: 5 }
    }

    fn missing(addresses: &[&str]) -> Result<SearchResponse, MissingFiles> {
        Err(MissingFiles(addresses.iter().map(|&address| address.to_owned()).collect()))
    }

    #[test]
    fn missing_files_of_a_kind_are_named_all_at_once() {
        let mut files = Files::new();
        let request = request("quic tls ");
        let mut insert = |address: &str, text: &str| {
            assert!(files.insert(address.to_owned(), text.to_owned()));
            files.find(&request)
        };
        let response = insert(
            MANIFEST,
            "search\t5\tv\ncounts\t4\t0\t0\t0\t0\t0\nterms\ta\nterms\tr\ndocuments\t0\ndocuments\t2\n",
        );
        assert_eq!(response, missing(&["/content/search/v/terms-0.txt", "/content/search/v/terms-1.txt"]));
        let response = insert("/content/search/v/terms-0.txt", "quic\t\t1.9 1.5\n");
        assert_eq!(response, missing(&["/content/search/v/terms-1.txt"]));
        let response = insert("/content/search/v/terms-1.txt", "tls\t\t1.3 1.9 1.1\n");
        assert_eq!(response, missing(&["/content/search/v/documents-1.txt", "/content/search/v/documents-0.txt"]));
        _ = insert("/content/search/v/documents-1.txt", "TLS\n/tls/\n\n\n\n\n\n\nWeb\n/web/\n\n\n\n\n\n\n");
        let response =
            insert("/content/search/v/documents-0.txt", "Home\n/\n\n\n\n\n\n\nQUIC\n/quic/\n\n\n\n\n\n\n").unwrap();
        let hrefs: Vec<&str> = response.documents.iter().map(|document| document.href.as_str()).collect();
        assert_eq!((hrefs, response.total), (vec!["/tls/", "/quic/"], 2));
    }

    #[test]
    fn direct_hits_count_for_their_kind_and_are_shown_with_it_only() {
        let mut files = Files::new();
        let manifest = "search\t5\tv\nmeeting\t126\tIETF 126 Vienna\tVienna, Austria\t18-24 July 2026\t2026-07\n";
        for (address, text) in [(MANIFEST, manifest), ("/content/search/v/words.txt", "")] {
            assert!(files.insert(address.to_owned(), text.to_owned()));
        }
        for (kind, shown) in [(None, 1), (Some(Kind::Meeting), 1), (Some(Kind::Page), 0)] {
            let response = files.find(&SearchRequest { kind, ..request("ietf 126") }).unwrap();
            assert_eq!((response.matches.direct_hits.len(), response.matches.all), (shown, 1), "{kind:?}");
            assert_eq!(response.matches.counts, [0, 0, 1, 0, 0, 0]);
        }
    }

    #[test]
    fn invalid_manifests_are_rejected_and_removed_ones_are_missing() {
        let mut files = Files::new();
        assert!(!files.insert(MANIFEST.to_owned(), "<!doctype html>".to_owned()));
        assert_eq!(files.find(&request("quic")), missing(&[MANIFEST]));
        assert!(files.insert(MANIFEST.to_owned(), "search\t5\tv\n".to_owned()));
        files.forget_manifest();
        assert_eq!(files.find(&request("quic")), missing(&[MANIFEST]));
    }
}
