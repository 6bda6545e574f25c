//! The search in the browser.
//!
//! A program of its own, so that nobody pays for it who does not search: `src/bootstrap/search.js` loads it at the first use, and
//! tells it of later ones with events. What it shows follows `search`; how it looks, `style/components/search-dialog.css`.
//!
//! - `dialog`: the box, which is opened everywhere (ARIA Authoring Practices Guide, combobox with a listbox).
//! - `results`: the list on the page of the search.
//! - `files`: the files of the index, kept while the document is open.
//! - `view`: what both show, as HTML.

// Without Rust's own entry, which prepares for threads.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod dialog;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod results;
#[cfg(any(target_arch = "wasm32", test))]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "not all of it is tested without a browser"))]
mod view;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
fn start() {
    // What a panic says takes a kilobyte to print.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    dialog::start();
    results::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, in which the site loads it.");
}
