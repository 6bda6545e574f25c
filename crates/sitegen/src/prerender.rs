//! Renders a page to what its document is made of, with the components of the app.
//!
//! Everything is there before rendering starts, so it is synchronous: no executor, no stream, no script that fills in
//! parts later. The document holds the data of the page once more for the app, without the text, which the app reads
//! from the document.

use std::sync::Arc;

use ietf_site::app::{App, AppProps};
use ietf_site::content::{CurrentPage, HydrationData, PageError};
use ietf_site::head;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use model::{Page, Site};

/// What a document is made of.
pub(crate) struct Rendered {
    /// What the page says of itself in `<head>`.
    pub(crate) head: String,
    /// What visitors see.
    pub(crate) body: String,
    /// The data for the app.
    pub(crate) data: String,
}

/// Renders what an address shows.
pub(crate) fn render(site: &Arc<Site>, shown: &CurrentPage) -> Rendered {
    let owner = Owner::new_root(None);
    let rendered = owner.with(|| {
        provide_context(RequestUrl::new(&shown.address));
        let body = App(AppProps { site: Arc::clone(site), shown: shown.clone() }).to_html();
        // Leptos marks places with `<!>`, which parsers take for an empty comment, and the standard for an error.
        let body = body.replace("<!>", "<!---->");
        Rendered { head: head::to_html(site, shown), body, data: data(site, shown) }
    });
    owner.unset_with_forced_cleanup();
    rendered
}

/// The data block.
fn data(site: &Arc<Site>, shown: &CurrentPage) -> String {
    let page = shown.result.as_ref().ok().map(|page| Arc::new(without_text(page)));
    let offline = matches!(shown.result, Err(PageError::Offline));
    let first = HydrationData { site: Arc::clone(site), page, offline };
    let json = serde_json::to_string(&first).unwrap_or_default();
    // `<` is escaped so that no text can end the element.
    let json = json.replace('<', "\\u003c");
    view! { <script type="application/json" id=HydrationData::ID inner_html=json></script> }.to_html()
}

fn without_text(page: &Page) -> Page {
    let mut page = page.clone();
    page.body.html = String::new();
    page
}
