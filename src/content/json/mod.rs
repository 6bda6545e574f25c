//! Published JSON as typed data.
//!
//! The browser parses the text, and `serde` reads the values that it made: the parser need not come along in the wasm.

#[cfg(target_arch = "wasm32")]
mod browser;
mod deserializer;
#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "wasm32")]
pub(super) use open::open;
#[cfg(target_arch = "wasm32")]
pub use open::parse;
