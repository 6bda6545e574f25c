//! Fetching content with `gloo-net`.
//!
//! 1. Request the JSON of an address, with a timeout of [`TIMEOUT_MS`] for all attempts. The caller can abort the request.
//! 2. For a navigation, retry with increasing delays after a server error, or after a network error while online. Other errors
//!    are final, among them all client errors (4xx).
//! 3. If that fails, ask for the document of the address: a filter may block the JSON alone.
//! 4. Map failures to [`PageError`]: no network, an error status, a body that is not JSON.
//! 5. Open the envelope ([`json`]).
//! 6. If the page needs a style sheet of its own, wait until the document has it.

use gloo_net::http::{Request, Response};
use js_sys::{Array, Function, Promise, Reflect, SyntaxError};
use leptos::prelude::{document, window};
use model::{Page, Site};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, HtmlElement, RequestInit};

use super::{PageError, Priority, json};
use crate::urls;

/// Timeout for a page, including retries, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;
/// Delays before each retry, in milliseconds.
const RETRY_DELAYS_MS: [i32; 2] = [300, 1200];
/// Timeout for a style sheet, in milliseconds.
const STYLE_TIMEOUT_MS: i32 = 3_000;

/// The header by which the service worker says that it answers with a copy that it kept: what the visitor is told. Also the id and the
/// class of the notice.
pub const KEPT_COPY: &str = "kept-copy";

/// Content that was fetched.
pub struct Fetched<T> {
    /// The content.
    pub content: T,
    /// What the visitor is told if it is a copy that the service worker kept.
    pub kept_copy: Option<String>,
}

/// Fetches the data that every page shares. Only used by `trunk serve`: prerendered pages contain it.
pub async fn site() -> Result<Site, PageError> {
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    Ok(get(urls::SITE_JSON, Priority::Navigation, &timeout).await?.content)
}

/// Fetches the page of an address, unless `abort` aborts the request.
pub async fn page(address: &str, priority: Priority, abort: Option<&AbortSignal>) -> Result<Fetched<Page>, PageError> {
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    let signal = abort.map_or_else(|| timeout.clone(), |abort| AbortSignal::any(&Array::of2(abort, &timeout)));
    let url = urls::content_json(address);
    let mut retry_delays = RETRY_DELAYS_MS.iter();
    loop {
        let result = get(&url, priority, &signal).await;
        if !matches!(result, Err(PageError::Server)) || priority == Priority::Prefetch {
            let style = result.as_ref().ok().and_then(|fetched: &Fetched<Page>| fetched.content.style.as_deref());
            if let Some(style) = style {
                load_style(style).await;
            }
            return result;
        }
        let Some(&delay) = retry_delays.next() else { break };
        sleep(delay).await;
    }
    Err(if has_document(address, &signal).await { PageError::NotFound } else { PageError::Server })
}

/// Returns whether the server has a document for an address.
async fn has_document(address: &str, signal: &AbortSignal) -> bool {
    send("HEAD", address, Priority::Navigation, signal).await.is_ok_and(|response| response.ok())
}

async fn get<T: DeserializeOwned>(
    url: &str,
    priority: Priority,
    signal: &AbortSignal,
) -> Result<Fetched<T>, PageError> {
    let response = send("GET", url, priority, signal).await?;
    check_response(&response)?;
    let kept_copy = response.headers().get(KEPT_COPY);
    let body = web_sys::Response::from(response).json().map_err(|_| PageError::Malformed)?;
    let body = JsFuture::from(body).await.map_err(|error| {
        // `SyntaxError`: the body is not JSON. Any other error: the connection broke while reading the body.
        if error.is_instance_of::<SyntaxError>() { PageError::Malformed } else { network_error(signal) }
    })?;
    Ok(Fetched { content: json::open_envelope(&body)?, kept_copy })
}

/// Sends a request. The builder of `gloo-net` does not support `priority`.
async fn send(method: &str, url: &str, priority: Priority, signal: &AbortSignal) -> Result<Response, PageError> {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(Some(signal));
    if priority == Priority::Prefetch {
        _ = Reflect::set(&init, &"priority".into(), &"low".into());
    }
    let request = web_sys::Request::new_with_str_and_init(url, &init).map_err(|_| PageError::Server)?;
    Request::from(request).send().await.map_err(|_| network_error(signal))
}

/// Adds the link to a style sheet to the head, where it stays, and waits until the styles apply: a page that is shown without them
/// would be shown twice. Does not wait for one that has failed or takes too long.
async fn load_style(style: &str) {
    let head = document().query_selector("head").ok().flatten();
    let Some(head) = head.filter(|head| !head.inner_html().contains(style)) else { return };
    _ = head.insert_adjacent_html("beforeend", style);
    let link = head.last_element_child().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(link) = &link {
            link.set_onload(Some(&resolve));
            link.set_onerror(Some(&resolve));
        }
        resolve_after(&resolve, STYLE_TIMEOUT_MS);
    });
    _ = JsFuture::from(promise).await;
}

async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| resolve_after(&resolve, ms));
    _ = JsFuture::from(promise).await;
}

fn resolve_after(resolve: &Function, ms: i32) {
    _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(resolve, ms);
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
        200 | 400..500 => Err(PageError::NotFound),
        _ => Err(PageError::Server),
    }
}
