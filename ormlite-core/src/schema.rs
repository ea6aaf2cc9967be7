//! The schema as the program declares it: tables, columns, aliases and references.

mod alias;
mod cardinality;
mod column;
mod description;
mod read;
#[cfg(feature = "registry")]
pub mod registry;
mod table;

pub use self::cardinality::{
    Cardinality, Deletion, Many, Marked, One, Optional, Presence, Removed, ToMany, ToOne,
};
pub use self::column::Column;
pub use self::description::{ColumnRole, ReferenceDesc, TableDesc};
pub use self::table::{Insertable, Key, Materialized, NoKey, Partitioned, Source, Table, Writable};
pub use crate::types::Fields;
