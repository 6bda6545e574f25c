//! The search with its files in memory.

use std::collections::BTreeMap;

use search::find::{Answer, Files, Found, Missing, Question};

pub(crate) struct Finder {
    all: &'static BTreeMap<String, String>,
    at_hand: Files,
}

impl Finder {
    /// The files by their path below the folder of the content.
    pub(crate) fn new(files: &'static BTreeMap<String, String>) -> Self {
        Self { all: files, at_hand: Files::default() }
    }

    fn ask(&mut self, text: &str, count: usize) -> Found {
        let question = Question { text: text.to_owned(), kind: None, count };
        loop {
            match self.at_hand.find(&question) {
                Ok(found) => return found,
                Err(Missing(addresses)) => {
                    for address in addresses {
                        let text = self.all[address.strip_prefix("/content/").unwrap()].clone();
                        assert!(self.at_hand.insert(address, text));
                    }
                }
            }
        }
    }

    pub(crate) fn answer(&mut self, text: &str) -> Answer {
        self.ask(text, 0).answer
    }

    /// The addresses that a query finds, best first, and no more than `count`.
    pub(crate) fn find(&mut self, text: &str, count: usize) -> Vec<String> {
        let Found { answer, documents, .. } = self.ask(text, count);
        let documents = documents.into_iter().map(|document| document.href);
        answer.jumps.into_iter().map(|jump| jump.href).chain(documents).take(count).collect()
    }
}
