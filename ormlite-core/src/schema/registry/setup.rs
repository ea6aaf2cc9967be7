//! SQL that the tables of a crate need besides DDL of tables: domains, functions, triggers.

/// SQL declared by [`setup!`](crate::setup), and when it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetupDef {
    /// The statements.
    pub sql: &'static str,
    /// Whether the SQL runs before or after the tables are created.
    pub stage: SetupStage,
    /// The position within the stage, lowest first; 0 by default.
    pub order: i32,
    /// The module that declares it, such as `hospitality_core::rooms`.
    pub module: &'static str,
    /// The file, line and column of the declaration. They sort declarations of the same order.
    pub place: (&'static str, u32, u32),
}

/// When a [`SetupDef`] runs in an empty database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetupStage {
    /// After schemas, extensions and enumerated types, before tables and their indexes: for domains,
    /// and functions that a default, a check constraint or an index calls.
    BeforeTables,
    /// After tables, indexes, foreign keys and views: for triggers, and functions that read tables.
    AfterTables,
}

inventory::collect!(SetupDef);

/// Returns what the linked crates declare by [`setup!`](crate::setup), in the order of execution.
///
/// Declarations of one file are in the order of their lines, files in the order of their names. A
/// declaration that depends on one of another file needs an `order`.
pub fn setups() -> Vec<&'static SetupDef> {
    let mut setups: Vec<_> = inventory::iter::<SetupDef>.into_iter().collect();
    setups.sort_by_key(|setup| (setup.stage, setup.order, setup.place));
    setups
}
