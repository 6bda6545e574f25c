//! Pages in memory.

use std::sync::Arc;

use model::Page;

/// How many pages stay in memory.
pub(super) const CAPACITY: usize = 40;
/// How long a page is as good as a new one, in milliseconds.
pub(super) const FRESH_MS: f64 = 300_000.0;

/// Whether a page may be older than [`FRESH_MS`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Freshness {
    /// Back and Forward lead to what was there.
    Any,
    /// A link leads to what is there now.
    Remount,
}

/// The latest pages of this document.
#[derive(Debug, Default)]
pub(super) struct PageCache {
    /// Pages with the time at which they came, in milliseconds; the latest last.
    entries: Vec<(f64, Arc<Page>)>,
}

impl PageCache {
    /// Keeps a page that came at `time`, instead of what was there at its address. The oldest one may have to go.
    pub(super) fn insert(&mut self, time: f64, page: Arc<Page>) {
        self.entries.retain(|(_, other)| other.address != page.address);
        self.entries.push((time, page));
        if self.entries.len() > CAPACITY {
            self.entries.remove(0);
        }
    }

    /// The page of an address, as of `time`.
    pub(super) fn get(&self, address: &str, freshness: Freshness, time: f64) -> Option<Arc<Page>> {
        let (since, page) = self.entries.iter().find(|(_, page)| page.address == address)?;
        (freshness == Freshness::Any || time - since < FRESH_MS).then(|| Arc::clone(page))
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
    fn old_pages_are_only_for_back_and_forward() {
        let mut cache = PageCache::default();
        cache.insert(1_000.0, page(1));
        let found = |freshness, time| cache.get("/1/", freshness, time).is_some();
        assert!(found(Freshness::Remount, 1_000.0 + FRESH_MS - 1.0));
        assert!(!found(Freshness::Remount, 1_000.0 + FRESH_MS));
        assert!(found(Freshness::Any, 1_000.0 + 10.0 * FRESH_MS));
    }

    #[test]
    fn the_oldest_page_goes_and_a_page_that_came_again_is_the_latest() {
        let mut cache = PageCache::default();
        for number in 0..CAPACITY {
            cache.insert(0.0, page(number));
        }
        cache.insert(0.0, page(0));
        cache.insert(0.0, page(CAPACITY));
        let has = |number: usize| cache.get(&format!("/{number}/"), Freshness::Any, 0.0).is_some();
        assert!(has(0) && !has(1) && has(2) && has(CAPACITY));
        assert_eq!(cache.entries.len(), CAPACITY);
    }
}
