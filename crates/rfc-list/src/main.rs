//! The list of RFCs and the pictures of past meetings in the browser.
//!
//! A program of its own, so that only visitors of these pages load it. `src/bootstrap/search.js` loads it where the element
//! `rfc-list` appears, and calls `show`. What is found follows [`rfc_list::filter`]; styles are in `style/components/rfcs.css` and
//! `style/components/chart.css`.
//!
//! - `atlas`: the pictures of past meetings.
//! - `page`: the element with its form, its results and its address.
//! - `dom`: small helpers.

// Without Rust's own entry, which prepares for threads.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod atlas;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only public functions")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    use crate::{atlas, page};

    #[wasm_bindgen(start)]
    fn start() {
        // What a panic says takes a kilobyte to print.
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        page::listen();
        atlas::listen();
    }

    /// Lets the visitor filter the list in an element of the page.
    #[wasm_bindgen]
    pub fn show(element: Element) {
        page::show(element);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser, in which the site loads it.");
}
