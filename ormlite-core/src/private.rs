//! What generated code names: nothing outside of this module.

mod insert_check;
mod message;
mod register;
mod schema;
mod setup;
mod sql_type;

pub use crate::private::insert_check::{check_insert, field_of_column};
pub use crate::private::register::*;
pub use crate::private::schema::*;
pub use crate::private::setup::*;
pub use crate::private::sql_type::{fits, fits_code, has_check};

pub use core::clone::Clone;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, i16, i32, i64, i128, str, u8, u16, usize};
pub use core::result::Result::{self, Err, Ok};
pub use std::string::String;
pub use std::vec;
pub use std::vec::Vec;

pub use bytes::BytesMut;
pub use postgres_types::{IsNull, Type};

pub use crate::ast::Node;
pub use crate::decode::Reader;
pub use crate::query::{Assignments, Fills, Patch, RowIndex, Selection};
pub use crate::relation::{
    BelongsTo, HasMany, HasOne, Junction, ManyToMany, OneOf, Relation, inverse,
};
#[cfg(feature = "registry")]
pub use crate::schema::registry;
pub use crate::schema::{
    Column, Fields, Insertable, Marked, Materialized, NoKey, Optional, Partitioned, ReferenceDesc,
    Removed, Source, Table, TableDesc, Writable,
};
pub use crate::types::NotNull;
pub use crate::types::composite::{PgComposite, decode_composite, encode_composite};
pub use crate::types::no_column;
pub use crate::types::pg_enum::{PgEnum, accepts_enum, decode_enum, encode_enum};
pub use crate::types::{
    AnyValue, Bind, CodecError, ColumnType, CompositeDesc, DomainDesc, Element, ElementWithin,
    EnumDesc, EnumStorage, PgDomain, Scalar, SqlType, Value, Within,
};

/// The column at an index of its table.
pub const fn at<T, V>(index: u16) -> Column<T, V> {
    Column::at(index)
}
