//! `schema!`: declares what is known of a schema besides its tables, for the registry.

/// Declares the previous name of a schema, for plans between two catalogs.
///
/// ```
/// // ALTER SCHEMA "operations" RENAME TO "housekeeping"
/// ormlite_core::schema!("housekeeping", was = "operations");
/// # fn main() {}
/// ```
///
/// The tables and types name the schema as it is now, and their own `was` is needed only where their
/// own names have changed. `ormlite_schema::from_registry::renames` returns it with the other previous
/// names. Without the feature `registry` nothing is registered, and nothing remains in the program.
#[macro_export]
macro_rules! schema {
    ($name:literal, was = $was:literal $(,)?) => {
        $crate::__private::declare_schema! { $name, $was }
    };
}

/// Registers the previous name.
#[cfg(feature = "registry")]
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_schema {
    ($name:literal, $was:literal) => {
        $crate::__private::inventory::submit! {
            $crate::schema::registry::SchemaRenameDef { name: $name, was: $was }
        }
    };
}

/// Without the feature `registry` only the types are checked.
#[cfg(not(feature = "registry"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_schema {
    ($name:literal, $was:literal) => {
        const _: [&::core::primitive::str; 2] = [$name, $was];
    };
}

pub use crate::__declare_schema as declare_schema;
