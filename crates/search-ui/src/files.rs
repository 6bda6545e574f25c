//! The files of the index, kept while the document is open.

use std::cell::RefCell;

use search::engine::{Files, MissingFiles, SearchRequest, SearchResponse};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::dom::window;

thread_local! {
    static FILES: RefCell<Files> = const { RefCell::new(Files::new()) };
}

/// What a query finds; nothing if a file cannot be had.
///
/// A site that was deployed anew has other files: then the manifest is read once more.
pub(crate) async fn look_up(request: &SearchRequest) -> Option<SearchResponse> {
    let mut first = true;
    loop {
        let addresses = match FILES.with_borrow(|files| files.find(request)) {
            Ok(found) => return Some(found),
            Err(MissingFiles(addresses)) => addresses,
        };
        if fetch(addresses).await.is_none() {
            if !std::mem::take(&mut first) {
                return None;
            }
            FILES.with_borrow_mut(Files::forget_manifest);
        }
    }
}

/// Fetches files, side by side; nothing if one cannot be had or is of no use.
async fn fetch(addresses: Vec<String>) -> Option<()> {
    let answers: Vec<_> = addresses.iter().map(|address| JsFuture::from(window().fetch_with_str(address))).collect();
    for (address, answer) in addresses.into_iter().zip(answers) {
        let answer: Response = answer.await.ok()?.dyn_into().ok()?;
        let text =
            if answer.ok() { JsFuture::from(answer.text().ok()?).await.ok()?.as_string()? } else { return None };
        if !FILES.with_borrow_mut(|files| files.insert(address, text)) {
            return None;
        }
    }
    Some(())
}
