//! `Serialize` and `Deserialize` of serde 1 for the types of this crate, with the feature `serde`.
//!
//! A type with a text form is serialized as that text, a range as a struct. Deserializing accepts only these
//! forms, apart from spaces.

mod range;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::types::{Interval, Oid, PgChar, PgMultirange, PgRange, TsQuery, TsVector};

/// A type with a text form, which [`Display`](fmt::Display) writes and `parse` reads.
trait Text: fmt::Display + Sized {
    const EXPECTED: &'static str;
    fn parse(text: &str) -> Option<Self>;
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: Text> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

macro_rules! as_text {
    ($($ty:ty, $expected:literal;)*) => { $(
        impl Text for $ty {
            const EXPECTED: &'static str = $expected;
            fn parse(text: &str) -> Option<Self> {
                <$ty>::parse(text)
            }
        }
        impl Serialize for $ty {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $ty {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(TextVisitor(PhantomData))
            }
        }
    )* };
}

as_text! {
    Interval, "an ISO 8601 duration such as `P1Y2M3DT4H5M6.5S`";
    PgChar, "one ASCII character, an octal escape such as `\\377`, or nothing";
    TsQuery, "a tsquery such as `'suite' & 'bal':*`";
    TsVector, "a tsvector such as `'sea':2 'suite':1A`";
}

impl Serialize for Oid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Oid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(Self)
    }
}

impl<T: Serialize> Serialize for PgMultirange<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for PgMultirange<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<PgRange<T>>::deserialize(deserializer).map(Self)
    }
}
