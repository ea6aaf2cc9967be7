//! The registry of tables, columns, constraints and indexes (feature `registry`).
//!
//! Each `#[derive(Table)]` registers its table when the program starts. A migration binary only has
//! to link the crates of its domains:
//!
//! ```
//! for table in ormlite_core::schema::registry::tables() {
//!     println!("{} has {} columns", table.desc.name, table.columns.len());
//!     for column in table.columns {
//!         println!("  {} {}", column.name, column.type_name());
//!     }
//!     for key in table.foreign_keys {
//!         println!("  {} references {}", key.name, key.target.table());
//!     }
//!     for check in table.enum_checks() {
//!         println!("  {} on {}", check.sql, table.column_name(check.column));
//!     }
//! }
//! ```
//!
//! The descriptions are constants. This module generates no DDL. The enumerated, composite and domain
//! types follow from the types of the columns: see [`enums`], [`composites`] and [`domains`].

mod column;
mod constraint;
mod enum_check;
mod enum_rename;
mod generated_name;
mod own_types;
mod partition;
mod policy;
mod schema_rename;
mod setup;

pub use crate::schema::registry::column::{ColumnDef, DefaultDef, IdentityDef, Storage, column};
pub use crate::schema::registry::constraint::{
    CheckDef, ExcludeDef, ForeignKeyAction, ForeignKeyDef, IndexDef, IndexElementDef, IndexOn,
    Nulls, PrimaryKeyDef, TargetDef, Timing, UniqueDef,
};
pub use crate::schema::registry::enum_check::EnumCheck;
pub use crate::schema::registry::enum_rename::{EnumRenameDef, enum_renames};
pub use crate::schema::registry::generated_name::generated_name;
pub use crate::schema::registry::own_types::{
    composites, composites_of, domains, domains_of, enums, enums_of,
};
pub use crate::schema::registry::partition::{PartitionByDef, PartitionStrategy};
pub use crate::schema::registry::policy::{PolicyCommand, PolicyDef, RowSecurity};
pub use crate::schema::registry::schema_rename::{SchemaRenameDef, schema_renames};
pub use crate::schema::registry::setup::{SetupDef, SetupStage, setups};

pub use crate::sql::ident::{qualified, quoted};

use crate::schema::description::TableDesc;
use crate::schema::table::Table;

/// The whole description of a table or view.
///
/// Column numbers are indexes, as in [`TableDesc`].
#[derive(Debug, Clone, Copy)]
pub struct TableDef {
    /// The names, the key and the references.
    pub desc: &'static TableDesc,
    /// The columns, in the order of the struct's fields.
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
    /// The indexes, without those of constraints.
    pub indexes: &'static [IndexDef],
    /// The definition of a view; `None` for a table.
    pub view: Option<ViewDef>,
    /// `COMMENT ON TABLE`
    pub comment: Option<&'static str>,
    /// `WITH (..)`: storage parameters with their values. The names of those of the TOAST table
    /// begin with `toast.`; a view has `security_invoker` and `security_barrier`.
    pub options: &'static [(&'static str, &'static str)],
    /// `UNLOGGED`
    pub unlogged: bool,
    /// `PARTITION BY`
    pub partition_by: Option<PartitionByDef>,
    /// Row security; `None` if it is not enabled.
    pub row_security: Option<RowSecurity>,
    /// The policies of row security.
    pub policies: &'static [PolicyDef],
    /// The previous name, with the schema before a point if that was another one.
    pub was: Option<&'static str>,
    /// The module of the struct, such as `hospitality_core::rooms`.
    pub module: &'static str,
}

/// The definition of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewDef {
    /// The query; `None` if the view is defined elsewhere.
    pub definition: Option<&'static str>,
    /// Whether it stores its rows: `MATERIALIZED`.
    pub materialized: bool,
}

impl TableDef {
    /// A description without columns, constraints and indexes, which the derive adds.
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
            comment: None,
            options: &[],
            unlogged: false,
            partition_by: None,
            row_security: None,
            policies: &[],
            was: None,
            module,
        }
    }

    /// Returns the name of the column at an index.
    pub fn column_name(&self, at: u16) -> &'static str {
        self.desc.columns[usize::from(at)]
    }
}

inventory::collect!(TableDef);

/// Returns the registered tables and views, sorted by schema and name.
///
/// A crate registers its tables if it is linked. A binary that uses nothing of it links it by
/// `use hospitality_core as _;`.
pub fn tables() -> Vec<&'static TableDef> {
    let mut tables: Vec<_> = inventory::iter::<TableDef>.into_iter().collect();
    tables.sort_by_key(|table| (table.desc.schema, table.desc.name, table.module));
    tables
}
