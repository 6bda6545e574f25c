//! The files of the index, kept while the document is open.

use std::cell::RefCell;

use search::MANIFEST;
use search::engine::{Files, MissingFiles, SearchRequest, SearchResponse};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use crate::dom::window;

/// How long a file may take, in milliseconds.
const TIMEOUT: u32 = 8_000;

thread_local! {
    static FILES: RefCell<Files> = const { RefCell::new(Files::new()) };
}

/// Returns what a query finds, or `None` if a file cannot be fetched.
///
/// A site that was deployed anew has other files: then the manifest is read once more.
pub(crate) async fn search(request: &SearchRequest) -> Option<SearchResponse> {
    let mut is_retry = false;
    loop {
        let addresses = match FILES.with_borrow(|files| files.find(request)) {
            Ok(response) => return Some(response),
            Err(MissingFiles(addresses)) => addresses,
        };
        let is_manifest = addresses.iter().any(|address| address == MANIFEST);
        if fetch(addresses).await.is_none() {
            if is_manifest || is_retry {
                return None;
            }
            is_retry = true;
            FILES.with_borrow_mut(Files::forget_manifest);
        }
    }
}

/// Fetches files in parallel; `None` if one of them cannot be fetched or read.
async fn fetch(addresses: Vec<String>) -> Option<()> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT)));
    let fetch = |address: &String| JsFuture::from(window().fetch_with_str_and_init(address, &init));
    let responses: Vec<_> = addresses.iter().map(fetch).collect();
    for (address, response) in addresses.into_iter().zip(responses) {
        let response: Response = response.await.ok()?.dyn_into().ok()?;
        let text =
            if response.ok() { JsFuture::from(response.text().ok()?).await.ok()?.as_string()? } else { return None };
        if !FILES.with_borrow_mut(|files| files.insert(address, text)) {
            return None;
        }
    }
    Some(())
}
