//! One-dimensional arrays: `Vec<V>` is `v[]`, `Vec<Option<V>>` an array that can contain NULLs.
//!
//! The lower bound of an array, as in `'[0:1]={1,2}'`, is not kept. Decoding an array of several
//! dimensions is an error.

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Kind, Type};

use crate::types::column_type::ColumnType;
use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Bind, Element, NotNull, Value, not_null};
use crate::types::wire::{Input, put_count, put_field};

impl<V: Element> Value for Vec<V> {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Array(V::TYPE);
    const COLUMN: ColumnType = V::COLUMN.array(Self::TYPE);

    fn accepts(ty: &Type) -> bool {
        element_of(ty).is_some_and(V::accepts)
    }

    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let element = element_of(ty).ok_or(NOT_AN_ARRAY)?;
        let mut input = Input::new(not_null(raw)?);
        let (oid, count) = header(&mut input)?;
        // In a record the types of a schema are only known by OID, so they are decoded as the
        // expected type.
        if oid != element.oid() && oid < FIRST_OF_SCHEMAS {
            return Err(ValueError::Malformed("the array has elements of another type").into());
        }
        let mut elements = Vec::with_capacity(count);
        for at in 1..=count {
            let value = V::decode(element, input.field()?)
                .map_err(|source| ValueError::element(at, source))?;
            elements.push(value);
        }
        input.end()?;
        Ok(elements)
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode_elements(ty, self.iter(), out, V::encode)
    }

    fn elements(&self) -> Option<Vec<Bind>> {
        Some(self.iter().cloned().map(Bind::new).collect())
    }
}

/// Reads the header of an array: the OID of the element type, and the number of elements.
pub(crate) fn header(input: &mut Input<'_>) -> Result<(u32, usize), ValueError> {
    let dimensions = input.i32()?;
    let _has_nulls = input.i32()?;
    let oid = input.u32()?;
    let count = match dimensions {
        0 => 0,
        1 => {
            let count = input.i32()?;
            let _lower_bound = input.i32()?;
            // Each element has at least its length: a wrong count does not allocate memory.
            usize::try_from(count)
                .ok()
                .filter(|count| *count <= input.len() / 4)
                .ok_or(ValueError::Malformed("the number of elements is wrong"))?
        }
        2.. => return Err(MULTIDIMENSIONAL),
        _ => return Err(ValueError::Malformed("the number of dimensions is wrong")),
    };
    Ok((oid, count))
}

/// Writes values of one type as an array of the type `ty`.
pub(super) fn encode_elements<V>(
    ty: &Type,
    values: impl ExactSizeIterator<Item = V>,
    out: &mut BytesMut,
    encode: impl Fn(V, &Type, &mut BytesMut) -> Result<IsNull, CodecError>,
) -> Result<IsNull, CodecError> {
    let element = element_of(ty).ok_or(NOT_AN_ARRAY)?;
    let count = values.len();
    out.put_i32(if count == 0 { 0 } else { 1 });
    let has_nulls = out.len();
    out.put_i32(0);
    out.put_u32(element.oid());
    if count == 0 {
        return Ok(IsNull::No);
    }
    put_count(count, out)?;
    out.put_i32(1);
    for (at, value) in values.enumerate() {
        put_field(out, |out| {
            let is_null = encode(value, element, out)?;
            if let IsNull::Yes = is_null {
                out[has_nulls + 3] = 1;
            }
            Ok(is_null)
        })
        .map_err(|source| ValueError::element(at + 1, source))?;
    }
    Ok(IsNull::No)
}

/// The first OID of objects that are not built-in.
pub(crate) const FIRST_OF_SCHEMAS: u32 = 16_384;
const NOT_AN_ARRAY: ValueError = ValueError::Malformed("the type is not an array");
const MULTIDIMENSIONAL: ValueError =
    ValueError::NotInRust("the array has more than one dimension, and a `Vec` has one");

/// Returns the type of an array's elements.
fn element_of(ty: &Type) -> Option<&Type> {
    match base(ty) {
        // A pseudo-type, as which arrays of composite types are read if their type is not known.
        ty if *ty == Type::RECORD_ARRAY => Some(&Type::RECORD),
        ty => match ty.kind() {
            Kind::Array(element) => Some(element),
            _ => None,
        },
    }
}
