//! The codec of composite types: the fields of a struct, by their names.
//!
//! A value has the number of its fields, and per field the OID of its type, its length and its bytes,
//! in the order of the type. The names come with the description of the type. Where the server has
//! not sent one, the fields are taken in the order of the struct.

use ::bytes::{BufMut, BytesMut};
use postgres_types::{Field, IsNull, Kind, Type};

use crate::types::error::{CodecError, FieldMismatch, ValueError};
use crate::types::sql_type::{CompositeDesc, FieldDesc, SqlType, base};
use crate::types::value::{AnyValue, TakeValue, Value, not_null};
use crate::types::wire::{Input, put_count, put_field};

/// A struct that is a composite type.
///
/// `#[derive(PgComposite)]` implements it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use ormlite_core::PgComposite;
///
/// #[derive(PgComposite, Debug, Clone, PartialEq)]
/// #[pg_composite(schema = "shared", crate = ormlite_core)]
/// struct Address {
///     street: String,
///     #[pg_composite(rename = "zip")]
///     postcode: Option<String>,
/// }
///
/// assert_eq!(Address::DESC.name, "address");
/// assert_eq!(Address::DESC.fields[1].name, "zip");
/// # }
/// ```
pub trait PgComposite: Value {
    /// The name and the fields.
    const DESC: &'static CompositeDesc;
}

/// The fields of a value, which are taken in the order of the struct.
#[doc(hidden)]
pub struct CompositeFields<'a> {
    desc: &'static CompositeDesc,
    /// The fields of the type; `None` if it is not known.
    known: Option<&'a [Field]>,
    whole: Input<'a>,
    /// The bytes from the field `read` of the type on.
    rest: Input<'a>,
    read: usize,
    /// The next field of the struct.
    at: usize,
    error: Option<CodecError>,
}

/// A field of a value.
struct RawField<'a> {
    ty: Type,
    /// Whether the type is that of the Rust type because the server has not said which it is.
    is_assumed: bool,
    raw: Option<&'a [u8]>,
}

impl<'a> CompositeFields<'a> {
    fn new(
        desc: &'static CompositeDesc,
        ty: &'a Type,
        raw: Option<&'a [u8]>,
    ) -> Result<Self, CodecError> {
        let mut whole = Input::new(not_null(raw)?);
        let known = fields_of(ty);
        if let Some(known) = known {
            same_fields(desc, known)?;
        }
        // Each field has at least its OID and its length: 8 bytes.
        let found = whole.count(8)?;
        let expected = desc.fields.len();
        if found != expected {
            return Err(other_fields(desc, FieldMismatch::Count { expected, found }));
        }
        // Checked here, so that a field is read without an error.
        let mut end = whole.clone();
        for _ in 0..found {
            next(&mut end)?;
        }
        end.end()?;
        Ok(Self {
            desc,
            known,
            rest: whole.clone(),
            whole,
            read: 0,
            at: 0,
            error: None,
        })
    }

    /// Reads the next field of the struct.
    fn next_field(&mut self) -> Result<RawField<'a>, CodecError> {
        let desc = self.desc;
        let field = desc.fields.get(self.at).ok_or(NO_FIELD)?;
        let (place, known) = match self.known {
            None => (self.at, None),
            Some(known) => {
                let place = place_of(known, self.at, field).ok_or(NO_FIELD)?;
                (place, Some(known[place].type_()))
            }
        };
        self.at += 1;
        if place < self.read {
            (self.rest, self.read) = (self.whole.clone(), 0);
        }
        let (mut oid, mut raw) = next(&mut self.rest)?;
        while self.read < place {
            (oid, raw) = next(&mut self.rest)?;
            self.read += 1;
        }
        self.read += 1;
        let own = || known.cloned().or_else(|| Type::from_oid(oid));
        let (ty, is_assumed) = match own() {
            Some(ty) if ty.oid() == oid => (ty, false),
            Some(_) => return Err(CHANGED.into()),
            None => (field.stored.ty.assumed().clone(), true),
        };
        Ok(RawField {
            ty,
            is_assumed,
            raw,
        })
    }

    /// Keeps the error of the last field.
    #[cold]
    #[inline(never)]
    fn fail(&mut self, source: CodecError) {
        let field = self.desc.fields.get(self.at.saturating_sub(1));
        let error = match field {
            Some(field) => error_of(self.desc, field, source),
            None => source,
        };
        self.error.get_or_insert(error);
    }
}

impl TakeValue for CompositeFields<'_> {
    fn take_value<V: Value>(&mut self) -> Option<V> {
        let decoded = match self.next_field() {
            Ok(field) if field.is_assumed || V::accepts(&field.ty) => {
                V::decode(&field.ty, field.raw)
            }
            Ok(field) => Err(mismatch(V::TYPE, &field.ty)),
            Err(source) => Err(source),
        };
        decoded.map_err(|source| self.fail(source)).ok()
    }
}

