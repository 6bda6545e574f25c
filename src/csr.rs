//! Client-side rendering without a prerendered page, for `trunk serve`.

use std::sync::Arc;

use ietf_site::app::{App, AppProps};
use ietf_site::content::CurrentPage;
use ietf_site::content::{Priority, fetch};
use ietf_site::head::{self, Head};
use ietf_site::urls;
use leptos::mount::mount_to;
use web_sys::HtmlElement;

/// Fetches the content of the current address and renders it into `root`.
pub(crate) async fn render(root: HtmlElement) {
    let Ok(site) = fetch::site().await.map(Arc::new) else {
        leptos::logging::error!("{} cannot be read. Has the content been compiled?", urls::SITE_JSON);
        return;
    };
    let address = urls::here();
    let result = fetch::page(&address, Priority::Navigation, None).await.map(|fetched| Arc::new(fetched.content));
    let shown = CurrentPage { address, result };
    head::apply(&Head::of(&site, &shown));
    mount_to(root, move || App(AppProps { site, shown })).forget();
}
