//! The browser's entry: takes over a prerendered page, or renders into the empty one of `trunk serve`.

#[cfg(target_arch = "wasm32")]
mod start;

fn main() {
    #[cfg(target_arch = "wasm32")]
    start::start();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("This program runs in a browser: `script/serve` builds and serves it.");
}
