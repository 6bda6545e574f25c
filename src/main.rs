//! The browser's entry: takes over a prerendered page, or renders into the empty one of `trunk serve`.

// Without Rust's own entry, which prepares for threads.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(all(target_arch = "wasm32", debug_assertions))]
mod csr;
#[cfg(target_arch = "wasm32")]
mod hydrate;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Reads the data of the page: the loader's first step.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn prepare() {
    hydrate::prepare();
}

/// Takes the page over: its second step.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start() {
    hydrate::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `script/serve` builds and serves it.");
}
