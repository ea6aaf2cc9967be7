//! Keys to load rows by: an array for each column.

use crate::schema::TableDesc;
use crate::types::Bind;

/// Keys to load rows by: an array for each column.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pub(crate) columns: Vec<KeyColumn>,
    /// The number of keys.
    pub(crate) count: usize,
}

/// The values of one column of keys, as an array.
#[derive(Debug, Clone)]
pub struct KeyColumn {
    pub(crate) values: Bind,
    pub(crate) ty: KeyType,
}

/// The element type of an array of keys.
#[derive(Debug, Clone)]
pub enum KeyType {
    /// A type, as text.
    Written(String),
    /// The type of a column, which only the server knows.
    OfColumn(&'static TableDesc, u16),
}

impl KeyColumn {
    /// At least one value of a column.
    pub(crate) fn of_values(values: Vec<Bind>, table: &'static TableDesc, index: u16) -> Self {
        let ty = values[0].sql_type();
        Self {
            values: Bind::array(values),
            ty: match ty.is_inferred() {
                true => KeyType::OfColumn(table, index),
                false => KeyType::Written(ty.to_string()),
            },
        }
    }
}
