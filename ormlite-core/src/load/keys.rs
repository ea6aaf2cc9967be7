//! The keys of many rows, each once, as they were read: what the next level is asked for by.

use std::collections::HashMap;
use std::hash::Hash;

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Kind, Type};

use crate::ast::{KeyColumn, KeyType, Keys};
use crate::decode::{RowBuffer, too_many};
use crate::error::Error;
use crate::sql::ident::write_qualified;
use crate::types::{AnyValue, Bind, CodecError, SqlType};

/// The keys that stand in rows, in columns of these types from `at` on, and which of them each
/// row has.
///
/// Equal bytes are equal values. Values that are equal in other bytes are asked for twice.
pub(super) fn of_rows(
    rows: &RowBuffer,
    at: usize,
    types: Vec<&'static SqlType>,
) -> Result<(Keys, Vec<Option<u32>>), Error> {
    let value = |row: usize, column: usize| rows.row(row).value(column)?.1;
    let all = 0..rows.len();
    let (of_row, firsts) = match types[..] {
        [_] => number(all.map(|row| value(row, at))),
        _ => number(all.map(|row| {
            let columns = at..at + types.len();
            columns
                .map(|column| value(row, column))
                .collect::<Option<Vec<_>>>()
        })),
    };
    let columns = types.into_iter().enumerate().map(|(column, ty)| {
        let mut values = RawArray::new(ty, firsts.len());
        let mut written = None;
        for &row in &firsts {
            match rows.row(row).value(at + column) {
                Some((of, Some(raw))) => {
                    if written.is_none() {
                        written = Some(values.written(of));
                    }
                    values.push(raw);
                }
                _ => return Err(Error::missing_column(at + column)),
            }
        }
        Ok(KeyColumn {
            values: Bind::erased(values),
            ty: KeyType::Written(written.unwrap_or_else(|| ty.to_string())),
        })
    });
    let keys = Keys {
        columns: columns.collect::<Result<_, _>>()?,
        count: u32::try_from(firsts.len()).map_err(|_| too_many())? as usize,
    };
    Ok((keys, of_row))
}

/// No keys of these types, to look at a statement without its values.
pub(super) fn none(types: Vec<&'static SqlType>) -> Keys {
    let columns = types.into_iter().map(|ty| KeyColumn {
        values: Bind::erased(RawArray::new(ty, 0)),
        ty: KeyType::Written(ty.to_string()),
    });
    Keys {
        columns: columns.collect(),
        count: 0,
    }
}

/// Numbers the keys, equal ones alike: the number of each, and where each number stands first.
pub(super) fn number<K: Hash + Eq>(
    keys: impl ExactSizeIterator<Item = Option<K>>,
) -> (Vec<Option<u32>>, Vec<usize>) {
    let mut numbers = HashMap::with_capacity(keys.len());
    let mut firsts = Vec::new();
    let of_each = keys.enumerate().map(|(at, key)| {
        Some(*numbers.entry(key?).or_insert_with(|| {
            firsts.push(at);
            // As many as fit are kept apart; the caller counts them.
            (firsts.len() - 1) as u32
        }))
    });
    let of_each = of_each.collect();
    (of_each, firsts)
}

/// Values in the binary format, as an array.
struct RawArray {
    ty: &'static SqlType,
    /// The array's type, where every server has it under one number.
    announced: Option<Type>,
    /// The number of the elements' type, where that is known from a row.
    oid: u32,
    count: i32,
    /// Each after its length.
    bytes: BytesMut,
}

impl RawArray {
    fn new(ty: &'static SqlType, count: usize) -> Self {
        Self {
            ty,
            announced: match ty {
                SqlType::Builtin { array, .. } => Some(array.clone()),
                _ => None,
            },
            oid: 0,
            count: 0,
            bytes: BytesMut::with_capacity(count * 20),
        }
    }

    /// The type that the statement spells out for the values, given what they were read as.
    ///
    /// A `String` may be a `char(n)`, whose blanks are no part of it when the server compares it as
    /// what it is, or a `citext`.
    fn written(&mut self, of: &Type) -> String {
        self.oid = of.oid();
        if !self.ty.is_inferred() {
            return self.ty.to_string();
        }
        if *of == Type::TEXT || *of == Type::VARCHAR {
            self.announced = Some(Type::TEXT_ARRAY);
            return Type::TEXT.name().to_owned();
        }
        self.announced = None;
        let mut written = String::new();
        write_qualified(&mut written, Some(of.schema()), of.name());
        written
    }

    fn push(&mut self, raw: &[u8]) {
        self.count += 1;
        // It was read from a message of the same limit.
        self.bytes.put_i32(raw.len() as i32);
        self.bytes.put_slice(raw);
    }
}

impl AnyValue for RawArray {
    /// That of its elements: the array's own is known to the statement, which spells it out.
    fn sql_type(&self) -> &'static SqlType {
        self.ty
    }
    fn array_type(&self) -> &'static SqlType {
        self.ty
    }
    fn accepts(&self, _: &Type) -> bool {
        true
    }
    fn announced(&self) -> Option<&Type> {
        // Else the server infers it from the statement.
        self.announced.as_ref().or(Some(&Type::UNKNOWN))
    }
    fn is_text(&self) -> bool {
        false
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        let oid = match ty.kind() {
            Kind::Array(element) => element.oid(),
            // No elements of a type that is not known: no array does as well.
            _ if self.count == 0 => return Ok(IsNull::Yes),
            _ => self.oid,
        };
        out.put_i32(i32::from(self.count > 0));
        out.put_i32(0);
        out.put_u32(oid);
        if self.count > 0 {
            out.put_i32(self.count);
            out.put_i32(1);
            out.put_slice(&self.bytes);
        }
        Ok(IsNull::No)
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        None
    }
    fn to_bind(&self) -> Bind {
        Bind::erased(Self {
            ty: self.ty,
            announced: self.announced.clone(),
            oid: self.oid,
            count: self.count,
            bytes: self.bytes.clone(),
        })
    }
}
