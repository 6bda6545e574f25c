//! Renders the parts of a page's document with the components of the app.
//!
//! All data is available before rendering starts, so rendering is synchronous: it needs no executor and no streaming. The
//! document also holds the data of the page as JSON for hydration, except the text, which the app reads from the document.

use std::sync::Arc;

use ietf_site::app::{App, AppProps};
use ietf_site::content::{CurrentPage, HydrationData, PageError};
use ietf_site::head;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use model::{Page, Site};

/// The parts of a document.
pub(crate) struct Rendered {
    /// Elements of the page for `<head>`.
    pub(crate) head: String,
    /// Content of the element that the app is mounted to.
    pub(crate) body: String,
    /// Data block for hydration.
    pub(crate) data: String,
}

/// Renders the page at an address, or its error.
pub(crate) fn render(site: &Arc<Site>, current: &CurrentPage) -> Rendered {
    let owner = Owner::new_root(None);
    let rendered = owner.with(|| {
        provide_context(RequestUrl::new(&current.address));
        let body = App(AppProps { site: Arc::clone(site), shown: current.clone() }).to_html();
        // Leptos writes markers as `<!>`. Parsers read it as an empty comment, but it is a parse error.
        let body = body.replace("<!>", "<!---->");
        Rendered { head: head::to_html(site, current), body, data: data_block(site, current) }
    });
    owner.unset_with_forced_cleanup();
    rendered
}

/// Returns the data block (`<script type="application/json">`) of a page.
fn data_block(site: &Arc<Site>, current: &CurrentPage) -> String {
    let page = current.result.as_ref().ok().map(|page| Arc::new(without_text(page)));
    let offline = matches!(current.result, Err(PageError::Offline));
    let data = HydrationData { site: Arc::clone(site), page, offline };
    let json = serde_json::to_string(&data).unwrap_or_default();
    // `<` is escaped so that no text can close the element.
    let json = json.replace('<', "\\u003c");
    view! { <script type="application/json" id=HydrationData::ID inner_html=json></script> }.to_html()
}

fn without_text(page: &Page) -> Page {
    let mut page = page.clone();
    page.body.html = String::new();
    page
}
