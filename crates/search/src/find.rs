//! From a query to its answer, by the files that are at hand.
//!
//! Whoever asks fetches the files, too: an answer that needs others says which ([`Missing`]), and is asked for again with
//! them. So all of this is plain functions, and the network is another matter.

use crate::catalog::{Catalog, Elsewhere, WORDS_FILE, documents_file, terms_file};
use crate::document::Document;
use crate::jump::{self, Jump};
use crate::query::{self, File, Query};
use crate::rank::Hit;
use crate::{CATALOG, Kind};

/// The files at hand.
#[derive(Debug, Default)]
pub struct Files {
    catalog: Option<Catalog>,
    /// By their addresses.
    texts: Vec<(String, String)>,
}

/// The addresses of files that an answer needs, too.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Missing(pub Vec<String>);

/// A query that was asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// What was typed.
    pub text: String,
    /// The kind of documents that is wanted; all, if there is none.
    pub kind: Option<Kind>,
    /// No more documents are to be shown.
    pub count: usize,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The query that was answered: what was typed, or what was meant.
    pub query: Query,
    /// Whether it is not what was typed.
    pub corrected: bool,
    /// What it names.
    pub jumps: Vec<Jump>,
    /// The documents that fit, best first, without those among [`Answer::jumps`].
    pub hits: Vec<Hit>,
    /// How many it finds, of what it names and of documents.
    pub all: usize,
    /// How many of all are of each kind, in the order of [`Kind::ALL`]; what is named can be of another.
    pub counts: [usize; Kind::ALL.len()],
}

/// An answer with the documents to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What the query finds; of what it names, only what is of the kind that was wanted.
    pub answer: Answer,
    /// The first documents of that kind.
    pub documents: Vec<Document>,
    /// How many documents there are of it.
    pub total: usize,
    /// Searches of other sites, which know more.
    pub elsewhere: Vec<Elsewhere>,
}

impl Files {
    /// Without any.
    #[must_use]
    pub const fn new() -> Self {
        Self { catalog: None, texts: Vec::new() }
    }

    /// Takes a file in. Whether it is of use: a catalog can be of another version, or none at all.
    pub fn insert(&mut self, address: String, text: String) -> bool {
        if address == CATALOG {
            self.catalog = Catalog::parse(&text);
            return self.catalog.is_some();
        }
        self.texts.push((address, text));
        true
    }

    /// Forgets the catalog: the site may have been deployed anew, with other files.
    pub fn forget_catalog(&mut self) {
        self.catalog = None;
    }

    /// What a query finds, with the documents to show.
    ///
    /// # Errors
    /// Files are missing.
    pub fn find(&self, question: &Question) -> Result<Found, Missing> {
        let catalog = self.catalog.as_ref().ok_or_else(|| Missing(vec![CATALOG.to_owned()]))?;
        let mut answer = self.answer(catalog, &question.text)?;
        answer.jumps.retain(|jump| question.kind.is_none_or(|kind| kind.word() == jump.kind));
        let wanted = |document| question.kind.is_none_or(|kind| catalog.kind_of(document) == kind);
        let numbers: Vec<u32> = answer.hits.iter().map(|hit| hit.document).filter(|&number| wanted(number)).collect();
        let documents = self.documents(catalog, numbers.iter().take(question.count))?;
        Ok(Found { answer, documents, total: numbers.len(), elsewhere: catalog.elsewhere.clone() })
    }

    fn answer(&self, catalog: &Catalog, text: &str) -> Result<Answer, Missing> {
        let mut jumps = self.page_at(catalog, text)?;
        // Read from what was typed: of a number, or a name, no other is ever meant.
        jumps.extend(jump::jumps(catalog, text));
        let mut asked = Query::new(text);
        let mut files = self.terms(catalog, asked.files(catalog))?;
        let mut postings = asked.postings(catalog, &files);
        let mut corrected = false;
        if jumps.is_empty() && postings.iter().any(Vec::is_empty) {
            let words = self.texts(vec![catalog.address(WORDS_FILE)])?;
            if let Some(meant) = asked.corrected(&postings, words[0]) {
                files = self.terms(catalog, meant.files(catalog))?;
                postings = meant.postings(catalog, &files);
                (asked, corrected) = (meant, true);
            }
        }
        let mut hits = asked.hits(catalog, &files, &postings);
        for Jump { href, .. } in jumps.iter().filter(|jump| jump.host().is_none()) {
            let number = self.number_at(catalog, href)?;
            hits.retain(|hit| Some(hit.document) != number);
        }
        let counts = Kind::ALL.map(|kind| {
            let named = jumps.iter().filter(|jump| jump.kind == kind.word()).count();
            named + hits.iter().filter(|hit| catalog.kind_of(hit.document) == kind).count()
        });
        Ok(Answer { query: asked, corrected, all: hits.len() + jumps.len(), jumps, hits, counts })
    }

    /// The page that the query is the address of.
    fn page_at(&self, catalog: &Catalog, text: &str) -> Result<Vec<Jump>, Missing> {
        let Some(address) = jump::address(text) else { return Ok(Vec::new()) };
        let number = self.number_at(catalog, &address)?;
        let jump = |Document { title, href, way, .. }, number| Jump {
            kind: catalog.kind_of(number).word(),
            title,
            text: way,
            href,
        };
        let documents = self.documents(catalog, number.iter())?;
        Ok(documents.into_iter().zip(number).map(|(document, number)| jump(document, number)).collect())
    }

