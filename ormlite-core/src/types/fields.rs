//! The values of structs, bound without a copy of them.

use std::fmt;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{IsNull, Type};

use crate::types::array::encode_elements;
use crate::types::bind::accepts_elements;
use crate::types::error::CodecError;
use crate::types::sql_type::SqlType;
use crate::types::value::{AnyValue, Bind};

/// The values of a struct by the columns they are for.
pub trait Fields: Send + Sync + 'static {
    /// The value for the column at `index` of the table's description.
    fn value(&self, index: u16) -> &dyn AnyValue;
}

impl Bind {
    /// Binds one field of a row that is shared by all of them.
    pub(crate) fn field(row: Arc<dyn Fields>, index: u16) -> Self {
        Self(Arc::new(Field { row, index }))
    }

    /// Binds one field of every row, of which there is at least one, as an array.
    pub(crate) fn fields(rows: Arc<dyn Rows>, index: u16) -> Self {
        Self(Arc::new(FieldOfRows { rows, index }))
    }
}

/// A field of a row, without a copy of it.
struct Field {
    row: Arc<dyn Fields>,
    index: u16,
}

impl Field {
    fn value(&self) -> &dyn AnyValue {
        self.row.value(self.index)
    }
}

impl AnyValue for Field {
    fn sql_type(&self) -> &'static SqlType {
        self.value().sql_type()
    }
    fn array_type(&self) -> &'static SqlType {
        self.value().array_type()
    }
    fn accepts(&self, ty: &Type) -> bool {
        self.value().accepts(ty)
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        self.value().encode(ty, out)
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        self.value().elements()
    }
    fn to_bind(&self) -> Bind {
        self.value().to_bind()
    }
}

/// The rows of an insert, of one type.
pub(crate) trait Rows: Send + Sync {
    fn len(&self) -> usize;
    fn row(&self, at: usize) -> &dyn Fields;
}

/// Prints their number, never a value.
impl fmt::Debug for dyn Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows", self.len())
    }
}

impl<R: Fields> Rows for Vec<R> {
    fn len(&self) -> usize {
        self.len()
    }
    fn row(&self, at: usize) -> &dyn Fields {
        &self[at]
    }
}

/// One field of every row, as an array: a column of an insert of many rows.
struct FieldOfRows {
    rows: Arc<dyn Rows>,
    index: u16,
}

impl FieldOfRows {
    fn value(&self, row: usize) -> &dyn AnyValue {
        self.rows.row(row).value(self.index)
    }
}

impl AnyValue for FieldOfRows {
    fn sql_type(&self) -> &'static SqlType {
        self.value(0).array_type()
    }
    fn array_type(&self) -> &'static SqlType {
        self.sql_type()
    }
    fn accepts(&self, ty: &Type) -> bool {
        accepts_elements(ty, self.value(0))
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode_elements(ty, 0..self.rows.len(), out, |row, element, out| {
            self.value(row).encode(element, out)
        })
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        let rows = 0..self.rows.len();
        Some(rows.map(|row| self.value(row).to_bind()).collect())
    }
    fn to_bind(&self) -> Bind {
        Bind::fields(self.rows.clone(), self.index)
    }
}

/// A column's index beyond the last: a bug of this crate, since only its own code asks.
#[cold]
pub fn no_column(at: u16) -> ! {
    unreachable!("the table has no column at index {at}")
}
