//! The search with its files in memory.

use std::collections::BTreeMap;
use std::rc::Rc;

use pollster::block_on;
use search::catalog::Catalog;
use search::find::{Answer, Source, catalog, document, find};

pub(crate) struct Finder {
    files: Files,
    pub(crate) catalog: Catalog,
}

struct Files(&'static BTreeMap<String, String>);

impl Source for Files {
    async fn read(&self, address: &str) -> Option<Rc<str>> {
        self.0.get(address.strip_prefix("/content/")?).map(|text| Rc::from(text.as_str()))
    }
}

impl Finder {
    /// The files by their path below the folder of the content.
    pub(crate) fn new(files: &'static BTreeMap<String, String>) -> Self {
        let files = Files(files);
        let catalog = block_on(catalog(&files)).unwrap();
        Self { files, catalog }
    }

    pub(crate) fn answer(&self, text: &str) -> Answer {
        block_on(find(&self.files, &self.catalog, text)).unwrap()
    }

    /// The addresses that a query finds, best first, and no more than `count`.
    pub(crate) fn find(&self, text: &str, count: usize) -> Vec<String> {
        let Answer { jumps, hits, .. } = self.answer(text);
        let hits = hits.iter().take(count);
        let documents = hits.map(|hit| block_on(document(&self.files, &self.catalog, hit.document)).unwrap().href);
        jumps.into_iter().map(|jump| jump.href).chain(documents).take(count).collect()
    }
}
