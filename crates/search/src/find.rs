//! From a query to its answer: which files are read, in which order.

use std::rc::Rc;

use crate::catalog::{Catalog, WORDS_FILE, terms_file};
use crate::document::{self, Document};
use crate::jump::{self, Jump};
use crate::query::{self, File, Query};
use crate::rank::Hit;
use crate::{CATALOG, Kind};

/// Where the files come from.
#[expect(async_fn_in_trait, reason = "a page has one thread, and so have the tests")]
pub trait Source {
    /// The text of the file at an address of this site; nothing if it cannot be had.
    async fn read(&self, address: &str) -> Option<Rc<str>>;
}

/// A file cannot be had, or is of another build.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unavailable;

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
    /// How many of them are of each kind, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::ALL.len()],
}

/// The catalog.
///
/// # Errors
/// It cannot be had, or is of another version.
pub async fn catalog(source: &impl Source) -> Result<Catalog, Unavailable> {
    Catalog::parse(&source.read(CATALOG).await.ok_or(Unavailable)?).ok_or(Unavailable)
}

/// What a query finds.
///
/// # Errors
/// A file cannot be had.
pub async fn find(source: &impl Source, catalog: &Catalog, text: &str) -> Result<Answer, Unavailable> {
    let mut asked = Query::new(text);
    let mut files = terms(source, catalog, &asked.files(catalog)).await?;
    let mut postings = asked.postings(catalog, &files);
    let mut corrected = false;
    if postings.iter().any(Vec::is_empty) {
        let words = source.read(&catalog.address(WORDS_FILE)).await.ok_or(Unavailable)?;
        if let Some(meant) = asked.corrected(&postings, &words) {
            files = terms(source, catalog, &meant.files(catalog)).await?;
            postings = meant.postings(catalog, &files);
            (asked, corrected) = (meant, true);
        }
    }
    let mut jumps = page_at(source, catalog, text).await?;
    jumps.extend(jump::jumps(catalog, &asked.text));
    let mut hits = asked.hits(catalog, &files, &postings);
    for Jump { href, .. } in jumps.iter().filter(|jump| jump.host().is_none()) {
        let number = at(source, catalog, href).await?;
        hits.retain(|hit| Some(hit.document) != number);
    }
    let mut counts = [0; Kind::ALL.len()];
    for hit in &hits {
        counts[catalog.kind_of(hit.document) as usize] += 1;
    }
    Ok(Answer { query: asked, corrected, jumps, hits, counts })
}

/// A document, to be shown.
///
/// # Errors
/// It cannot be had.
pub async fn document(source: &impl Source, catalog: &Catalog, number: u32) -> Result<Document, Unavailable> {
    let file = source.read(&catalog.address(&document::file(number))).await.ok_or(Unavailable)?;
    Ok(Document::parse(&file))
}

/// The page that the query is the address of.
async fn page_at(source: &impl Source, catalog: &Catalog, text: &str) -> Result<Vec<Jump>, Unavailable> {
    let Some(address) = jump::address(text) else { return Ok(Vec::new()) };
    let Some(number) = at(source, catalog, &address).await? else { return Ok(Vec::new()) };
    let Document { title, href, way, .. } = document(source, catalog, number).await?;
    Ok(vec![Jump { kind: catalog.kind_of(number).word(), title, text: way, href }])
}

/// The number of the document at an address.
async fn at(source: &impl Source, catalog: &Catalog, address: &str) -> Result<Option<u32>, Unavailable> {
    let files = terms(source, catalog, &query::address_files(catalog, address)).await?;
    Ok(Query::at(catalog, &files, address))
}

async fn terms(source: &impl Source, catalog: &Catalog, numbers: &[usize]) -> Result<Vec<File>, Unavailable> {
    let addresses = numbers.iter().map(|&number| catalog.address(&terms_file(number)));
    let texts = all(addresses.map(|address| async move { source.read(&address).await })).await;
    let file = |(&number, text): (&usize, Option<Rc<str>>)| Some(File { number, text: text? });
    numbers.iter().zip(texts).map(file).collect::<Option<_>>().ok_or(Unavailable)
}

/// The outcomes of tasks that run side by side, in their order.
pub async fn all<T>(tasks: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut tasks: Vec<_> = tasks.map(|task| (Box::pin(task), None)).collect();
    std::future::poll_fn(|context| {
        for (task, outcome) in tasks.iter_mut().filter(|(_, outcome)| outcome.is_none()) {
            if let std::task::Poll::Ready(value) = task.as_mut().poll(context) {
                *outcome = Some(value);
            }
        }
        if tasks.iter().all(|(_, outcome)| outcome.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    tasks.into_iter().filter_map(|(_, outcome)| outcome).collect()
}
