//! Queries for elements of the document.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// Returns all descendants of `root` that match a CSS selector, in document order.
pub(crate) fn all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    let matches = root.query_selector_all(selector).ok();
    let nodes = matches.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
