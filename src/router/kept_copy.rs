//! The notice that a page is a copy that the service worker kept, because the server could not be reached.
//!
//! It stands before the element of the app: in a document, the service worker has put it there, so that it is shown without the
//! app (`src/bootstrap/service-worker.js`). Here it follows the navigations of the app.

use leptos::prelude::*;

use crate::content::fetch::KEPT_COPY;

/// Returns whether the page on the screen is a kept copy.
pub(super) fn is_shown() -> bool {
    document().get_element_by_id(KEPT_COPY).is_some()
}

/// Removes the notice of the previous page, and shows `text` if there is any.
pub(super) fn show(text: Option<&str>) {
    let document = document();
    if let Some(previous) = document.get_element_by_id(KEPT_COPY) {
        previous.remove();
    }
    let (Some(text), Some(body), Ok(notice)) = (text, document.body(), document.create_element("p")) else { return };
    notice.set_id(KEPT_COPY);
    notice.set_class_name(KEPT_COPY);
    _ = notice.set_attribute("role", "status");
    notice.set_text_content(Some(text));
    _ = body.prepend_with_node_1(&notice);
}
