//! Starting in a browser.
//!
//! - A prerendered page brings its data along: hydrate it, and fetch nothing.
//! - The empty page of `trunk serve` brings nothing: fetch the content, then render (`csr`).
//!
//! The loader (`src/bootstrap/boot.js`) calls [`prepare`] and [`start`] in tasks of their own, so that a visitor who acts
//! meanwhile is answered between them.

use std::cell::Cell;
use std::sync::Arc;

use ietf_site::app::{App, AppProps};
use ietf_site::content::{CurrentPage, HydrationData, NOT_FOUND_PATH, PageError, json};
use ietf_site::urls;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use model::Page;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Id of the element that holds the app.
const ROOT: &str = "app";

thread_local! {
    /// What [`prepare`] has read for [`start`].
    static HYDRATION_DATA: Cell<Option<HydrationData>> = const { Cell::new(None) };
}

/// Reads the data of the document.
pub(crate) fn prepare() {
    console_error_panic_hook::set_once();
    let hydration_data = hydration_data();
    // A release always has a prerendered page, and does without the code for others. The loader reports it, and leaves the
    // links to the browser.
    #[cfg(not(debug_assertions))]
    if hydration_data.is_none() {
        wasm_bindgen::throw_str("the data of this page cannot be read");
    }
    HYDRATION_DATA.set(hydration_data);
}

/// Takes over the document.
pub(crate) fn start() {
    let Some(root) = document().get_element_by_id(ROOT).and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    match HYDRATION_DATA.take() {
        Some(HydrationData { site, page, offline }) => {
            let shown = match page {
                Some(page) => CurrentPage { address: page.address.clone(), result: Ok(with_text(page)) },
                // The document does not know for which address it stands in: the content may be kept even so.
                None if offline => CurrentPage { address: NOT_FOUND_PATH.to_owned(), result: Err(PageError::Offline) },
                None => CurrentPage { address: urls::here(), result: Err(PageError::NotFound) },
            };
            hydrate_from(root, move || App(AppProps { site, shown })).forget();
        }
        #[cfg(debug_assertions)]
        None => wasm_bindgen_futures::spawn_local(crate::csr::render(root)),
        #[cfg(not(debug_assertions))]
        None => {}
    }
}

/// The data block of a prerendered page.
fn hydration_data() -> Option<HydrationData> {
    let data = document().get_element_by_id(HydrationData::ID)?.text_content()?;
    json::parse(&data).ok()
}

/// The page with its text, which stands in the document once and is therefore not in the data.
fn with_text(mut page: Arc<Page>) -> Arc<Page> {
    let text = document().query_selector("[data-text]").ok().flatten();
    if let (Some(page), Some(text)) = (Arc::get_mut(&mut page), text) {
        page.body.html = text.inner_html();
    }
    page
}
