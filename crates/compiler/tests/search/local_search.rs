//! The search with its files in memory.

use std::collections::BTreeMap;

use search::engine::{Files, Matches, MissingFiles, SearchRequest, SearchResponse};

pub(crate) struct LocalSearch {
    all: &'static BTreeMap<String, String>,
    fetched: Files,
    /// Paths of the files that were fetched.
    pub(crate) paths: Vec<String>,
}

impl LocalSearch {
    /// Takes the files by their path below the folder of the content.
    pub(crate) fn new(files: &'static BTreeMap<String, String>) -> Self {
        Self { all: files, fetched: Files::default(), paths: Vec::new() }
    }

    fn search(&mut self, text: &str, count: usize) -> SearchResponse {
        let request = SearchRequest { text: text.to_owned(), kind: None, count };
        loop {
            match self.fetched.find(&request) {
                Ok(response) => return response,
                Err(MissingFiles(addresses)) => {
                    for address in addresses {
                        let path = address.strip_prefix("/content/").unwrap().to_owned();
                        let text = self.all[&path].clone();
                        self.paths.push(path);
                        assert!(self.fetched.insert(address, text));
                    }
                }
            }
        }
    }

    pub(crate) fn matches(&mut self, text: &str) -> Matches {
        self.search(text, 0).matches
    }

    /// Returns the addresses that a query finds, best first, and at most `count`.
    pub(crate) fn find(&mut self, text: &str, count: usize) -> Vec<String> {
        let SearchResponse { matches, documents, .. } = self.search(text, count);
        let documents = documents.into_iter().map(|document| document.href);
        matches.direct_hits.into_iter().map(|hit| hit.document.href).chain(documents).take(count).collect()
    }
}
