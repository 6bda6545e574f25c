//! Entry point of the app in the browser: hydrates a prerendered page, or renders into the empty page of `trunk serve`.

// Rust's own entry point sets up the main thread, which the browser does not need.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(all(target_arch = "wasm32", debug_assertions))]
mod csr;
#[cfg(target_arch = "wasm32")]
mod hydrate;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Reads the hydration data of the page: the loader's first step.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn prepare() {
    hydrate::prepare();
}

/// Hydrates the page: the loader's second step.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start() {
    hydrate::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. Use `script/serve` to build and serve it.");
}
