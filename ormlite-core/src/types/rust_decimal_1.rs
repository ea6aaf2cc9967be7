//! `rust_decimal::Decimal` of rust_decimal 1 is `numeric`.
//!
//! A `Decimal` is an integer of 96 bits and a scale of at most 28 digits. Decoding a `numeric` that
//! does not fit, `NaN` or `infinity` is an error: no digit is dropped. (rust_decimal's own codec
//! rounds.) Zeros at the end are kept if they fit: `1.50` stays `1.50`.

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};
use rust_decimal::Decimal;

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::Input;

/// The base of a `numeric`'s digits: each has four decimal digits.
const GROUP: u128 = 10_000;
/// The largest integer of a `Decimal`.
const MAX: u128 = (1 << 96) - 1;
/// The maximum number of base-10,000 digits in [`MAX`], for any scale.
const MAX_GROUPS: usize = 9;

/// The sign field of a `numeric`.
mod sign {
    pub(super) const PLUS: u16 = 0x0000;
    pub(super) const MINUS: u16 = 0x4000;
    pub(super) const NAN: u16 = 0xC000;
    pub(super) const PLUS_INFINITY: u16 = 0xD000;
    pub(super) const MINUS_INFINITY: u16 = 0xF000;
}

const TOO_LARGE: ValueError =
    ValueError::NotInRust("the numeric has more digits than the 96 bits of a `Decimal` can hold");
const TOO_FINE: ValueError =
    ValueError::NotInRust("the numeric has more than 28 digits after the point");

impl Value for Decimal {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "numeric",
        ty: Type::NUMERIC,
        array: Type::NUMERIC_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        *base(ty) == Type::NUMERIC
    }

    fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        Ok(read(not_null(raw)?)?)
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        write(self, out);
        Ok(IsNull::No)
    }
}

impl Element for Decimal {}

fn read(raw: &[u8]) -> Result<Decimal, ValueError> {
    let mut input = Input::new(raw);
    let count = input.u16()?;
    let weight = input.i16()?;
    let sign = input.u16()?;
    let scale = input.u16()?;
    let is_negative = match sign {
        sign::PLUS => false,
        sign::MINUS => true,
        sign::NAN => return Err(ValueError::NotInRust("the numeric is NaN")),
        sign::PLUS_INFINITY | sign::MINUS_INFINITY => {
            return Err(ValueError::NotInRust("the numeric is infinite"));
        }
        _ => return Err(ValueError::Malformed("the sign of a numeric is unknown")),
    };
    // The power of ten of the last digit that is not zero; zeros on both sides are ignored.
    let mut power = 4 * (i32::from(weight) + 1);
    let mut integer = 0;
    let mut groups = 0;
    let mut zeros = 0;
    for _ in 0..count {
        let group = input.u16()?.into();
        power -= 4;
        match group {
            0 => zeros += 1,
            1..GROUP => {
                groups = if groups == 0 { 1 } else { groups + zeros + 1 };
                if groups > MAX_GROUPS {
                    return Err(TOO_LARGE);
                }
                if integer != 0 {
                    integer *= GROUP.pow(zeros as u32);
                }
                integer = integer * GROUP + group;
                zeros = 0;
            }
            _ => return Err(ValueError::Malformed("a group of digits exceeds 9999")),
        }
    }
    power += 4 * zeros as i32;
    input.end()?;
    from_parts(is_negative, integer, power, scale.into())
}

/// Makes the number `integer * 10^power`, with `scale` digits after the point if they fit.
fn from_parts(
    is_negative: bool,
    mut integer: u128,
    power: i32,
    scale: i32,
) -> Result<Decimal, ValueError> {
    let max_scale = Decimal::MAX_SCALE as i32;
    if integer == 0 {
        return Ok(Decimal::new(0, scale.min(max_scale) as u32));
    }
    let mut own_scale = -power;
    while own_scale < scale.clamp(0, max_scale) && integer <= MAX / 10 {
        integer *= 10;
        own_scale += 1;
    }
    while (own_scale > scale || own_scale > max_scale || integer > MAX)
        && own_scale > 0
        && integer.is_multiple_of(10)
    {
        integer /= 10;
        own_scale -= 1;
    }
    if integer > MAX || own_scale < 0 {
        return Err(TOO_LARGE);
    }
    let integer = if is_negative {
        -(integer as i128)
    } else {
        integer as i128
    };
    Decimal::try_from_i128_with_scale(integer, own_scale as u32).map_err(|_| TOO_FINE)
}

fn write(decimal: &Decimal, out: &mut BytesMut) {
    let scale = decimal.scale();
    let mut integer = decimal.mantissa().unsigned_abs();
    let is_negative = decimal.is_sign_negative() && integer != 0;
    // Zeros are appended until the decimal point is between two base-10,000 digits.
    let padding = (4 - scale % 4) % 4;
    integer *= 10_u128.pow(padding);
    let mut weight = -1 - ((scale + padding) / 4) as i16;
    let mut groups = Vec::with_capacity(MAX_GROUPS);
    while integer > 0 {
        let group = (integer % GROUP) as u16;
        if group != 0 || !groups.is_empty() {
            groups.push(group);
        }
        integer /= GROUP;
        weight += 1;
    }
    out.put_u16(groups.len() as u16);
    out.put_i16(if groups.is_empty() { 0 } else { weight });
    out.put_u16(if is_negative { sign::MINUS } else { sign::PLUS });
    out.put_u16(scale as u16);
    for group in groups.into_iter().rev() {
        out.put_u16(group);
    }
}
