//! The compile-time check of `#[derive(Insert)]`: no required column is missing.

use crate::private::message::Message;
use crate::schema::{Column, ColumnRole, Table, TableDesc};
use crate::types::{AnyValue, Value};

/// The value of a field, whose type must be that of the column.
pub fn field_of_column<T, V: Value, F: InsertField<V>>(
    _: Column<T, V>,
    field: &F,
) -> &dyn AnyValue {
    field.value()
}

/// A field of an insert, for a column of type `V`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be inserted into a column of type `{V}`",
    label = "the column is `{V}`",
    note = "give the field the type `{V}`"
)]
pub trait InsertField<V> {
    fn value(&self) -> &dyn AnyValue;
}

impl<V: Value> InsertField<V> for V {
    fn value(&self) -> &dyn AnyValue {
        self
    }
}

/// Panics, which is a compile error in a constant, if a required column is missing or if a column
/// is given that only the server can set. The message names the columns.
#[track_caller]
pub const fn check_insert<T: Table>(given: &[u16]) {
    let desc: &TableDesc = T::DESC;
    let mut missing = Message::new("the struct lacks required columns: ");
    let mut refused = Message::new("only the server can set these columns; remove them: ");
    let mut at = 0;
    while at < desc.columns.len() {
        match (desc.role(at as u16), contains(given, at as u16)) {
            (ColumnRole::Required, false) => missing.name(desc.columns[at]),
            (ColumnRole::Generated, true) => refused.name(desc.columns[at]),
            _ => {}
        }
        at += 1;
    }
    if missing.names > 0 {
        panic!("{}", missing.text());
    }
    if refused.names > 0 {
        panic!("{}", refused.text());
    }
}

const fn contains(list: &[u16], wanted: u16) -> bool {
    let mut at = 0;
    while at < list.len() {
        if list[at] == wanted {
            return true;
        }
        at += 1;
    }
    false
}
