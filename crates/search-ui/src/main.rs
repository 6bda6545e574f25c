//! The search in the browser.
//!
//! A program of its own, so that visitors who do not search do not load it. `src/bootstrap/search.js` loads it at the first use and
//! calls its two functions: `open` with the dialog, `show_results` with the element on the page of results. What is found
//! follows `search`; styles are in `style/components/search-dialog.css`.
//!
//! - `dialog`: the field of the dialog with its list (ARIA Authoring Practices Guide, combobox with a listbox).
//! - `results`: the page of results, and the nearest pages on that of an address that does not exist.
//! - `panel`: what both have: status message, kinds, list.
//! - `files`: the files of the index, kept while the document is open.
//! - `view`: markup.

// Without Rust's own entry, which prepares for threads.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod dialog;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod panel;
#[cfg(target_arch = "wasm32")]
mod results;
#[cfg(any(target_arch = "wasm32", test))]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "not all of it is tested without a browser"))]
mod view;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only public functions")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    use crate::{dialog, results};

    #[wasm_bindgen(start)]
    fn start() {
        // What a panic says takes a kilobyte to print.
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
    }

    /// Searches for what stands in the field of the dialog, which the loader has opened.
    #[wasm_bindgen]
    pub fn open(dialog: &Element) {
        dialog::open(dialog);
    }

    /// Shows the results of a query in an element of the page: those of a kind, or all if `kind` is empty, and `count` of them, or as
    /// many as there are at first if it is 0. In the element on the page of an error, `query` is an address, and the pages nearest to
    /// it are shown.
    #[wasm_bindgen]
    pub fn show_results(element: Element, query: String, kind: &str, count: usize) {
        results::show(element, query, kind, count);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, in which the site loads it.");
}
