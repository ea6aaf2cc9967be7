//! The serde form of a range, a struct of three fields: `{"lower": 1, "upper": 3, "bounds": "[)"}`.
//!
//! The fields are always these, so that formats without field names have one structure, too.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Bound;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::types::PgRange;

const NAME: &str = "PgRange";
const FIELDS: &[&str] = &["lower", "upper", "bounds"];
const EMPTY: &str = "empty";

impl<T: Serialize> Serialize for PgRange<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bounds = match self {
            Self::Empty => EMPTY,
            Self::Between(Bound::Included(_), Bound::Included(_)) => "[]",
            Self::Between(Bound::Included(_), _) => "[)",
            Self::Between(_, Bound::Included(_)) => "(]",
            Self::Between(_, _) => "()",
        };
        let mut range = serializer.serialize_struct(NAME, FIELDS.len())?;
        range.serialize_field("lower", &self.lower().and_then(value))?;
        range.serialize_field("upper", &self.upper().and_then(value))?;
        range.serialize_field("bounds", bounds)?;
        range.end()
    }
}

fn value<T>(bound: &Bound<T>) -> Option<&T> {
    match bound {
        Bound::Included(value) | Bound::Excluded(value) => Some(value),
        Bound::Unbounded => None,
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for PgRange<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(NAME, FIELDS, RangeVisitor(PhantomData))
    }
}

struct RangeVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for RangeVisitor<T> {
    type Value = PgRange<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a range with `lower`, `upper` and `bounds`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<PgRange<T>, A::Error> {
        let lower = fields.next_element()?;
        let upper = fields.next_element()?;
        let bounds = fields.next_element()?;
        match (lower, upper, bounds) {
            (Some(lower), Some(upper), Some(bounds)) => from_fields(lower, upper, bounds),
            _ => Err(A::Error::invalid_length(FIELDS.len() - 1, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<PgRange<T>, A::Error> {
        let (mut lower, mut upper, mut bounds) = (None, None, None);
        while let Some(field) = fields.next_key::<Cow<'_, str>>()? {
            match &*field {
                "lower" => once(&mut lower, "lower", fields.next_value()?)?,
                "upper" => once(&mut upper, "upper", fields.next_value()?)?,
                "bounds" => once(&mut bounds, "bounds", fields.next_value()?)?,
                other => return Err(A::Error::unknown_field(other, FIELDS)),
            }
        }
        from_fields(
            lower.ok_or_else(|| A::Error::missing_field("lower"))?,
            upper.ok_or_else(|| A::Error::missing_field("upper"))?,
            bounds.ok_or_else(|| A::Error::missing_field("bounds"))?,
        )
    }
}

fn once<V, E: Error>(slot: &mut Option<V>, name: &'static str, value: V) -> Result<(), E> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(name)),
    }
}

/// Makes a range of its fields. As in PostgreSQL, a missing bound is never included.
fn from_fields<T, E: Error>(
    lower: Option<T>,
    upper: Option<T>,
    bounds: Cow<'_, str>,
) -> Result<PgRange<T>, E> {
    let (has_lower, has_upper) = match &*bounds {
        EMPTY if lower.is_none() && upper.is_none() => return Ok(PgRange::Empty),
        EMPTY => return Err(E::custom("an empty range has no `lower` and no `upper`")),
        "[]" => (true, true),
        "[)" => (true, false),
        "(]" => (false, true),
        "()" => (false, false),
        other => {
            let expected = "`[)`, `[]`, `(]`, `()` or `empty`";
            return Err(E::invalid_value(Unexpected::Str(other), &expected));
        }
    };
    Ok(PgRange::Between(
        bound(lower, has_lower),
        bound(upper, has_upper),
    ))
}

fn bound<T>(value: Option<T>, is_included: bool) -> Bound<T> {
    match value {
        Some(value) if is_included => Bound::Included(value),
        Some(value) => Bound::Excluded(value),
        None => Bound::Unbounded,
    }
}
