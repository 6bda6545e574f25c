//! Values of the browser.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::deserializer::JsonSource;

impl JsonSource for JsValue {
    type List = Array;
    type Record = Object;

    fn as_bool(&self) -> Option<bool> {
        self.as_bool()
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn as_text(&self) -> Option<String> {
        self.as_string()
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }

    fn into_list(self) -> Option<Array> {
        self.dyn_into().ok()
    }

    fn into_record(self) -> Result<Object, Self> {
        self.dyn_into()
    }

    fn element(list: &Array, at: u32) -> Option<Self> {
        (at < list.length()).then(|| list.get(at))
    }

    fn field(record: &Object, name: &str) -> Option<Self> {
        Reflect::get(record, &Self::from_str(name)).ok().filter(|value| !value.is_undefined())
    }

    fn first_name(record: &Object) -> Option<String> {
        Object::keys(record).get(0).as_string()
    }
}
