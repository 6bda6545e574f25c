//! Deserializes published JSON.
//!
//! The browser parses the text and `serde` deserializes the resulting JavaScript values, so the wasm contains no JSON
//! parser.

mod deserializer;
#[cfg(target_arch = "wasm32")]
mod envelope;
#[cfg(target_arch = "wasm32")]
mod js_value;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "wasm32")]
pub(super) use envelope::open_envelope;
#[cfg(target_arch = "wasm32")]
pub use envelope::parse;
