//! The content: the current page, fetching, and errors.

mod error;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
#[cfg(any(target_arch = "wasm32", test))]
pub mod json;

use std::sync::Arc;

use leptos::prelude::*;
use model::{Page, Site};
use serde::{Deserialize, Serialize};

pub use error::PageError;

/// A page, or the reason why it cannot be shown.
pub type PageResult = Result<Arc<Page>, PageError>;

/// Address of the documents that are served in place of a missing page. No page has it.
pub const NOT_FOUND_PATH: &str = "/404/";

/// The page, or the error, that is shown for an address.
#[derive(Clone, Debug)]
pub struct CurrentPage {
    /// The address, with a trailing slash.
    pub address: String,
    /// The page, or the error in its place.
    pub result: PageResult,
}

impl CurrentPage {
    /// Returns the title of the page or of the error.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.result {
            Ok(page) => &page.title,
            Err(error) => error.title(),
        }
    }
}

/// Why a page is fetched, which decides its fetch priority and whether failures are retried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Priority {
    /// The visitor is waiting for it.
    Navigation,
    /// The visitor may navigate to it next. Fetched at low priority and not retried.
    Prefetch,
}

/// The content that all components read from context.
#[derive(Clone, Copy)]
pub struct Content {
    /// Data that every page shares.
    pub site: StoredValue<Arc<Site>>,
    /// The page on the screen. A navigation sets it once the new page has been fetched.
    pub current_page: RwSignal<CurrentPage>,
}

impl Content {
    /// Provides the content as context.
    pub(crate) fn provide(site: Arc<Site>, first: CurrentPage) -> Self {
        let content = Self { site: StoredValue::new(site), current_page: RwSignal::new(first) };
        provide_context(content);
        content
    }

    /// Returns the data that every page shares.
    #[must_use]
    pub fn site(&self) -> Arc<Site> {
        self.site.get_value()
    }
}

/// Returns the content from context.
#[must_use]
pub(crate) fn use_content() -> Content {
    use_context().expect("the app provides its content")
}

/// The data block of a prerendered page: everything that the app needs to hydrate without fetching.
///
/// The HTML of the body ([`Body::html`](model::page::Body)) is left empty: it is already in the document, and is read from
/// there.
#[derive(Debug, Deserialize, Serialize)]
pub struct HydrationData {
    /// Data that every page shares.
    pub site: Arc<Site>,
    /// The page. `None` in the not-found document and in the offline document.
    pub page: Option<Arc<Page>>,
    /// Whether this is the offline document, which is served in place of pages that cannot be fetched.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub offline: bool,
}

impl HydrationData {
    /// Id of the element that contains the data.
    pub const ID: &'static str = "hydration-data";
}
