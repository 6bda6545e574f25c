//! Elements of the document.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// All elements within `root` that a CSS selector names, in the order of the document.
pub(crate) fn all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    let found = root.query_selector_all(selector).ok();
    let nodes = found.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
