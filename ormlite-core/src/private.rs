//! What derived code names: this module alone.

mod insert;
mod message;
mod register;
mod setup;
mod sql_type;

pub use insert::{check_insert, field_of_column};
pub use register::*;
pub use setup::*;
pub use sql_type::{fits, fits_code, has_check};

pub use core::clone::Clone;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, i16, i32, i64, i128, str, u8, u16, usize};
pub use core::result::Result::{self, Err, Ok};
pub use std::string::String;
pub use std::vec;
pub use std::vec::Vec;

pub use bytes::BytesMut;
pub use postgres_types::{IsNull, Type};

pub use crate::column::Column;
pub use crate::decode::Reader;
pub use crate::node::Node;
#[cfg(feature = "registry")]
pub use crate::registry;
pub use crate::relation::{
    BelongsTo, HasMany, HasOne, Junction, ManyToMany, OneOf, Relation, inverse,
};
pub use crate::scope::{No, Yes};
pub use crate::selection::{Fills, RowIndex, Selection};
pub use crate::table::{
    Fields, Insertable, NoKey, ReferenceDesc, Source, Table, TableDesc, Writable,
};
pub use crate::update::{Assignments, Patch};
pub use crate::value::pg_enum::{PgEnum, accepts_enum, decode_enum, encode_enum};
pub use crate::value::{
    AnyValue, Bind, CodecError, ColumnType, Element, ElementWithin, EnumDesc, EnumStorage, Scalar,
    SqlType, Value, Within,
};

/// The column at an index of its table.
pub const fn at<T, V>(index: u16) -> Column<T, V> {
    Column::at(index)
}

/// A column's index beyond the last: a bug of this crate, since only its own code asks.
#[cold]
pub fn no_column(at: u16) -> ! {
    unreachable!("the table has no column at index {at}")
}
