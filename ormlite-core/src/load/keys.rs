//! The distinct keys of loaded rows, in the binary format: the parameters that select the next level.

use std::collections::HashMap;
use std::hash::Hash;

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Kind, Type};

use crate::ast::{KeyColumn, KeyType, Keys};
use crate::decode::{RowBuffer, too_many_rows};
use crate::error::Error;
use crate::sql::ident::write_qualified;
use crate::types::{AnyValue, Bind, CodecError, SqlType};

/// Returns the distinct keys of rows, whose columns start at `at` and have these types, and the number
/// of each row's key.
///
/// Keys are compared by their bytes. Equal values with different bytes are two keys.
pub(super) fn of_rows(
    rows: &RowBuffer,
    at: usize,
    types: Vec<&'static SqlType>,
) -> Result<(Keys, Vec<Option<u32>>), Error> {
    let value = |row: usize, column: usize| rows.row(row).value(column)?.1;
    let all = 0..rows.len();
    let (key_of_row, firsts) = match types[..] {
        [_] => number_distinct(all.map(|row| value(row, at))),
        _ => number_distinct(all.map(|row| {
            let columns = at..at + types.len();
            columns
                .map(|column| value(row, column))
                .collect::<Option<Vec<_>>>()
        })),
    };
    let columns = types.into_iter().enumerate().map(|(column, ty)| {
        let mut values = RawArray::new(ty, firsts.len());
        let mut sql_type = None;
        for &row in &firsts {
            match rows.row(row).value(at + column) {
                Some((of, Some(raw))) => {
                    if sql_type.is_none() {
                        sql_type = Some(values.set_type(of));
                    }
                    values.push(raw);
                }
                _ => return Err(Error::missing_column(at + column)),
            }
        }
        Ok(KeyColumn {
            values: Bind::erased(values),
            ty: KeyType::Written(sql_type.unwrap_or_else(|| ty.to_string())),
        })
    });
    let keys = Keys {
        columns: columns.collect::<Result<_, _>>()?,
        count: u32::try_from(firsts.len()).map_err(|_| too_many_rows())? as usize,
    };
    Ok((keys, key_of_row))
}

/// Returns no keys of these types, for statements that are rendered but not run.
pub(super) fn empty(types: Vec<&'static SqlType>) -> Keys {
    let columns = types.into_iter().map(|ty| KeyColumn {
        values: Bind::erased(RawArray::new(ty, 0)),
        ty: KeyType::Written(ty.to_string()),
    });
    Keys {
        columns: columns.collect(),
        count: 0,
    }
}

/// Numbers the distinct keys. Returns the number of each key, and the index at which each number occurs
/// first.
pub(super) fn number_distinct<K: Hash + Eq>(
    keys: impl ExactSizeIterator<Item = Option<K>>,
) -> (Vec<Option<u32>>, Vec<usize>) {
    let mut numbers = HashMap::with_capacity(keys.len());
    let mut firsts = Vec::new();
    let number_of_each = keys.enumerate().map(|(at, key)| {
        Some(*numbers.entry(key?).or_insert_with(|| {
            firsts.push(at);
            // The caller checks that the numbers fit.
            (firsts.len() - 1) as u32
        }))
    });
    (number_of_each.collect(), firsts)
}

/// An array of values in the binary format.
struct RawArray {
    ty: &'static SqlType,
    /// The array type to declare, if it is built-in.
    declared: Option<Type>,
    /// The OID of the element type, once a row was read.
    oid: u32,
    count: i32,
    /// The values, each after its length.
    bytes: BytesMut,
}

impl RawArray {
    fn new(ty: &'static SqlType, count: usize) -> Self {
        Self {
            ty,
            declared: match ty {
                SqlType::Builtin { array, .. } => Some(array.clone()),
                _ => None,
            },
            oid: 0,
            count: 0,
            bytes: BytesMut::with_capacity(count * 20),
        }
    }

    /// Sets the type to that of the column that the values were read from, and returns it as SQL for the
    /// cast of the parameter.
    ///
    /// A `String` can be a `char(n)` or a `citext`, which the server compares differently from `text`.
    fn set_type(&mut self, of: &Type) -> String {
        self.oid = of.oid();
        if !self.ty.is_inferred() {
            return self.ty.to_string();
        }
        if *of == Type::TEXT || *of == Type::VARCHAR {
            self.declared = Some(Type::TEXT_ARRAY);
            return Type::TEXT.name().to_owned();
        }
        self.declared = None;
        let mut written = String::new();
        write_qualified(&mut written, Some(of.schema()), of.name());
        written
    }

    fn push(&mut self, raw: &[u8]) {
        self.count += 1;
        // The length fits: the value was read from a message with the same limit.
        self.bytes.put_i32(raw.len() as i32);
        self.bytes.put_slice(raw);
    }
}

impl AnyValue for RawArray {
    /// The element type; the statement casts the parameter to the array type.
    fn sql_type(&self) -> &'static SqlType {
        self.ty
    }
    fn array_type(&self) -> &'static SqlType {
        self.ty
    }
    fn accepts(&self, _: &Type) -> bool {
        true
    }
    fn declared_type(&self) -> Option<&Type> {
        // For other types the server infers the type from the cast.
        self.declared.as_ref().or(Some(&Type::UNKNOWN))
    }
    fn is_text(&self) -> bool {
        false
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        let oid = match ty.kind() {
            Kind::Array(element) => element.oid(),
            // Without elements the type is not known. NULL selects no row either.
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
            declared: self.declared.clone(),
            oid: self.oid,
            count: self.count,
            bytes: self.bytes.clone(),
        })
    }
}