/// Decodes a value by taking its fields in the order of the struct.
#[doc(hidden)]
pub fn decode_composite<C: PgComposite>(
    ty: &Type,
    raw: Option<&[u8]>,
    take: impl FnOnce(&mut CompositeFields<'_>) -> Option<C>,
) -> Result<C, CodecError> {
    let mut fields = CompositeFields::new(C::DESC, ty, raw)?;
    let value = take(&mut fields);
    value.ok_or_else(|| fields.error.unwrap_or_else(|| NO_FIELD.into()))
}

/// Encodes the values of the fields, which are in the order of the struct. A record of them, of which no
/// server has described the fields, is for comparing values.
#[doc(hidden)]
pub fn encode_composite(
    desc: &'static CompositeDesc,
    values: &[&dyn AnyValue],
    ty: &Type,
    out: &mut BytesMut,
) -> Result<IsNull, CodecError> {
    if *ty == Type::RECORD {
        return encode_record(desc, values, out);
    }
    let known = fields_of(ty).ok_or(NOT_COMPOSITE)?;
    same_fields(desc, known)?;
    put_count(known.len(), out)?;
    for (place, server) in known.iter().enumerate() {
        let mut own = desc.fields.iter().zip(values).enumerate();
        let own = own.find(|(at, (field, _))| place_of(known, *at, field) == Some(place));
        let (_, (field, value)) = own.ok_or(NO_FIELD)?;
        let ty = server.type_();
        let encoded = match value.accepts(ty) {
            true => {
                out.put_u32(ty.oid());
                put_field(out, |out| value.encode(base(ty), out))
            }
            false => Err(mismatch(value.sql_type(), ty)),
        };
        encoded.map_err(|source| error_of(desc, field, source))?;
    }
    Ok(IsNull::No)
}

fn encode_record(
    desc: &'static CompositeDesc,
    values: &[&dyn AnyValue],
    out: &mut BytesMut,
) -> Result<IsNull, CodecError> {
    put_count(values.len(), out)?;
    for (field, value) in desc.fields.iter().zip(values) {
        let ty = field.stored.ty.assumed();
        out.put_u32(ty.oid());
        put_field(out, |out| value.encode(ty, out))?;
    }
    Ok(IsNull::No)
}

/// Reads the OID and the bytes of a field.
fn next<'a>(input: &mut Input<'a>) -> Result<(u32, Option<&'a [u8]>), ValueError> {
    Ok((input.u32()?, input.field()?))
}

/// The fields of a composite type, or of one that a domain is over.
fn fields_of(ty: &Type) -> Option<&[Field]> {
    match base(ty).kind() {
        Kind::Composite(fields) => Some(fields),
        _ => None,
    }
}

/// The position in the type of a field that is at `at` in the struct.
fn place_of(known: &[Field], at: usize, field: &FieldDesc) -> Option<usize> {
    // Fast path: the struct has the order of the type.
    match known.get(at) {
        Some(same) if same.name() == field.name => Some(at),
        _ => known.iter().position(|other| other.name() == field.name),
    }
}

/// Whether the type has exactly the fields of the struct. The derive refuses two of one name.
fn same_fields(desc: &'static CompositeDesc, known: &[Field]) -> Result<(), CodecError> {
    let mut own = desc.fields.iter().enumerate();
    if let Some((_, field)) = own.find(|(at, field)| place_of(known, *at, field).is_none()) {
        return Err(other_fields(desc, FieldMismatch::Missing(field.name)));
    }
    if known.len() == desc.fields.len() {
        return Ok(());
    }
    let is_own = |name: &str| desc.fields.iter().any(|field| field.name == name);
    let unknown = known.iter().find(|field| !is_own(field.name()));
    let unknown = unknown.map_or_else(String::new, |field| field.name().to_owned());
    Err(other_fields(desc, FieldMismatch::Unknown(unknown)))
}

#[cold]
fn other_fields(desc: &CompositeDesc, mismatch: FieldMismatch) -> CodecError {
    Box::new(ValueError::OtherFields {
        composite: desc.name,
        mismatch,
    })
}

#[cold]
fn error_of(desc: &CompositeDesc, field: &FieldDesc, source: CodecError) -> CodecError {
    Box::new(ValueError::Field {
        composite: desc.name,
        field: field.name,
        source,
    })
}

#[cold]
fn mismatch(expected: &SqlType, found: &Type) -> CodecError {
    Box::new(ValueError::Type {
        expected: expected.to_string(),
        found: found.to_string(),
    })
}

const NOT_COMPOSITE: ValueError = ValueError::Malformed("the type is not a composite type");
const NO_FIELD: ValueError = ValueError::Malformed("the value has no such field");
const CHANGED: ValueError =
    ValueError::Malformed("the field has another type than when the type was read");

#[cfg(test)]
mod tests;
