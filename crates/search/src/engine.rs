//! From a query to its answer, by the files that are at hand.
//!
//! Whoever asks fetches the files, too: an answer that needs others says which ([`MissingFiles`]), and is asked for again with
//! them. So all of this is plain functions, and the network is another matter.

use crate::direct_hit::{self, DirectHit};
use crate::document::Document;
use crate::manifest::{ExternalSearch, Manifest, WORDS_FILE, documents_file, terms_file};
use crate::query::{self, File, Query};
use crate::rank::Hit;
use crate::{Kind, MANIFEST};

/// The files at hand.
#[derive(Debug, Default)]
pub struct Files {
    manifest: Option<Manifest>,
    /// By their addresses.
    texts: Vec<(String, String)>,
}

/// The addresses of files that an answer needs, too.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MissingFiles(pub Vec<String>);

/// A query that was asked.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// What was typed.
    pub text: String,
    /// The kind of documents that is wanted; all, if there is none.
    pub kind: Option<Kind>,
    /// No more documents are to be shown.
    pub count: usize,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The query that was answered: what was typed, or what was meant.
    pub query: Query,
    /// Whether it is not what was typed.
    pub corrected: bool,
    /// What it names.
    pub direct_hits: Vec<DirectHit>,
    /// The documents that fit, best first, without those among [`Matches::direct_hits`].
    pub hits: Vec<Hit>,
    /// How many it finds, of what it names and of documents.
    pub all: usize,
    /// How many of all are of each kind, in the order of [`Kind::ALL`]; what is named can be of another.
    pub counts: [usize; Kind::ALL.len()],
}

/// An answer with the documents to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResponse {
    /// What the query finds; of what it names, only what is of the kind that was wanted.
    pub matches: Matches,
    /// The first documents of that kind.
    pub documents: Vec<Document>,
    /// How many documents there are of it.
    pub total: usize,
    /// Searches of other sites, which know more.
    pub external_searches: Vec<ExternalSearch>,
}

impl Files {
    /// Without any.
    #[must_use]
    pub const fn new() -> Self {
        Self { manifest: None, texts: Vec::new() }
    }

    /// Takes a file in. Whether it is of use: a manifest can be of another version, or none at all.
    pub fn insert(&mut self, address: String, text: String) -> bool {
        if address == MANIFEST {
            self.manifest = Manifest::parse(&text);
            return self.manifest.is_some();
        }
        self.texts.push((address, text));
        true
    }

    /// Forgets the manifest: the site may have been deployed anew, with other files.
    pub fn forget_manifest(&mut self) {
        self.manifest = None;
    }

    /// What a query finds, with the documents to show.
    ///
    /// # Errors
    /// Files are missing.
    pub fn find(&self, request: &SearchRequest) -> Result<SearchResponse, MissingFiles> {
        let manifest = self.manifest.as_ref().ok_or_else(|| MissingFiles(vec![MANIFEST.to_owned()]))?;
        let mut matches = self.matches(manifest, &request.text)?;
        matches.direct_hits.retain(|hit| request.kind.is_none_or(|kind| kind == hit.kind));
        let wanted = |document| request.kind.is_none_or(|kind| manifest.kind_of(document) == kind);
        let numbers: Vec<u32> = matches.hits.iter().map(|hit| hit.document).filter(|&number| wanted(number)).collect();
        let documents = self.documents(manifest, numbers.iter().take(request.count))?;
        Ok(SearchResponse {
            matches,
            documents,
            total: numbers.len(),
            external_searches: manifest.external_searches.clone(),
        })
    }

    fn matches(&self, manifest: &Manifest, text: &str) -> Result<Matches, MissingFiles> {
        let mut direct_hits = self.page_at(manifest, text)?;
        // Read from what was typed: of a number, or a name, no other is ever meant.
        direct_hits.extend(direct_hit::direct_hits(manifest, text));
        let mut asked = Query::new(text);
        let mut files = self.terms(manifest, asked.files(manifest))?;
        let mut postings = asked.postings(manifest, &files);
        if postings.iter().any(Vec::is_empty)
            && let Some(split) = asked.split()
        {
            files = self.terms(manifest, split.files(manifest))?;
            postings = split.postings(manifest, &files);
            asked = split;
        }
        let mut corrected = false;
        if direct_hits.is_empty() && postings.iter().any(Vec::is_empty) {
            let words = self.texts(vec![manifest.address(WORDS_FILE)])?;
            if let Some(meant) = asked.corrected(&postings, words[0]) {
                files = self.terms(manifest, meant.files(manifest))?;
                postings = meant.postings(manifest, &files);
                (asked, corrected) = (meant, true);
            }
        }
        let mut hits = asked.hits(manifest, &files, &postings);
        for DirectHit { href, .. } in direct_hits.iter().filter(|hit| hit.host().is_none()) {
            let number = self.number_at(manifest, href)?;
            hits.retain(|hit| Some(hit.document) != number);
        }
        let counts = Kind::ALL.map(|kind| {
            let named = direct_hits.iter().filter(|hit| hit.kind == kind).count();
            named + hits.iter().filter(|hit| manifest.kind_of(hit.document) == kind).count()
        });
        Ok(Matches { query: asked, corrected, all: hits.len() + direct_hits.len(), direct_hits, hits, counts })
    }

