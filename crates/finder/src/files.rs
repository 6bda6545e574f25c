//! The files of the index, kept while the document is open.

use std::cell::RefCell;
use std::rc::Rc;

use search::CATALOG;
use search::catalog::Catalog;
use search::document::Document;
use search::find::{self, Answer, Source, Unavailable};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::dom::window;

/// Files that were read, by address.
#[derive(Default)]
struct Files(RefCell<Vec<(String, Rc<str>)>>);

impl Source for Files {
    async fn read(&self, address: &str) -> Option<Rc<str>> {
        let known = self.0.borrow().iter().find(|(known, _)| known == address).map(|(_, text)| Rc::clone(text));
        if known.is_some() {
            return known;
        }
        let answer: Response = JsFuture::from(window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
        if !answer.ok() {
            return None;
        }
        let text: Rc<str> = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?.into();
        self.0.borrow_mut().push((address.to_owned(), Rc::clone(&text)));
        Some(text)
    }
}

thread_local! {
    static FILES: Rc<Files> = Rc::default();
    static KNOWN: RefCell<Option<Rc<Catalog>>> = RefCell::default();
}

/// What was found, with the documents to show.
pub(crate) struct Found {
    pub(crate) catalog: Rc<Catalog>,
    pub(crate) answer: Answer,
    pub(crate) documents: Vec<Document>,
    /// How many there are of what was asked for.
    pub(crate) total: usize,
}

/// What a query finds: of one kind or of all, and no more than `count` documents.
///
/// A site that was deployed anew has other files: then the catalog is read once more.
pub(crate) async fn look_up(text: &str, kind: Option<search::Kind>, count: usize) -> Result<Found, Unavailable> {
    match once(text, kind, count).await {
        Err(Unavailable) => {
            FILES.with(|files| files.0.borrow_mut().retain(|(address, _)| address != CATALOG));
            KNOWN.take();
            once(text, kind, count).await
        }
        found => found,
    }
}

async fn once(text: &str, kind: Option<search::Kind>, count: usize) -> Result<Found, Unavailable> {
    let files = FILES.with(Rc::clone);
    let known = KNOWN.with_borrow(Clone::clone);
    let catalog = if let Some(catalog) = known { catalog } else { Rc::new(find::catalog(&*files).await?) };
    KNOWN.set(Some(Rc::clone(&catalog)));
    let answer = find::find(&*files, &catalog, text).await?;
    let wanted = |document| kind.is_none_or(|kind| catalog.kind_of(document) == kind);
    let hits: Vec<u32> = answer.hits.iter().map(|hit| hit.document).filter(|&document| wanted(document)).collect();
    let shown = hits.iter().take(count).map(|&document| find::document(&*files, &catalog, document));
    let documents = find::all(shown).await.into_iter().collect::<Result<_, _>>()?;
    Ok(Found { total: hits.len(), catalog, answer, documents })
}
