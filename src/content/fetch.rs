//! Fetching content with `gloo-net`.
//!
//! 1. Ask for the JSON of an address, for at most [`TIMEOUT_MS`]; a newer question ends an older one.
//! 2. Tell what is no answer: no network, an error status, something other than JSON.
//! 3. Open the envelope ([`json`]).

use std::cell::RefCell;

use gloo_net::http::{Request, Response};
use js_sys::SyntaxError;
use model::{Page, Site};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use super::{VisitorError, json};
use crate::routes;

/// How long an answer may take, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;

thread_local! {
    /// Ends the request under way; the browser has one thread.
    static UNDER_WAY: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// Fetches what every page shares. Only `trunk serve` needs it: prerendered pages bring it along.
pub async fn site() -> Result<Site, VisitorError> {
    get(routes::SITE_JSON, None).await
}

/// Fetches the page of an address and ends the request for any other.
pub async fn page(address: &str) -> Result<Page, VisitorError> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    abort();
    UNDER_WAY.set(controller);
    get(&routes::content_json(address), signal).await
}

/// Ends the request for a page that is under way, if there is one.
pub fn abort() {
    if let Some(controller) = UNDER_WAY.take() {
        controller.abort();
    }
}

/// The signal that ends a request after [`TIMEOUT_MS`], or when `signal` says so.
fn limit(signal: Option<AbortSignal>) -> AbortSignal {
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    match signal {
        Some(signal) => AbortSignal::any(&js_sys::Array::of2(&signal, &timeout)),
        None => timeout,
    }
}

async fn get<T: DeserializeOwned>(url: &str, signal: Option<AbortSignal>) -> Result<T, VisitorError> {
    let limit = limit(signal);
    let response = Request::get(url).abort_signal(Some(&limit)).send().await.map_err(|_| no_answer(&limit))?;
    check(&response)?;
    let body = web_sys::Response::from(response).json().map_err(|_| VisitorError::Malformed)?;
    let body = JsFuture::from(body).await.map_err(|error| {
        // What is no JSON is one thing, what broke off on the way is another.
        if error.is_instance_of::<SyntaxError>() { VisitorError::Malformed } else { no_answer(&limit) }
    })?;
    json::open(&body)
}

/// Why there is no answer at all.
fn no_answer(limit: &AbortSignal) -> VisitorError {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    match (limit.aborted(), online) {
        (true, _) => VisitorError::TimedOut,
        (false, false) => VisitorError::Offline,
        (false, true) => VisitorError::Server,
    }
}

/// Whether the answer is JSON. A development server answers an unknown file with the HTML of the app.
fn check(response: &Response) -> Result<(), VisitorError> {
    let is_json = || response.headers().get("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    match response.status() {
        200 if is_json() => Ok(()),
        200 | 404 | 410 => Err(VisitorError::NotFound),
        _ => Err(VisitorError::Server),
    }
}
