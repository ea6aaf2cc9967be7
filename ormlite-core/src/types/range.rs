//! [`PgRange<T>`] is a range: `int4range`, `numrange`, `tstzrange` and so on.

use std::fmt;
use std::ops::{Bound, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Kind, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Scalar, Value, not_null};
use crate::types::wire::{Input, put_field};

/// A type that PostgreSQL has a range of.
///
/// Implement it for a newtype to use a range type of your own: a newtype of `f64` can have the
/// `RANGE` that `CREATE TYPE shares AS RANGE (subtype = float8)` creates.
#[diagnostic::on_unimplemented(
    message = "PostgreSQL has no range type of `{Self}`",
    note = "it has ranges of `i32`, `i64`, `Decimal`, `NaiveDate`, `NaiveDateTime` and `DateTime<Utc>`"
)]
pub trait RangeElement: Scalar {
    /// The range type.
    const RANGE: &'static SqlType;
    /// The multirange type.
    const MULTIRANGE: &'static SqlType;
}

/// A range of values: empty, or all values between two bounds.
///
/// ```
/// # use ormlite_core::PgRange;
/// # use std::ops::Bound;
/// let floors = PgRange::from(1..=3);
/// assert!(floors.contains(&3) && !floors.contains(&4));
/// assert_eq!(floors.to_string(), "[1,3]");
/// assert_eq!(floors.lower(), Some(&Bound::Included(1)));
/// assert_eq!(floors.upper(), Some(&Bound::Included(3)));
///
/// let above = PgRange::new(Bound::Excluded(1), Bound::Unbounded);
/// assert_eq!(above.to_string(), "(1,)");
/// assert!(!above.is_empty() && PgRange::<i32>::Empty.is_empty());
/// ```
///
/// PostgreSQL normalizes ranges of `i32`, `i64` and `NaiveDate`: the lower bound is included, the
/// upper bound excluded, and a range without elements is `empty`. So `1..=3` is decoded as `1..4`.
/// `==` compares the bounds as they are.
///
/// With the feature `serde` it is serialized as `{"lower":1,"upper":3,"bounds":"[]"}`: a bound that is
/// missing is `null`, and the range without values has `"bounds":"empty"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PgRange<T> {
    /// The empty range.
    Empty,
    /// All values between a lower and an upper bound.
    Between(Bound<T>, Bound<T>),
}

impl<T> PgRange<T> {
    /// The range without bounds.
    pub const FULL: Self = Self::Between(Bound::Unbounded, Bound::Unbounded);

    /// Makes a range of a lower and an upper bound.
    ///
    /// The server does not accept a lower bound above the upper one (SQLSTATE 22000).
    pub const fn new(lower: Bound<T>, upper: Bound<T>) -> Self {
        Self::Between(lower, upper)
    }

    /// Whether it is [`Empty`](Self::Empty). `1..1` is not, until the server has normalized it.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// Returns the lower bound; `None` if the range is empty.
    pub const fn lower(&self) -> Option<&Bound<T>> {
        match self {
            Self::Empty => None,
            Self::Between(lower, _) => Some(lower),
        }
    }

    /// Returns the upper bound; `None` if the range is empty.
    pub const fn upper(&self) -> Option<&Bound<T>> {
        match self {
            Self::Empty => None,
            Self::Between(_, upper) => Some(upper),
        }
    }

    /// Whether the range contains the value.
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialOrd,
    {
        let Self::Between(lower, upper) = self else {
            return false;
        };
        let above = match lower {
            Bound::Included(lower) => value >= lower,
            Bound::Excluded(lower) => value > lower,
            Bound::Unbounded => true,
        };
        let below = match upper {
            Bound::Included(upper) => value <= upper,
            Bound::Excluded(upper) => value < upper,
            Bound::Unbounded => true,
        };
        above && below
    }
}

impl<T> From<Range<T>> for PgRange<T> {
    fn from(Range { start, end }: Range<T>) -> Self {
        Self::Between(Bound::Included(start), Bound::Excluded(end))
    }
}

impl<T> From<RangeInclusive<T>> for PgRange<T> {
    fn from(range: RangeInclusive<T>) -> Self {
        let (start, end) = range.into_inner();
        Self::Between(Bound::Included(start), Bound::Included(end))
    }
}

impl<T> From<RangeFrom<T>> for PgRange<T> {
    fn from(RangeFrom { start }: RangeFrom<T>) -> Self {
        Self::Between(Bound::Included(start), Bound::Unbounded)
    }
}

impl<T> From<RangeTo<T>> for PgRange<T> {
    fn from(RangeTo { end }: RangeTo<T>) -> Self {
        Self::Between(Bound::Unbounded, Bound::Excluded(end))
    }
}

