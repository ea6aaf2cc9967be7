//! A row as a driver has it.

use postgres_types::Type;

/// A row as the driver has it.
pub trait RawRow {
    /// The type and the bytes of the value at `index`; `None` when there is no such column.
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)>;
    /// The name of the column at `index`, as the server gave it.
    fn name(&self, index: usize) -> Option<&str>;
    /// Whether it is a record inside another row, which numbers its types without naming them.
    #[doc(hidden)]
    fn is_record(&self) -> bool {
        false
    }
}

/// No row: whoever reads it asks for the types of its values, or for what belongs to a row in hand.
pub(crate) struct NoRow;

impl RawRow for NoRow {
    fn raw(&self, _: usize) -> Option<(&Type, Option<&[u8]>)> {
        None
    }

    fn name(&self, _: usize) -> Option<&str> {
        None
    }
}
