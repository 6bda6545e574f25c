//! Reads envelopes and JSON text in the browser.

use js_sys::Reflect;
use model::SCHEMA_VERSION;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::super::PageError;
use super::deserializer::JsonDeserializer;

/// Reads the content of an [`Envelope`](model::Envelope).
///
/// # Errors
/// Returns [`PageError::Version`] if its schema version is not [`SCHEMA_VERSION`]: the version is checked before the content
/// is read. Returns [`PageError::Malformed`] if the envelope or its content is invalid.
pub(in crate::content) fn open_envelope<T: DeserializeOwned>(envelope: &JsValue) -> Result<T, PageError> {
    let field = |name| Reflect::get(envelope, &JsValue::from_str(name)).map_err(|_| PageError::Malformed);
    let version: u32 = read(field("schema")?)?;
    if version == SCHEMA_VERSION { read(field("data")?) } else { Err(PageError::Version) }
}

/// Parses JSON text without an envelope, such as the hydration data, which always has the same version as the app.
///
/// # Errors
/// Returns [`PageError::Malformed`] if the text is not valid JSON or does not match the type.
pub fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, PageError> {
    read(js_sys::JSON::parse(text).map_err(|_| PageError::Malformed)?)
}

fn read<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, PageError> {
    T::deserialize(JsonDeserializer(value)).map_err(|_| PageError::Malformed)
}
