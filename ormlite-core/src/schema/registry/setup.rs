//! SQL that a crate's tables need and no struct says: domains, functions, triggers.

/// SQL that a program declares by [`setup!`](crate::setup), and when it is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetupDef {
    /// The statements.
    pub sql: &'static str,
    /// Whether they come before the tables or after them.
    pub stage: SetupStage,
    /// Those of a stage are run from the lowest number to the highest; 0 where none is given.
    pub order: i32,
    /// The module that declares it, such as `hospitality_core::rooms`.
    pub module: &'static str,
    /// The file, the line and the column of the declaration, which decide between equal numbers.
    pub place: (&'static str, u32, u32),
}

/// When a [`SetupDef`] is run, in an empty database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetupStage {
    /// After schemas, extensions and enumerated types, before tables and their indexes: for domains, and
    /// for functions that a default, a check or an index calls.
    BeforeTables,
    /// After tables, indexes, foreign keys and views: for triggers, and functions that read tables.
    AfterTables,
}

inventory::collect!(SetupDef);

/// What the linked crates declare by [`setup!`](crate::setup), in the order it is to be run.
///
/// Within a file that is the order of the lines. Files come by name, so what depends on another file's
/// gives an `order`.
pub fn setups() -> Vec<&'static SetupDef> {
    let mut setups: Vec<_> = inventory::iter::<SetupDef>.into_iter().collect();
    setups.sort_by_key(|setup| (setup.stage, setup.order, setup.place));
    setups
}
