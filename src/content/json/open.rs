//! Text and envelopes in the browser.

use js_sys::Reflect;
use model::SCHEMA_VERSION;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::super::VisitorError;
use super::value::Value;

/// Opens an [`Envelope`](model::Envelope), whose version is looked at before its content is.
pub(in crate::content) fn open<T: DeserializeOwned>(envelope: &JsValue) -> Result<T, VisitorError> {
    let field = |name| Reflect::get(envelope, &JsValue::from_str(name)).map_err(|_| VisitorError::Malformed);
    let version: u32 = read(field("schema")?)?;
    if version == SCHEMA_VERSION { read(field("data")?) } else { Err(VisitorError::Version) }
}

/// Reads text that has no envelope, because it came with the app that reads it.
pub fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, VisitorError> {
    read(js_sys::JSON::parse(text).map_err(|_| VisitorError::Malformed)?)
}

fn read<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, VisitorError> {
    T::deserialize(Value(value)).map_err(|_| VisitorError::Malformed)
}
