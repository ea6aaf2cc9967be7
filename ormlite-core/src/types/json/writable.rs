//! Whether a value has a JSON form that can be decoded again, checked before it is written.
//!
//! serde_json writes NaN and infinity as `null`, and writes documents deeper than it can decode. For a
//! type without floats and deep nesting the check compiles to almost nothing.

use std::fmt;

use serde::{Serialize, Serializer, ser};

use crate::types::error::JsonMistake;

/// The maximum depth that serde_json decodes.
const DEEPEST: u8 = 127;

/// Returns why the value could not be decoded again.
pub(super) fn mistake(value: &impl Serialize) -> Option<JsonMistake> {
    value.serialize(Probe { depth: 0 }).err()?.0
}

/// A serializer that writes nothing.
#[derive(Clone, Copy)]
struct Probe {
    /// The number of enclosing objects and arrays.
    depth: u8,
}

/// `None` is an error of the value's own `Serialize`, which writing it returns again.
#[derive(Debug)]
struct Refusal(Option<JsonMistake>);

impl Probe {
    fn deeper(self, by: u8) -> Result<Self, Refusal> {
        match self.depth + by {
            depth if depth <= DEEPEST => Ok(Self { depth }),
            _ => Err(Refusal(Some(JsonMistake::Depth))),
        }
    }
}

fn finite(is_finite: bool) -> Result<(), Refusal> {
    match is_finite {
        true => Ok(()),
        false => Err(Refusal(Some(JsonMistake::NotFinite))),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value cannot be written")
    }
}

impl std::error::Error for Refusal {}

impl ser::Error for Refusal {
    fn custom<M: fmt::Display>(_: M) -> Self {
        Self(None)
    }
}

/// Methods for values that are always valid.
macro_rules! nothing {
    ($($method:ident($($argument:ty),*);)*) => { $(
        fn $method(self, $(_: $argument),*) -> Result<(), Refusal> {
            Ok(())
        }
    )* };
}

impl Serializer for Probe {
    type Ok = ();
    type Error = Refusal;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    nothing! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_i128(i128);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_u128(u128);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<(), Refusal> {
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Refusal> {
        finite(value.is_finite())
    }
    fn serialize_f64(self, value: f64) -> Result<(), Refusal> {
        finite(value.is_finite())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refusal> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refusal> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refusal> {
        value.serialize(self.deeper(1)?)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refusal> {
        self.deeper(1)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self, Refusal> {
        self.deeper(1)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refusal> {
        self.deeper(1)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refusal> {
        self.deeper(2)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self, Refusal> {
        self.deeper(1)
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self, Refusal> {
        // serde_json represents numbers and raw documents as these structs, and writes no object.
        match name.starts_with("$serde_json::private::") {
            true => Ok(self),
            false => self.deeper(1),
        }
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refusal> {
        self.deeper(2)
    }
}

/// The traits for compound values.
macro_rules! parts {
    ($($trait:ident $method:ident $(($key:ident))?;)*) => { $(
        impl ser::$trait for Probe {
            type Ok = ();
            type Error = Refusal;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($key: &'static str,)?
                value: &T,
            ) -> Result<(), Refusal> {
                $(let _ = $key;)?
                value.serialize(*self)
            }
            fn end(self) -> Result<(), Refusal> {
                Ok(())
            }
        }
    )* };
}

parts! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
    SerializeStruct serialize_field (key);
    SerializeStructVariant serialize_field (key);
}

impl ser::SerializeMap for Probe {
    type Ok = ();
    type Error = Refusal;

    // serde_json reports an invalid key itself.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Refusal> {
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        value.serialize(*self)
    }
    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[derive(Serialize, serde::Deserialize)]
    enum Nested {
        End,
        Newtype(Box<Nested>),
        Tuple(Box<Nested>, u8),
        Struct { inner: Box<Nested> },
        Seq(Vec<Nested>),
    }

    /// Written values can be decoded, exactly up to the maximum depth.
    fn agrees<T: Serialize + serde::de::DeserializeOwned>(value: &T, depth: usize) {
        let written = serde_json::to_string(value).unwrap();
        let read = serde_json::from_str::<T>(&written).is_ok();
        assert_eq!(mistake(value).is_none(), read, "{depth}: {written}");
        assert_eq!(read, depth <= usize::from(DEEPEST), "{depth}: {written}");
    }

    #[test]
    fn the_depth_is_the_one_that_can_be_read() {
        for depth in 120..140 {
            let wrap = |value, _| json!([value]);
            agrees(&(0..depth).fold(json!(1), wrap), depth);
            let wrap = |value, _| json!({ "a": value });
            agrees(&(0..depth).fold(Value::Null, wrap), depth);
            let wrap = |value, _| Nested::Newtype(Box::new(value));
            agrees(&(0..depth).fold(Nested::End, wrap), depth);
            let wrap = |value, _| Nested::Tuple(Box::new(value), 1);
            agrees(&(0..depth / 2).fold(Nested::End, wrap), depth / 2 * 2);
            let wrap = |inner, _| Nested::Struct {
                inner: Box::new(inner),
            };
            agrees(&(0..depth / 2).fold(Nested::End, wrap), depth / 2 * 2);
            let wrap = |value, _| Nested::Seq(vec![value]);
            agrees(&(0..depth / 2).fold(Nested::End, wrap), depth / 2 * 2);
        }
    }

    #[test]
    fn numbers_that_are_not_finite_are_found_wherever_they_are() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let all: &[Option<JsonMistake>] = &[
                mistake(&number),
                mistake(&(number as f32)),
                mistake(&Some(number)),
                mistake(&[1.0, number]),
                mistake(&("a", [number])),
                mistake(&std::collections::BTreeMap::from([("a", number)])),
                mistake(&super::super::Json(vec![number])),
            ];
            assert_eq!(all, [Some(JsonMistake::NotFinite); 7]);
        }
        assert_eq!(mistake(&(1.5, "NaN", f64::MAX)), None);
    }
}
