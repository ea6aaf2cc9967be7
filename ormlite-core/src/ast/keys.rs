//! The keys that rows are asked for by: an array for each column.

use crate::schema::TableDesc;
use crate::types::Bind;

/// Keys to load rows by: an array for each column.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pub(crate) columns: Vec<KeyColumn>,
    /// How many there are.
    pub(crate) count: usize,
}

/// The values of one column of keys, as an array.
#[derive(Debug, Clone)]
pub struct KeyColumn {
    pub(crate) values: Bind,
    pub(crate) ty: KeyType,
}

/// What the server compares keys as.
#[derive(Debug, Clone)]
pub enum KeyType {
    /// This type, as it is written.
    Written(String),
    /// The type of a column of the schema's, which is not known here.
    OfColumn(&'static TableDesc, u16),
}

impl KeyColumn {
    /// Values for a column, of which there is at least one.
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
