//! JavaScript values as a JSON source.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::deserializer::JsonSource;

impl JsonSource for JsValue {
    type Array = Array;
    type Object = Object;

    fn as_bool(&self) -> Option<bool> {
        self.as_bool()
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn as_string(&self) -> Option<String> {
        self.as_string()
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }

    fn into_array(self) -> Option<Array> {
        self.dyn_into().ok()
    }

    fn into_object(self) -> Result<Object, Self> {
        self.dyn_into()
    }

    fn element(array: &Array, index: u32) -> Option<Self> {
        (index < array.length()).then(|| array.get(index))
    }

    fn field(object: &Object, name: &str) -> Option<Self> {
        Reflect::get(object, &Self::from_str(name)).ok().filter(|value| !value.is_undefined())
    }

    fn first_key(object: &Object) -> Option<String> {
        Object::keys(object).get(0).as_string()
    }
}
