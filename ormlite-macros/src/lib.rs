//! The derives of `ormlite`; see the crate `ormlite` for what they are for and how to use them.
//!
//! Each derive reads its attributes, checks them, and expands; every mistake is reported at its
//! own token. The generated code names one module, `::ormlite::__private` (or the one beneath
//! `crate = ..`), so this crate knows no other crate of the project.

mod args;
mod diagnostics;
mod insert;
mod mapped;
mod names;
mod patch;
mod pg_enum;
mod row;
mod structure;
mod table;
mod test;
#[cfg(test)]
mod tests;
mod value;

use proc_macro::TokenStream;

/// Makes a struct a table: typed columns, a decoder, the struct of required columns and the
/// accessors of its references.
#[proc_macro_derive(Table, attributes(table, column))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    table::derive(input.into()).into()
}

/// Makes an enum of unit variants a PostgreSQL enumerated type.
#[proc_macro_derive(PgEnum, attributes(pg_enum))]
pub fn derive_pg_enum(input: TokenStream) -> TokenStream {
    pg_enum::derive(input.into()).into()
}

/// Makes a struct of one field a value of that field's PostgreSQL type.
#[proc_macro_derive(Value, attributes(value))]
pub fn derive_value(input: TokenStream) -> TokenStream {
    value::derive(input.into()).into()
}

/// Makes a struct the result of a projection, selected by the names of its fields.
#[proc_macro_derive(Row, attributes(row))]
pub fn derive_row(input: TokenStream) -> TokenStream {
    row::derive(input.into()).into()
}

/// Makes a struct of optional values a partial update of a table.
#[proc_macro_derive(Patch, attributes(patch))]
pub fn derive_patch(input: TokenStream) -> TokenStream {
    patch::derive(input.into()).into()
}

/// Makes a struct of values insertable into a table; a missing required column does not compile.
#[proc_macro_derive(Insert, attributes(insert))]
pub fn derive_insert(input: TokenStream) -> TokenStream {
    insert::derive(input.into()).into()
}

/// Runs an async test against a database of its own, given as the function's argument.
#[proc_macro_attribute]
pub fn test(options: TokenStream, function: TokenStream) -> TokenStream {
    test::expand(options.into(), function.into()).into()
}
