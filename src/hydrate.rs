//! Starts the app in the browser.
//!
//! - A prerendered page contains its hydration data, so it is hydrated without fetching anything.
//! - The empty page of `trunk serve` contains none, so the content is fetched and rendered (`csr`).
//!
//! The loader (`src/bootstrap/boot.js`) calls [`prepare`] and [`start`] in separate tasks, so that the browser can handle
//! input between them.

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

/// Id of the element that contains the app.
const ROOT_ID: &str = "app";

thread_local! {
    /// The hydration data that [`prepare`] reads and [`start`] takes.
    static HYDRATION_DATA: Cell<Option<HydrationData>> = const { Cell::new(None) };
}

/// Reads the hydration data of the document.
pub(crate) fn prepare() {
    console_error_panic_hook::set_once();
    let hydration_data = hydration_data();
    // In a release every page is prerendered, so client-side rendering is not compiled in. The loader logs the error and
    // leaves the links to the browser.
    #[cfg(not(debug_assertions))]
    if hydration_data.is_none() {
        wasm_bindgen::throw_str("cannot read the hydration data");
    }
    HYDRATION_DATA.set(hydration_data);
}

/// Hydrates the document, or renders into it if it has no hydration data.
pub(crate) fn start() {
    let Some(root) = document().get_element_by_id(ROOT_ID).and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    match HYDRATION_DATA.take() {
        Some(HydrationData { site, page, offline }) => {
            let shown = match page {
                Some(page) => CurrentPage { address: page.address.clone(), result: Ok(with_body_html(page)) },
                // The offline document is served for any address. It is not the page of the current address, whose content
                // may be cached: the router tries to load it.
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

/// Reads the hydration data of a prerendered page. Returns `None` if it is missing or invalid.
fn hydration_data() -> Option<HydrationData> {
    let data = document().get_element_by_id(HydrationData::ID)?.text_content()?;
    json::parse(&data).ok()
}

/// Fills in the HTML of the body from the document. The hydration data omits it, so that it is not sent twice.
fn with_body_html(mut page: Arc<Page>) -> Arc<Page> {
    let body = document().query_selector("[data-text]").ok().flatten();
    if let (Some(page), Some(body)) = (Arc::get_mut(&mut page), body) {
        page.body.html = body.inner_html();
    }
    page
}
