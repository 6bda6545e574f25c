//! A `serde` deserializer for parsed JSON values.
//!
//! It reads values through [`JsonSource`], so that tests can read the whole site natively with the same code.
//!
//! `serde-wasm-bindgen` does the same for any type, with descriptive errors. The visitor is only told that the page is
//! damaged, so the errors here carry no message. That leaves out serde's messages and the number formatting they need, a
//! tenth of the wasm.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected};
use serde::de::{VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

/// A value does not match the type.
#[derive(Debug)]
pub(super) struct JsonError;

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unexpected value")
    }
}

impl std::error::Error for JsonError {}

impl serde::de::Error for JsonError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // The default implementations of the methods below format a message.
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// A parsed JSON value.
pub(super) trait JsonSource: Sized {
    /// A JSON array.
    type Array;
    /// A JSON object.
    type Object;

    fn as_bool(&self) -> Option<bool>;
    fn as_number(&self) -> Option<f64>;
    fn as_string(&self) -> Option<String>;
    fn is_null(&self) -> bool;
    fn into_array(self) -> Option<Self::Array>;
    /// Returns the object, or the value itself if it is not an object.
    fn into_object(self) -> Result<Self::Object, Self>;
    /// Returns the element at a zero-based index, or `None` past the end.
    fn element(array: &Self::Array, index: u32) -> Option<Self>;
    /// Returns the value of a field, or `None` if there is no such field.
    fn field(object: &Self::Object, name: &str) -> Option<Self>;
    /// Returns the name of the first field.
    fn first_key(object: &Self::Object) -> Option<String>;
}

/// Deserializes one value.
pub(super) struct JsonDeserializer<S>(pub(super) S);

impl<S: JsonSource> JsonDeserializer<S> {
    /// Returns a non-negative integer within the range that `f64` represents exactly.
    fn unsigned_integer(&self) -> Result<u64, JsonError> {
        let number = self.0.as_number().filter(|number| number.fract() == 0.0 && (0.0..9e15).contains(number));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an integer in range")]
        number.map(|number| number as u64).ok_or(JsonError)
    }
}

impl<'de, S: JsonSource> Deserializer<'de> for JsonDeserializer<S> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, JsonError> {
        Err(JsonError)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_bool(self.0.as_bool().ok_or(JsonError)?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_u64(self.unsigned_integer()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_u64(self.unsigned_integer()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_string(self.0.as_string().ok_or(JsonError)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let array = self.0.into_array().ok_or(JsonError)?;
        visitor.visit_seq(Elements::<S> { array, index: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        let object = self.0.into_object().map_err(|_| JsonError)?;
        visitor.visit_map(Fields::<S> { object, names: fields, value: None })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        // Externally tagged: a unit variant is its name, any other variant is an object with its name as the only key.
        let (name, content) = match self.0.into_object() {
            Ok(object) => {
                let name = S::first_key(&object).ok_or(JsonError)?;
                let content = S::field(&object, &name);
                (name, content)
            }
            Err(value) => (value.as_string().ok_or(JsonError)?, None),
        };
        visitor.visit_enum(Variant { name, content })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u64 f32 f64 char str bytes byte_buf unit unit_struct tuple tuple_struct map identifier
        ignored_any
    }
}

/// The elements of an array.
struct Elements<S: JsonSource> {
    array: S::Array,
    index: u32,
}

impl<'de, S: JsonSource> SeqAccess<'de> for Elements<S> {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonError> {
        let Some(element) = S::element(&self.array, self.index) else { return Ok(None) };
        self.index += 1;
        seed.deserialize(JsonDeserializer(element)).map(Some)
    }
}

/// The fields of an object that a type has. Other fields are ignored.
struct Fields<S: JsonSource> {
    object: S::Object,
    names: &'static [&'static str],
    value: Option<S>,
}

impl<'de, S: JsonSource> MapAccess<'de> for Fields<S> {
    type Error = JsonError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, JsonError> {
        while let [field, rest @ ..] = self.names {
            self.names = rest;
            self.value = S::field(&self.object, field);
            if self.value.is_some() {
                return seed.deserialize(BorrowedStrDeserializer::new(field)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, JsonError> {
        seed.deserialize(JsonDeserializer(self.value.take().ok_or(JsonError)?))
    }
}

/// A variant of an enum.
struct Variant<S> {
    name: String,
    content: Option<S>,
}

impl<'de, S: JsonSource> EnumAccess<'de> for Variant<S> {
    type Error = JsonError;
    type Variant = VariantContent<S>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, VariantContent<S>), JsonError> {
        let name: StringDeserializer<JsonError> = serde::de::IntoDeserializer::into_deserializer(self.name);
        Ok((seed.deserialize(name)?, VariantContent(self.content)))
    }
}

/// The content of a variant, if it has any.
struct VariantContent<S>(Option<S>);

impl<'de, S: JsonSource> VariantAccess<'de> for VariantContent<S> {
    type Error = JsonError;

    fn unit_variant(self) -> Result<(), JsonError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, JsonError> {
        seed.deserialize(JsonDeserializer(self.0.ok_or(JsonError)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, JsonError> {
        Err(JsonError)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, JsonError> {
        Err(JsonError)
    }
}
