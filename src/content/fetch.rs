//! Fetching content with `gloo-net`.
//!
//! 1. Ask for the JSON of an address, for at most [`TIMEOUT_MS`] in all; whoever asks can end the request.
//! 2. Ask again, each time after a longer pause, where the network or the server failed. An answer that says no is final.
//! 3. Tell what is no answer: no network, an error status, something other than JSON.
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

/// How long an answer may take, with all that is asked again, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;
/// Pauses before a failed request is made again, in milliseconds.
const PAUSES_MS: [i32; 2] = [300, 1200];

/// Fetches what every page shares. Only `trunk serve` needs it: prerendered pages bring it along.
pub async fn site() -> Result<Site, PageError> {
    get(urls::SITE_JSON, Priority::Visit, &AbortSignal::timeout_with_u32(TIMEOUT_MS)).await
}

/// Fetches the page of an address, until `end` says that nobody wants it any more.
pub async fn page(address: &str, priority: Priority, end: Option<&AbortSignal>) -> Result<Page, PageError> {
    let limit = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    let limit = end.map_or_else(|| limit.clone(), |end| AbortSignal::any(&Array::of2(end, &limit)));
    let url = urls::content_json(address);
    let pauses: &[i32] = if priority == Priority::Visit { &PAUSES_MS } else { &[] };
    for &ms in pauses {
        match get(&url, priority, &limit).await {
            Err(PageError::Server) => pause(ms).await,
            outcome => return outcome,
        }
    }
    get(&url, priority, &limit).await
}

async fn get<T: DeserializeOwned>(url: &str, priority: Priority, limit: &AbortSignal) -> Result<T, PageError> {
    let request = request(url, priority, limit).ok_or(PageError::Server)?;
    let response = request.send().await.map_err(|_| no_answer(limit))?;
    check(&response)?;
    let body = web_sys::Response::from(response).json().map_err(|_| PageError::Malformed)?;
    let body = JsFuture::from(body).await.map_err(|error| {
        // What is no JSON is one thing, what broke off on the way is another.
        if error.is_instance_of::<SyntaxError>() { PageError::Malformed } else { no_answer(limit) }
    })?;
    json::open(&body)
}

/// The request; the builder of `gloo-net` knows no priority.
fn request(url: &str, priority: Priority, limit: &AbortSignal) -> Option<Request> {
    let init = RequestInit::new();
    init.set_signal(Some(limit));
    if priority == Priority::Ahead {
        _ = Reflect::set(&init, &"priority".into(), &"low".into());
    }
    web_sys::Request::new_with_str_and_init(url, &init).ok().map(Request::from)
}

async fn pause(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        _ = leptos::prelude::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    _ = JsFuture::from(promise).await;
}

/// Why there is no answer at all.
fn no_answer(limit: &AbortSignal) -> PageError {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    match (limit.aborted(), online) {
        (true, _) => PageError::TimedOut,
        (false, false) => PageError::Offline,
        (false, true) => PageError::Server,
    }
}

/// Whether the answer is JSON. A development server answers an unknown file with the HTML of the app.
fn check(response: &Response) -> Result<(), PageError> {
    let is_json = || response.headers().get("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    match response.status() {
        200 if is_json() => Ok(()),
        200 | 404 | 410 => Err(PageError::NotFound),
        _ => Err(PageError::Server),
    }
}