    /// The number of the document at an address.
    fn number_at(&self, catalog: &Catalog, address: &str) -> Result<Option<u32>, Missing> {
        let files = self.terms(catalog, query::address_files(catalog, address))?;
        Ok(Query::at(catalog, &files, address))
    }

    fn documents<'a>(
        &self,
        catalog: &Catalog,
        numbers: impl Iterator<Item = &'a u32>,
    ) -> Result<Vec<Document>, Missing> {
        let (mut documents, mut missing) = (Vec::new(), Vec::new());
        for &number in numbers {
            let (file, place) = catalog.file_of(number);
            let address = catalog.address(&documents_file(file));
            if let Some(text) = self.text(&address) {
                documents.push(Document::parse(text, place));
            } else if !missing.contains(&address) {
                missing.push(address);
            }
        }
        if missing.is_empty() { Ok(documents) } else { Err(Missing(missing)) }
    }

    fn terms(&self, catalog: &Catalog, numbers: Vec<usize>) -> Result<Vec<File<'_>>, Missing> {
        let texts = self.texts(numbers.iter().map(|&number| catalog.address(&terms_file(number))).collect())?;
        Ok(numbers.into_iter().zip(texts).map(|(number, text)| File { number, text }).collect())
    }

    /// The texts at addresses, all of which are told where some are missing.
    fn texts(&self, mut addresses: Vec<String>) -> Result<Vec<&str>, Missing> {
        let texts: Vec<&str> = addresses.iter().filter_map(|address| self.text(address)).collect();
        if texts.len() < addresses.len() {
            addresses.retain(|address| self.text(address).is_none());
            return Err(Missing(addresses));
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

    fn question(text: &str) -> Question {
        Question { text: text.to_owned(), kind: None, count: 5 }
    }

    fn missing(addresses: &[&str]) -> Result<Found, Missing> {
        Err(Missing(addresses.iter().map(|&address| address.to_owned()).collect()))
    }

    #[test]
    fn an_answer_says_which_files_it_needs_all_of_a_kind_at_once() {
        let mut files = Files::new();
        let asked = question("quic tls ");
        let mut insert = |address: &str, text: &str| {
            assert!(files.insert(address.to_owned(), text.to_owned()));
            files.find(&asked)
        };
        let found =
            insert(CATALOG, "search\t2\tv\ncounts\t4\t0\t0\t0\nterms\ta\nterms\tr\ndocuments\t0\ndocuments\t2\n");
        assert_eq!(found, missing(&["/content/search/v/terms-0.txt", "/content/search/v/terms-1.txt"]));
        let found = insert("/content/search/v/terms-0.txt", "quic\t\t1.9 1.5\n");
        assert_eq!(found, missing(&["/content/search/v/terms-1.txt"]));
        let found = insert("/content/search/v/terms-1.txt", "tls\t\t1.3 1.9 1.1\n");
        assert_eq!(found, missing(&["/content/search/v/documents-1.txt", "/content/search/v/documents-0.txt"]));
        _ = insert("/content/search/v/documents-1.txt", "TLS\n/tls/\n\n\n\n\nWeb\n/web/\n\n\n\n\n");
        let found = insert("/content/search/v/documents-0.txt", "Home\n/\n\n\n\n\nQUIC\n/quic/\n\n\n\n\n").unwrap();
        let hrefs: Vec<&str> = found.documents.iter().map(|document| document.href.as_str()).collect();
        assert_eq!((hrefs, found.total), (vec!["/tls/", "/quic/"], 2));
    }

    #[test]
    fn what_is_named_counts_for_its_kind_and_is_shown_with_it_alone() {
        let mut files = Files::new();
        let catalog = "search\t2\tv\nmeeting\t126\tIETF 126 Vienna\tVienna, Austria\t18-24 July 2026\t2026-07\n";
        for (address, text) in [(CATALOG, catalog), ("/content/search/v/words.txt", "")] {
            assert!(files.insert(address.to_owned(), text.to_owned()));
        }
        for (kind, shown) in [(None, 1), (Some(Kind::Meeting), 1), (Some(Kind::Page), 0)] {
            let found = files.find(&Question { kind, ..question("ietf 126") }).unwrap();
            assert_eq!((found.answer.jumps.len(), found.answer.all), (shown, 1), "{kind:?}");
            assert_eq!(found.answer.counts, [0, 0, 1, 0]);
        }
    }

    #[test]
    fn what_is_no_catalog_is_of_no_use_and_one_that_was_forgotten_is_asked_for() {
        let mut files = Files::new();
        assert!(!files.insert(CATALOG.to_owned(), "<!doctype html>".to_owned()));
        assert_eq!(files.find(&question("quic")), missing(&[CATALOG]));
        assert!(files.insert(CATALOG.to_owned(), "search\t2\tv\n".to_owned()));
        files.forget_catalog();
        assert_eq!(files.find(&question("quic")), missing(&[CATALOG]));
    }
}
