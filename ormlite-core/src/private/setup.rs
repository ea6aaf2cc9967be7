//! `setup!`: declares SQL that tables need, for the registry.

/// Declares SQL that a database of this crate's tables needs besides them: a domain, a function, a
/// trigger.
///
/// It is run where tables are created from their structs, in tests and demos: `#[ormlite::test]`,
/// `TestDatabase::with_tables` and `create_script`. The declarations of all linked crates are run,
/// those of the tables and those of the tests. Without the feature `registry` nothing is
/// registered, and nothing remains in the program.
///
/// ```
/// // Before the tables. Schemas, enum types and the extensions that columns and indexes need exist
/// // already. A column then names the domain by `sql_type = "price"`.
/// ormlite_core::setup!("CREATE DOMAIN price AS numeric(10, 2) CHECK (VALUE >= 0)");
///
/// // After the tables.
/// ormlite_core::setup!(
///     after_tables,
///     "CREATE FUNCTION open_rooms() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM rooms'"
/// );
///
/// // The statements of a file, whose path is relative to that of the source.
/// ormlite_core::setup!(after_tables, include_str!("setup/touch_updated_at.sql"));
///
/// // Before or after the declarations of other files: the lowest number first; the default is 0.
/// ormlite_core::setup!(before_tables, order = -1, "CREATE SCHEMA IF NOT EXISTS extra");
/// # fn main() {}
/// ```
///
/// Within a file, declarations are run in the order of their lines. The SQL is a constant. It may
/// contain several statements, but no `COMMIT`. An extension that only this SQL needs is created by
/// it: `CREATE EXTENSION IF NOT EXISTS ..`.
#[macro_export]
macro_rules! setup {
    (before_tables, order = $order:expr, $sql:expr $(,)?) => {
        $crate::__private::declare! { BeforeTables, $order, $sql }
    };
    (after_tables, order = $order:expr, $sql:expr $(,)?) => {
        $crate::__private::declare! { AfterTables, $order, $sql }
    };
    (before_tables, $sql:expr $(,)?) => {
        $crate::__private::declare! { BeforeTables, 0, $sql }
    };
    (after_tables, $sql:expr $(,)?) => {
        $crate::__private::declare! { AfterTables, 0, $sql }
    };
    (order = $order:expr, $sql:expr $(,)?) => {
        $crate::__private::declare! { BeforeTables, $order, $sql }
    };
    ($sql:expr $(,)?) => {
        $crate::__private::declare! { BeforeTables, 0, $sql }
    };
}

/// Registers the SQL.
#[cfg(feature = "registry")]
#[doc(hidden)]
#[macro_export]
macro_rules! __declare {
    ($stage:ident, $order:expr, $sql:expr) => {
        $crate::__private::inventory::submit! {
            $crate::schema::registry::SetupDef {
                sql: $sql,
                stage: $crate::schema::registry::SetupStage::$stage,
                order: $order,
                module: ::core::module_path!(),
                place: (::core::file!(), ::core::line!(), ::core::column!()),
            }
        }
    };
}

/// Without the feature `registry` only the types are checked.
#[cfg(not(feature = "registry"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __declare {
    ($stage:ident, $order:expr, $sql:expr) => {
        const _: (i32, &::core::primitive::str) = ($order, $sql);
    };
}

pub use crate::__declare as declare;
