//! An in-memory cache of pages.

use std::sync::Arc;

use model::Page;

/// Maximum number of pages in the cache.
pub(super) const CAPACITY: usize = 40;
/// Age up to which a page is fresh, in milliseconds.
pub(super) const MAX_AGE_MS: f64 = 300_000.0;

/// Whether a page may be older than [`MAX_AGE_MS`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Freshness {
    /// A page of any age, for Back and Forward.
    Any,
    /// Only a fresh page, for links.
    Fresh,
}

/// The most recently fetched pages.
#[derive(Debug, Default)]
pub(super) struct PageCache {
    /// Pages with the time at which they were fetched, in milliseconds; the most recent last.
    entries: Vec<(f64, Arc<Page>)>,
}

impl PageCache {
    /// Stores a page that was fetched at `time`, replacing the page of the same address. Evicts the oldest page if the cache
    /// is full.
    pub(super) fn insert(&mut self, time: f64, page: Arc<Page>) {
        self.entries.retain(|(_, other)| other.address != page.address);
        self.entries.push((time, page));
        if self.entries.len() > CAPACITY {
            self.entries.remove(0);
        }
    }

    /// Returns the page of an address; `time` is the current time.
    pub(super) fn get(&self, address: &str, freshness: Freshness, time: f64) -> Option<Arc<Page>> {
        let (fetched, page) = self.entries.iter().find(|(_, page)| page.address == address)?;
        (freshness == Freshness::Any || time - fetched < MAX_AGE_MS).then(|| Arc::clone(page))
    }
}

#[cfg(test)]
mod tests {
    use model::PageKind;

    use super::*;

    fn page(number: usize) -> Arc<Page> {
        Arc::new(Page::new(format!("/{number}/"), String::new(), String::new(), PageKind::Article))
    }

    #[test]
    fn stale_pages_are_only_returned_for_any_freshness() {
        let mut cache = PageCache::default();
        cache.insert(1_000.0, page(1));
        let is_cached = |freshness, time| cache.get("/1/", freshness, time).is_some();
        assert!(is_cached(Freshness::Fresh, 1_000.0 + MAX_AGE_MS - 1.0));
        assert!(!is_cached(Freshness::Fresh, 1_000.0 + MAX_AGE_MS));
        assert!(is_cached(Freshness::Any, 1_000.0 + 10.0 * MAX_AGE_MS));
    }

    #[test]
    fn full_cache_evicts_the_page_that_was_inserted_first() {
        let mut cache = PageCache::default();
        for number in 0..CAPACITY {
            cache.insert(0.0, page(number));
        }
        cache.insert(0.0, page(0));
        cache.insert(0.0, page(CAPACITY));
        let is_cached = |number: usize| cache.get(&format!("/{number}/"), Freshness::Any, 0.0).is_some();
        assert!(is_cached(0) && !is_cached(1) && is_cached(2) && is_cached(CAPACITY));
        assert_eq!(cache.entries.len(), CAPACITY);
    }
}
