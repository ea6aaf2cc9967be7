//! Every table of the program with its whole description: the feature `registry`.
//!
//! Each `#[derive(Table)]` registers its table when the program starts, so that a migration
//! binary only has to link the crates of its domains:
//!
//! ```
//! for table in ormlite_core::schema::registry::tables() {
//!     println!("{} has {} columns", table.desc.name, table.columns.len());
//! }
//! ```
//!
//! This module holds descriptions, all of them constants; it makes no SQL. The enumerated types
//! in use are found in the columns' types: see [`enums`].

mod column;
mod constraint;
mod enum_check;
mod setup;

pub use crate::schema::registry::column::{ColumnDef, DefaultDef, IdentityDef, column};
pub use crate::schema::registry::constraint::{
    CheckDef, ExcludeDef, ForeignKeyAction, ForeignKeyDef, IndexDef, IndexElementDef, IndexOn,
    Nulls, PrimaryKeyDef, TargetDef, Timing, UniqueDef,
};
pub use crate::schema::registry::enum_check::EnumCheck;

pub use crate::schema::registry::setup::{SetupDef, SetupStage, setups};

pub use crate::sql::ident::{qualified, quoted};

use std::collections::BTreeMap;

use crate::schema::description::TableDesc;
use crate::schema::table::Table;
use crate::types::{EnumDesc, SqlType};

/// A table, or a view, as its struct describes it.
///
/// Columns are named by their indexes, as in [`TableDesc`].
#[derive(Debug, Clone, Copy)]
pub struct TableDef {
    /// The names, the key and the relations.
    pub desc: &'static TableDesc,
    /// The columns in the order of the struct's fields.
    pub columns: &'static [ColumnDef],
    /// The primary key; its columns are [`TableDesc::key`].
    pub primary_key: Option<PrimaryKeyDef>,
    /// The unique constraints.
    pub uniques: &'static [UniqueDef],
    /// The check constraints.
    pub checks: &'static [CheckDef],
    /// The exclusion constraints.
    pub excludes: &'static [ExcludeDef],
    /// The foreign keys.
    pub foreign_keys: &'static [ForeignKeyDef],
    /// The indexes, but those that the constraints make.
    pub indexes: &'static [IndexDef],
    /// What makes it a view; `None` for a table.
    pub view: Option<ViewDef>,
    /// The module of the struct, such as `hospitality_core::rooms`.
    pub module: &'static str,
}

/// What a view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewDef {
    /// The query behind it; `None` for a view that something else defines.
    pub definition: Option<&'static str>,
}

impl TableDef {
    /// A table without any of what a [`TableDef`] adds, for the derive to start from.
    #[doc(hidden)]
    pub const fn of<T: Table>(module: &'static str) -> Self {
        Self {
            desc: T::DESC,
            columns: &[],
            primary_key: None,
            uniques: &[],
            checks: &[],
            excludes: &[],
            foreign_keys: &[],
            indexes: &[],
            view: None,
            module,
        }
    }

    /// The name of the column at an index of this description.
    pub fn column_name(&self, at: u16) -> &'static str {
        self.desc.columns[usize::from(at)]
    }
}

inventory::collect!(TableDef);

/// The tables and views that registered themselves, by schema and name.
///
/// A crate of tables takes part once it is linked: name it in the binary, as with
/// `use hospitality_core as _;`.
pub fn tables() -> Vec<&'static TableDef> {
    let mut tables: Vec<_> = inventory::iter::<TableDef>.into_iter().collect();
    tables.sort_by_key(|table| (table.desc.schema, table.desc.name, table.module));
    tables
}

/// The enumerated types of the tables' columns, each once, by schema and name. Not those of enums
/// that a column keeps as text or as a number.
///
/// Two enums of one name but other labels are both given: such a schema cannot be made.
pub fn enums() -> Vec<&'static EnumDesc> {
    enums_of(&tables())
}

/// As [`enums`], of these tables alone.
pub fn enums_of(tables: &[&TableDef]) -> Vec<&'static EnumDesc> {
    let mut found = BTreeMap::new();
    let columns = tables.iter().flat_map(|table| table.columns);
    for column in columns.filter(|column| column.holds_own_type()) {
        if let Some(desc) = enum_of(column.ty) {
            found.insert((desc.schema, desc.name, desc.labels), desc);
        }
    }
    found.into_values().collect()
}

/// The enumerated type that a type is, or is an array of.
fn enum_of(ty: &'static SqlType) -> Option<&'static EnumDesc> {
    match ty {
        SqlType::Enum(desc) => Some(desc),
        SqlType::Array(element) => enum_of(element),
        _ => None,
    }
}
