//! Renders a page to a complete document, with the components of the app.
//!
//! Everything is there before rendering starts, so it is synchronous: no executor, no stream, no script that fills in
//! parts later. The document holds the data of the page once more for the app, without the text, which the app reads
//! from the document.

use std::sync::Arc;

use ietf_site::app::{App, AppProps};
use ietf_site::content::{FirstPage, Shown};
use ietf_site::head;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use model::{Page, Site};

use crate::shell::Shell;

/// The document of an address.
pub(crate) fn document(shell: &Shell, site: &Arc<Site>, shown: &Shown) -> String {
    let owner = Owner::new_root(None);
    let (head, body, data) = owner.with(|| {
        provide_context(RequestUrl::new(&shown.address));
        let body = App(AppProps { site: Arc::clone(site), shown: shown.clone() }).to_html();
        // Leptos marks places with `<!>`, which parsers take for an empty comment, and the standard for an error.
        let body = body.replace("<!>", "<!---->");
        (head::to_html(site, shown), body, data(site, shown))
    });
    owner.unset_with_forced_cleanup();
    shell.fill(&head, &body, &data)
}

/// The data block.
fn data(site: &Arc<Site>, shown: &Shown) -> String {
    let page = shown.outcome.as_ref().ok().map(|page| Arc::new(without_text(page)));
    let first = FirstPage { site: Arc::clone(site), page };
    let json = serde_json::to_string(&first).unwrap_or_default();
    // `<` is escaped so that no text can end the element.
    let json = json.replace('<', "\\u003c");
    view! { <script type="application/json" id=FirstPage::ID inner_html=json></script> }.to_html()
}

fn without_text(page: &Page) -> Page {
    let mut page = page.clone();
    page.text.html = String::new();
    page
}
