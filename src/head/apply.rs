//! Updates the head of the document in the browser.

use leptos::prelude::document;

use super::{Head, JSON_LD_ID, Tag};

/// Applies a head to the document after a navigation.
pub fn apply(head: &Head) {
    let document = document();
    document.set_title(&head.title);
    for Tag { element, key: (name, key), attribute, value } in &head.tags {
        if let Ok(Some(element)) = document.query_selector(&format!("{element}[{name}='{key}']")) {
            _ = element.set_attribute(attribute, value);
        }
    }
    if let Some(outdated) = document.get_element_by_id(JSON_LD_ID) {
        outdated.remove();
    }
}
