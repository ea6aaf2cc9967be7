//! The typed queries and writes: SELECT, INSERT, UPDATE and DELETE, their clauses and their
//! terminal calls.
//!
//! A statement starts at a table ([`SourceQuery`], [`TableQuery`]). Its methods fill an erased node
//! of `ast`, which `sql` renders and an [`Executor`](crate::Executor) runs. This module makes no
//! SQL text and decodes no bytes.

mod delete;
mod insert;
mod join;
mod link;
mod no_condition;
mod partition;
mod refresh;
mod rows;
mod run;
mod select;
mod selection;
mod start;
mod subquery;
mod terminal;
mod update;
mod upsert;
mod with;

pub use self::delete::Delete;
pub use self::insert::Insert;
pub use self::join::{Join, WholeRow};
pub use self::link::Link;
#[doc(hidden)]
pub use self::no_condition::HasCondition;
pub use self::partition::{
    CreatePartition, DetachPartition, NewPartition, Partition, PartitionColumns, PartitionRange,
    Partitions,
};
pub use self::refresh::Refresh;
pub use self::rows::{Filtered, RowsChosen, Unfiltered};
pub use self::run::RowStream;
pub use self::select::{Query, Select};
pub use self::selection::{Fills, Leaf, Row, RowIndex, Selection};
pub use self::start::{SourceQuery, TableQuery};
pub use self::subquery::exists;
pub use self::terminal::Assign;
pub use self::update::{Assignments, Patch, PatchField, Update};
pub use self::upsert::{Conflict, ConflictColumns, Upsert, excluded};
pub use self::with::{AppendTo, Appended, ByExpression, Load, LoadedIn};
