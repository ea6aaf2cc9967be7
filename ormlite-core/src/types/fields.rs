//! Binding the fields of structs without a copy.

use std::fmt;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{IsNull, Type};

use crate::types::array::encode_elements;
use crate::types::bind::accepts_elements;
use crate::types::error::CodecError;
use crate::types::sql_type::SqlType;
use crate::types::value::{AnyValue, Bind};

/// A struct whose fields are values of columns.
///
/// `#[derive(Table)]` and `#[derive(Insert)]` implement it.
pub trait Fields: Send + Sync + 'static {
    /// Returns the value of the column at `index` of the table's description.
    fn value(&self, index: u16) -> &dyn AnyValue;
}

impl Bind {
    /// Binds a field of a row; all binds of the row share it.
    pub(crate) fn field(row: Arc<dyn Fields>, index: u16) -> Self {
        Self(Arc::new(Field { row, index }))
    }

    /// Binds a field of all rows as an array. There must be at least one row.
    pub(crate) fn fields(rows: Arc<dyn Rows>, index: u16) -> Self {
        Self(Arc::new(FieldOfRows { rows, index }))
    }
}

/// A field of a shared row.
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

/// The rows of an insert, all of one type.
pub(crate) trait Rows: Send + Sync {
    fn len(&self) -> usize;
    fn row(&self, at: usize) -> &dyn Fields;
}

/// Prints the number of rows and never a value.
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

/// A field of all rows as an array: a column of an insert of many rows.
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

/// Panics for a column index that does not exist. Only this crate passes indexes, so it is a bug.
#[cold]
pub fn no_column(at: u16) -> ! {
    unreachable!("the table has no column at index {at}")
}
