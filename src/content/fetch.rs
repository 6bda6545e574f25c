//! Fetching content with `gloo-net`.
//!
//! 1. Request the JSON of an address, with a timeout of [`TIMEOUT_MS`] for all attempts. The caller can abort the request.
//! 2. For a navigation, retry with increasing delays after an error status, or after a network error while online. Other errors
//!    are final, among them 404 and 410.
//! 3. Map failures to [`PageError`]: no network, an error status, a body that is not JSON.
//! 4. Open the envelope ([`json`]).

use gloo_net::http::{Request, Response};
use js_sys::{Array, Promise, Reflect, SyntaxError};
use model::{Page, Site};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit};

use super::{PageError, Priority, json};
use crate::urls;

/// Timeout for a page, including retries, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;
/// Delays before each retry, in milliseconds.
const RETRY_DELAYS_MS: [i32; 2] = [300, 1200];

/// Fetches the data that every page shares. Only used by `trunk serve`: prerendered pages contain it.
pub async fn site() -> Result<Site, PageError> {
    get(urls::SITE_JSON, Priority::Navigation, &AbortSignal::timeout_with_u32(TIMEOUT_MS)).await
}

/// Fetches the page of an address, unless `abort` aborts the request.
pub async fn page(address: &str, priority: Priority, abort: Option<&AbortSignal>) -> Result<Page, PageError> {
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    let signal = abort.map_or_else(|| timeout.clone(), |abort| AbortSignal::any(&Array::of2(abort, &timeout)));
    let url = urls::content_json(address);
    let retry_delays: &[i32] = if priority == Priority::Navigation { &RETRY_DELAYS_MS } else { &[] };
    for &delay in retry_delays {
        match get(&url, priority, &signal).await {
            Err(PageError::Server) => sleep(delay).await,
            result => return result,
        }
    }
    get(&url, priority, &signal).await
}

async fn get<T: DeserializeOwned>(url: &str, priority: Priority, signal: &AbortSignal) -> Result<T, PageError> {
    let request = request(url, priority, signal).ok_or(PageError::Server)?;
    let response = request.send().await.map_err(|_| network_error(signal))?;
    check_response(&response)?;
    let body = web_sys::Response::from(response).json().map_err(|_| PageError::Malformed)?;
    let body = JsFuture::from(body).await.map_err(|error| {
        // `SyntaxError`: the body is not JSON. Any other error: the connection broke while reading the body.
        if error.is_instance_of::<SyntaxError>() { PageError::Malformed } else { network_error(signal) }
    })?;
    json::open_envelope(&body)
}

/// Builds the request. The builder of `gloo-net` does not support `priority`.
fn request(url: &str, priority: Priority, signal: &AbortSignal) -> Option<Request> {
    let init = RequestInit::new();
    init.set_signal(Some(signal));
    if priority == Priority::Prefetch {
        _ = Reflect::set(&init, &"priority".into(), &"low".into());
    }
    web_sys::Request::new_with_str_and_init(url, &init).ok().map(Request::from)
}

async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        _ = leptos::prelude::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    _ = JsFuture::from(promise).await;
}

/// Returns the reason why there is no response.
fn network_error(signal: &AbortSignal) -> PageError {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    match (signal.aborted(), online) {
        (true, _) => PageError::TimedOut,
        (false, false) => PageError::Offline,
        (false, true) => PageError::Server,
    }
}

/// Checks the status and the media type. A development server responds to an unknown path with status 200 and the HTML of
/// the app.
fn check_response(response: &Response) -> Result<(), PageError> {
    let is_json = || response.headers().get("content-type").is_some_and(|value| value.starts_with("application/json"));
    match response.status() {
        200 if is_json() => Ok(()),
        200 | 404 | 410 => Err(PageError::NotFound),
        _ => Err(PageError::Server),
    }
}
