//! Text and envelopes in the browser.

use js_sys::Reflect;
use model::SCHEMA_VERSION;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::super::PageError;
use super::deserializer::JsonDeserializer;

/// Opens an [`Envelope`](model::Envelope), whose version is looked at before its content is.
pub(in crate::content) fn open<T: DeserializeOwned>(envelope: &JsValue) -> Result<T, PageError> {
    let field = |name| Reflect::get(envelope, &JsValue::from_str(name)).map_err(|_| PageError::Malformed);
    let version: u32 = read(field("schema")?)?;
    if version == SCHEMA_VERSION { read(field("data")?) } else { Err(PageError::Version) }
}

/// Reads text that has no envelope, because it came with the app that reads it.
pub fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, PageError> {
    read(js_sys::JSON::parse(text).map_err(|_| PageError::Malformed)?)
}

fn read<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, PageError> {
    T::deserialize(JsonDeserializer(value)).map_err(|_| PageError::Malformed)
}
