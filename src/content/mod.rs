//! What is shown, and how it gets here.

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

/// A page, or why it cannot be shown.
pub type PageResult = Result<Arc<Page>, PageError>;

/// The address that a document has which stands in for others. No page is there.
pub const NOT_FOUND_PATH: &str = "/404/";

/// What one address shows.
#[derive(Clone, Debug)]
pub struct CurrentPage {
    /// The address, with a slash at the end.
    pub address: String,
    /// What is there.
    pub result: PageResult,
}

impl CurrentPage {
    /// What the page, or the error in its place, is called.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.result {
            Ok(page) => &page.title,
            Err(error) => error.title(),
        }
    }
}

/// How urgent a page is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Priority {
    /// The visitor waits for it.
    Visit,
    /// The visitor may ask for it next: everything else goes before, and a failure is nobody's loss.
    Ahead,
}

/// The content that all components read, from context.
#[derive(Clone, Copy)]
pub struct Content {
    /// What every page shares.
    pub site: StoredValue<Arc<Site>>,
    /// What is on the screen. A navigation sets it when the new page is here, never before.
    pub current_page: RwSignal<CurrentPage>,
}

impl Content {
    /// Puts the content into context.
    pub(crate) fn provide(site: Arc<Site>, first: CurrentPage) -> Self {
        let content = Self { site: StoredValue::new(site), current_page: RwSignal::new(first) };
        provide_context(content);
        content
    }

    /// What every page shares.
    #[must_use]
    pub fn site(&self) -> Arc<Site> {
        self.site.get_value()
    }
}

/// The content, from context.
#[must_use]
pub(crate) fn use_content() -> Content {
    use_context().expect("the app provides its content")
}

/// The data block of a prerendered page: all that the app needs to take over without asking for anything.
///
/// The text of the page is left out ([`Text::html`](model::page::Body) is empty): it stands in the document already,
/// and is read from there.
#[derive(Debug, Deserialize, Serialize)]
pub struct HydrationData {
    /// What every page shares.
    pub site: Arc<Site>,
    /// The page; none in the document for addresses that lead nowhere, and in the one for those without a network.
    pub page: Option<Arc<Page>>,
    /// Whether the document stands in for one that could not be fetched.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub offline: bool,
}

impl HydrationData {
    /// Id of the element that holds the data.
    pub const ID: &'static str = "hydration-data";
}