impl<T> From<RangeToInclusive<T>> for PgRange<T> {
    fn from(RangeToInclusive { end }: RangeToInclusive<T>) -> Self {
        Self::Between(Bound::Unbounded, Bound::Included(end))
    }
}

impl<T> From<RangeFull> for PgRange<T> {
    fn from(RangeFull: RangeFull) -> Self {
        Self::FULL
    }
}

impl<T> From<(Bound<T>, Bound<T>)> for PgRange<T> {
    fn from((lower, upper): (Bound<T>, Bound<T>)) -> Self {
        Self::Between(lower, upper)
    }
}

/// Writes `[1,3)`, `(,3]` or `empty`, with the `Display` of the values.
impl<T: fmt::Display> fmt::Display for PgRange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Between(lower, upper) = self else {
            return f.write_str("empty");
        };
        match lower {
            Bound::Included(lower) => write!(f, "[{lower},")?,
            Bound::Excluded(lower) => write!(f, "({lower},")?,
            Bound::Unbounded => f.write_str("(,")?,
        }
        match upper {
            Bound::Included(upper) => write!(f, "{upper}]"),
            Bound::Excluded(upper) => write!(f, "{upper})"),
            Bound::Unbounded => f.write_str(")"),
        }
    }
}

/// The bits of a range's first byte.
mod flag {
    pub(super) const EMPTY: u8 = 0x01;
    pub(super) const LOWER_IN: u8 = 0x02;
    pub(super) const UPPER_IN: u8 = 0x04;
    pub(super) const NO_LOWER: u8 = 0x08;
    pub(super) const NO_UPPER: u8 = 0x10;
    pub(super) const ALL: u8 = EMPTY | LOWER_IN | UPPER_IN | NO_LOWER | NO_UPPER;
}

impl<T: RangeElement> PgRange<T> {
    /// Reads a range of values of the type `ty`.
    pub(super) fn read(ty: &Type, raw: &[u8]) -> Result<Self, CodecError> {
        let mut input = Input::new(raw);
        let flags = input.u8()?;
        let has = |flag| flags & flag != 0;
        if has(!flag::ALL) {
            return Err(ValueError::Malformed("the range has unknown flags").into());
        }
        let range = if has(flag::EMPTY) {
            Self::Empty
        } else {
            Self::Between(
                read_bound(ty, &mut input, has(flag::NO_LOWER), has(flag::LOWER_IN))?,
                read_bound(ty, &mut input, has(flag::NO_UPPER), has(flag::UPPER_IN))?,
            )
        };
        input.end()?;
        Ok(range)
    }

    /// Writes the range with values of the type `ty`.
    pub(super) fn write(&self, ty: &Type, out: &mut BytesMut) -> Result<(), CodecError> {
        let Self::Between(lower, upper) = self else {
            out.put_u8(flag::EMPTY);
            return Ok(());
        };
        let lower_flag = match lower {
            Bound::Included(_) => flag::LOWER_IN,
            Bound::Excluded(_) => 0,
            Bound::Unbounded => flag::NO_LOWER,
        };
        let upper_flag = match upper {
            Bound::Included(_) => flag::UPPER_IN,
            Bound::Excluded(_) => 0,
            Bound::Unbounded => flag::NO_UPPER,
        };
        out.put_u8(lower_flag | upper_flag);
        for bound in [lower, upper] {
            if let Bound::Included(value) | Bound::Excluded(value) = bound {
                put_field(out, |out| value.encode(ty, out))?;
            }
        }
        Ok(())
    }
}

fn read_bound<T: RangeElement>(
    ty: &Type,
    input: &mut Input<'_>,
    is_unbounded: bool,
    is_in: bool,
) -> Result<Bound<T>, CodecError> {
    if is_unbounded {
        return Ok(Bound::Unbounded);
    }
    let value = T::decode(ty, input.field()?)?;
    Ok(if is_in {
        Bound::Included(value)
    } else {
        Bound::Excluded(value)
    })
}

const NOT_A_RANGE: ValueError = ValueError::Malformed("the type is not a range");

/// Returns the element type of a range.
fn subtype_of(ty: &Type) -> Option<&Type> {
    match base(ty).kind() {
        Kind::Range(subtype) => Some(subtype),
        _ => None,
    }
}

impl<T: RangeElement> Value for PgRange<T> {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = T::RANGE;

    fn accepts(ty: &Type) -> bool {
        T::RANGE.is(ty) && subtype_of(ty).is_some_and(T::accepts)
    }

    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        Self::read(subtype_of(ty).ok_or(NOT_A_RANGE)?, not_null(raw)?)
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        self.write(subtype_of(ty).ok_or(NOT_A_RANGE)?, out)?;
        Ok(IsNull::No)
    }
}

impl<T: RangeElement> Element for PgRange<T> {}
