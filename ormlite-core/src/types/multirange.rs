//! [`PgMultirange<T>`] is a multirange: `int4multirange` and so on (PostgreSQL 14 and later).

use ::bytes::BytesMut;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use postgres_types::{Date, IsNull, Kind, Timestamp, Type};
use rust_decimal::Decimal;

use crate::types::error::{CodecError, ValueError};
use crate::types::range::{PgRange, RangeElement};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::{Input, put_count, put_field};

/// A multirange: several ranges of values (PostgreSQL 14 and later).
///
/// PostgreSQL sorts the ranges, merges those that overlap or are adjacent, and drops empty ones. So
/// the ranges of a decoded value can differ from those that were written; the elements are the same.
///
/// ```
/// # use ormlite_core::{PgMultirange, PgRange};
/// let floors = PgMultirange::from_iter([PgRange::from(1..3), PgRange::from(7..=9)]);
/// assert!(floors.contains(&2) && !floors.contains(&3));
/// ```
///
/// With the feature `serde` it is serialized as the list of its ranges.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PgMultirange<T>(pub Vec<PgRange<T>>);

impl<T> PgMultirange<T> {
    /// Whether one of the ranges contains the value.
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialOrd,
    {
        self.0.iter().any(|range| range.contains(value))
    }
}

impl<T> Default for PgMultirange<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<PgRange<T>> for PgMultirange<T> {
    fn from(range: PgRange<T>) -> Self {
        Self(vec![range])
    }
}

impl<T, R: Into<PgRange<T>>> FromIterator<R> for PgMultirange<T> {
    fn from_iter<I: IntoIterator<Item = R>>(ranges: I) -> Self {
        Self(ranges.into_iter().map(Into::into).collect())
    }
}

impl<T> IntoIterator for PgMultirange<T> {
    type Item = PgRange<T>;
    type IntoIter = std::vec::IntoIter<PgRange<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

const NOT_A_MULTIRANGE: ValueError = ValueError::Malformed("the type is not a multirange");

/// Returns the element type of a multirange. The driver returns it instead of the range's type.
fn subtype_of(ty: &Type) -> Option<&Type> {
    let Kind::Multirange(inner) = base(ty).kind() else {
        return None;
    };
    match inner.kind() {
        Kind::Range(subtype) => Some(subtype),
        _ => Some(inner),
    }
}

impl<T: RangeElement> Value for PgMultirange<T> {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = T::MULTIRANGE;

    fn accepts(ty: &Type) -> bool {
        T::MULTIRANGE.is(ty) && subtype_of(ty).is_some_and(T::accepts)
    }

    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let subtype = subtype_of(ty).ok_or(NOT_A_MULTIRANGE)?;
        let mut input = Input::new(not_null(raw)?);
        // A range has at least its length and its flags: 5 bytes.
        let count = input.count(5)?;
        let mut ranges = Vec::with_capacity(count);
        for at in 1..=count {
            let range = not_null(input.field()?)
                .and_then(|raw| PgRange::read(subtype, raw))
                .map_err(|source| ValueError::element(at, source))?;
            ranges.push(range);
        }
        input.end()?;
        Ok(Self(ranges))
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        let subtype = subtype_of(ty).ok_or(NOT_A_MULTIRANGE)?;
        put_count(self.0.len(), out)?;
        for (at, range) in self.0.iter().enumerate() {
            put_field(out, |out| {
                range.write(subtype, out)?;
                Ok(IsNull::No)
            })
            .map_err(|source| ValueError::element(at + 1, source))?;
        }
        Ok(IsNull::No)
    }
}

impl<T: RangeElement> Element for PgMultirange<T> {}

macro_rules! ranges {
    ($($element:ty => $range:literal $range_ty:ident $range_array:ident,
        $multirange:literal $multirange_ty:ident $multirange_array:ident;)*) => { $(
        impl RangeElement for $element {
            const RANGE: &'static SqlType = &SqlType::Builtin {
                sql: $range,
                ty: Type::$range_ty,
                array: Type::$range_array,
            };
            const MULTIRANGE: &'static SqlType = &SqlType::Builtin {
                sql: $multirange,
                ty: Type::$multirange_ty,
                array: Type::$multirange_array,
            };
        }
    )* };
}

ranges! {
    i32 => "int4range" INT4_RANGE INT4_RANGE_ARRAY,
        "int4multirange" INT4MULTI_RANGE INT4MULTI_RANGE_ARRAY;
    i64 => "int8range" INT8_RANGE INT8_RANGE_ARRAY,
        "int8multirange" INT8MULTI_RANGE INT8MULTI_RANGE_ARRAY;
    Decimal => "numrange" NUM_RANGE NUM_RANGE_ARRAY,
        "nummultirange" NUMMULTI_RANGE NUMMULTI_RANGE_ARRAY;
    NaiveDate => "daterange" DATE_RANGE DATE_RANGE_ARRAY,
        "datemultirange" DATEMULTI_RANGE DATEMULTI_RANGE_ARRAY;
    Date<NaiveDate> => "daterange" DATE_RANGE DATE_RANGE_ARRAY,
        "datemultirange" DATEMULTI_RANGE DATEMULTI_RANGE_ARRAY;
    NaiveDateTime => "tsrange" TS_RANGE TS_RANGE_ARRAY,
        "tsmultirange" TSMULTI_RANGE TSMULTI_RANGE_ARRAY;
    Timestamp<NaiveDateTime> => "tsrange" TS_RANGE TS_RANGE_ARRAY,
        "tsmultirange" TSMULTI_RANGE TSMULTI_RANGE_ARRAY;
    DateTime<Utc> => "tstzrange" TSTZ_RANGE TSTZ_RANGE_ARRAY,
        "tstzmultirange" TSTZMULTI_RANGE TSTZMULTI_RANGE_ARRAY;
    Timestamp<DateTime<Utc>> => "tstzrange" TSTZ_RANGE TSTZ_RANGE_ARRAY,
        "tstzmultirange" TSTZMULTI_RANGE TSTZMULTI_RANGE_ARRAY;
}
