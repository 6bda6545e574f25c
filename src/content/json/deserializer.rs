//! Values that the browser has parsed as a source for `serde`.
//!
//! What a value is, is asked through [`JsonSource`], so that tests can read all of the site natively with this very code.
//!
//! `serde-wasm-bindgen` does the same for any type, and says in its errors what it found. A visitor is told no more than
//! that a page is damaged, so the errors here say nothing: with them go serde's messages, and the formatting of numbers that
//! they drag in, a tenth of the wasm.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected};
use serde::de::{VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

/// The value is not what the type asks for.
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

    // The defaults of these put a message together first.
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

/// A parsed value.
pub(super) trait JsonSource: Sized {
    /// An array.
    type List;
    /// An object.
    type Record;

    fn as_bool(&self) -> Option<bool>;
    fn as_number(&self) -> Option<f64>;
    fn as_text(&self) -> Option<String>;
    fn is_null(&self) -> bool;
    fn into_list(self) -> Option<Self::List>;
    /// The object; the value itself if it is none.
    fn into_record(self) -> Result<Self::Record, Self>;
    /// An element, counted from 0; nothing after the last.
    fn element(list: &Self::List, at: u32) -> Option<Self>;
    /// A field; nothing if there is none of this name.
    fn field(record: &Self::Record, name: &str) -> Option<Self>;
    /// The name of the first field.
    fn first_name(record: &Self::Record) -> Option<String>;
}

/// A value to read.
pub(super) struct JsonDeserializer<P>(pub(super) P);

impl<P: JsonSource> JsonDeserializer<P> {
    /// A whole number from 0, as far as a `f64` counts exactly.
    fn number(&self) -> Result<u64, JsonError> {
        let number = self.0.as_number().filter(|number| number.fract() == 0.0 && (0.0..9e15).contains(number));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
        number.map(|number| number as u64).ok_or(JsonError)
    }
}

impl<'de, P: JsonSource> Deserializer<'de> for JsonDeserializer<P> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, JsonError> {
        Err(JsonError)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_bool(self.0.as_bool().ok_or(JsonError)?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_string(self.0.as_text().ok_or(JsonError)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let list = self.0.into_list().ok_or(JsonError)?;
        visitor.visit_seq(Elements::<P> { list, at: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        let record = self.0.into_record().map_err(|_| JsonError)?;
        visitor.visit_map(Fields::<P> { record, names: fields, value: None })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        // A variant without content is its name, any other an object with its name as the only key.
        let (name, content) = match self.0.into_record() {
            Ok(record) => {
                let name = P::first_name(&record).ok_or(JsonError)?;
                let content = P::field(&record, &name);
                (name, content)
            }
            Err(value) => (value.as_text().ok_or(JsonError)?, None),
        };
        visitor.visit_enum(Variant { name, content })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u64 f32 f64 char str bytes byte_buf unit unit_struct tuple tuple_struct map identifier
        ignored_any
    }
}

/// The elements of an array.
struct Elements<P: JsonSource> {
    list: P::List,
    at: u32,
}

impl<'de, P: JsonSource> SeqAccess<'de> for Elements<P> {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonError> {
        let Some(element) = P::element(&self.list, self.at) else { return Ok(None) };
        self.at += 1;
        seed.deserialize(JsonDeserializer(element)).map(Some)
    }
}

/// The fields of an object that a type asks for. What else is in the object is not looked at.
struct Fields<P: JsonSource> {
    record: P::Record,
    names: &'static [&'static str],
    value: Option<P>,
}

impl<'de, P: JsonSource> MapAccess<'de> for Fields<P> {
    type Error = JsonError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, JsonError> {
        while let [field, rest @ ..] = self.names {
            self.names = rest;
            self.value = P::field(&self.record, field);
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
struct Variant<P> {
    name: String,
    content: Option<P>,
}

impl<'de, P: JsonSource> EnumAccess<'de> for Variant<P> {
    type Error = JsonError;
    type Variant = Content<P>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content<P>), JsonError> {
        let name: StringDeserializer<JsonError> = serde::de::IntoDeserializer::into_deserializer(self.name);
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

/// The content of a variant, if it has any.
struct Content<P>(Option<P>);

impl<'de, P: JsonSource> VariantAccess<'de> for Content<P> {
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
