//! `setup!`: declares SQL that tables need, or drops it where there is no registry.

/// Declares SQL that a database of this crate's tables needs besides them: a domain, a function, a
/// trigger.
///
/// It is run where tables are created from their structs, which is for tests and demos:
/// `#[ormlite::test]`, `TestDatabase::with_tables` and `create_script`. Every linked crate takes part,
/// the one of the tables as well as that of the tests. Without the feature `registry` nothing is
/// registered and nothing of it stays in the program.
///
/// ```
/// // Before the tables; schemas, enumerated types and the extensions that columns and indexes need are
/// // there already. `sql_type = "price"` then names the domain in a column.
/// ormlite_core::setup!("CREATE DOMAIN price AS numeric(10, 2) CHECK (VALUE >= 0)");
///
/// // After the tables.
/// ormlite_core::setup!(
///     after_tables,
///     "CREATE FUNCTION open_rooms() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM rooms'"
/// );
///
/// // Before or after what other files declare: the lowest number first, 0 where none is given.
/// ormlite_core::setup!(before_tables, order = -1, "CREATE SCHEMA IF NOT EXISTS extra");
/// # fn main() {}
/// ```
///
/// Within a file they are run in the order of the lines. The SQL is a constant, so
/// `include_str!("setup.sql")` will do; it may hold several statements, and must not hold `COMMIT`.
/// An extension that only such SQL needs is created by it: `CREATE EXTENSION IF NOT EXISTS ..`.
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

/// Hands the SQL to the registry.
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

/// Without the feature `registry` only its types are checked.
#[cfg(not(feature = "registry"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __declare {
    ($stage:ident, $order:expr, $sql:expr) => {
        const _: (i32, &::core::primitive::str) = ($order, $sql);
    };
}

pub use crate::__declare as declare;