    /// The page that the query is the address of.
    fn page_at(&self, manifest: &Manifest, text: &str) -> Result<Vec<DirectHit>, MissingFiles> {
        let Some(address) = direct_hit::address(text) else { return Ok(Vec::new()) };
        let number = self.number_at(manifest, &address)?;
        let hit = |Document { title, href, breadcrumbs, .. }, number| {
            let kind = manifest.kind_of(number);
            DirectHit { kind, label: kind.word(), title, text: breadcrumbs, href }
        };
        let documents = self.documents(manifest, number.iter())?;
        Ok(documents.into_iter().zip(number).map(|(document, number)| hit(document, number)).collect())
    }

    /// The number of the document at an address.
    fn number_at(&self, manifest: &Manifest, address: &str) -> Result<Option<u32>, MissingFiles> {
        let files = self.terms(manifest, query::address_files(manifest, address))?;
        Ok(Query::at(manifest, &files, address))
    }

    fn documents<'a>(
        &self,
        manifest: &Manifest,
        numbers: impl Iterator<Item = &'a u32>,
    ) -> Result<Vec<Document>, MissingFiles> {
        let (mut documents, mut missing) = (Vec::new(), Vec::new());
        for &number in numbers {
            let (file, place) = manifest.file_of(number);
            let address = manifest.address(&documents_file(file));
            if let Some(text) = self.text(&address) {
                documents.push(Document::parse(text, place));
            } else if !missing.contains(&address) {
                missing.push(address);
            }
        }
        if missing.is_empty() { Ok(documents) } else { Err(MissingFiles(missing)) }
    }

    fn terms(&self, manifest: &Manifest, numbers: Vec<usize>) -> Result<Vec<File<'_>>, MissingFiles> {
        let texts = self.texts(numbers.iter().map(|&number| manifest.address(&terms_file(number))).collect())?;
        Ok(numbers.into_iter().zip(texts).map(|(number, text)| File { number, text }).collect())
    }

    /// The texts at addresses, all of which are told where some are missing.
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
    fn an_answer_says_which_files_it_needs_all_of_a_kind_at_once() {
        let mut files = Files::new();
        let asked = request("quic tls ");
        let mut insert = |address: &str, text: &str| {
            assert!(files.insert(address.to_owned(), text.to_owned()));
            files.find(&asked)
        };
        let response =
            insert(MANIFEST, "search\t4\tv\ncounts\t4\t0\t0\t0\t0\nterms\ta\nterms\tr\ndocuments\t0\ndocuments\t2\n");
        assert_eq!(response, missing(&["/content/search/v/terms-0.txt", "/content/search/v/terms-1.txt"]));
        let response = insert("/content/search/v/terms-0.txt", "quic\t\t1.9 1.5\n");
        assert_eq!(response, missing(&["/content/search/v/terms-1.txt"]));
        let response = insert("/content/search/v/terms-1.txt", "tls\t\t1.3 1.9 1.1\n");
        assert_eq!(response, missing(&["/content/search/v/documents-1.txt", "/content/search/v/documents-0.txt"]));
        _ = insert("/content/search/v/documents-1.txt", "TLS\n/tls/\n\n\n\n\nWeb\n/web/\n\n\n\n\n");
        let response = insert("/content/search/v/documents-0.txt", "Home\n/\n\n\n\n\nQUIC\n/quic/\n\n\n\n\n").unwrap();
        let hrefs: Vec<&str> = response.documents.iter().map(|document| document.href.as_str()).collect();
        assert_eq!((hrefs, response.total), (vec!["/tls/", "/quic/"], 2));
    }

    #[test]
    fn what_is_named_counts_for_its_kind_and_is_shown_with_it_alone() {
        let mut files = Files::new();
        let manifest = "search\t4\tv\nmeeting\t126\tIETF 126 Vienna\tVienna, Austria\t18-24 July 2026\t2026-07\n";
        for (address, text) in [(MANIFEST, manifest), ("/content/search/v/words.txt", "")] {
            assert!(files.insert(address.to_owned(), text.to_owned()));
        }
        for (kind, shown) in [(None, 1), (Some(Kind::Meeting), 1), (Some(Kind::Page), 0)] {
            let response = files.find(&SearchRequest { kind, ..request("ietf 126") }).unwrap();
            assert_eq!((response.matches.direct_hits.len(), response.matches.all), (shown, 1), "{kind:?}");
            assert_eq!(response.matches.counts, [0, 0, 1, 0, 0]);
        }
    }

    #[test]
    fn what_is_no_catalog_is_of_no_use_and_one_that_was_forgotten_is_asked_for() {
        let mut files = Files::new();
        assert!(!files.insert(MANIFEST.to_owned(), "<!doctype html>".to_owned()));
        assert_eq!(files.find(&request("quic")), missing(&[MANIFEST]));
        assert!(files.insert(MANIFEST.to_owned(), "search\t4\tv\n".to_owned()));
        files.forget_manifest();
        assert_eq!(files.find(&request("quic")), missing(&[MANIFEST]));
    }
}
