//! A row as the driver returns it.

use postgres_types::Type;

/// A row as the driver returns it.
pub trait RawRow {
    /// Returns the type and the bytes of the value at `index`; `None` if there is no such column. The
    /// bytes of NULL are `None`.
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)>;
    /// Returns the name of the column at `index`, as the server sent it.
    fn name(&self, index: usize) -> Option<&str>;
    /// Whether it is a composite record, which names its types by OID alone.
    #[doc(hidden)]
    fn is_record(&self) -> bool {
        false
    }
}

/// A row without values, for readers that collect types, and for the rows of a tree.
pub(crate) struct NoRow;

impl RawRow for NoRow {
    fn raw(&self, _: usize) -> Option<(&Type, Option<&[u8]>)> {
        None
    }

    fn name(&self, _: usize) -> Option<&str> {
        None
    }
}
