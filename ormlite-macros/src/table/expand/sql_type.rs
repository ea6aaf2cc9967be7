//! The compile-time checks that a column's `sql_type` can hold the field, and that an `unchecked`
//! column has a check constraint to leave out.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use crate::structure::{at_span, last_segment, place, value_of, within_option};
use crate::table::model::{Column, Table};

/// The checks of the columns with a built-in `sql_type`. Nothing is known about other types.
pub(super) fn checks(table: &Table, p: &TokenStream) -> TokenStream {
    let columns = table.columns.iter();
    columns
        .flat_map(|column| [fits(column, p), has_check(column, p)])
        .flatten()
        .collect()
}

/// `const _: () = fits(<Decimal as Value>::COLUMN, "numeric");`, which panics at the `sql_type`.
///
/// The most frequent pairs of a schema have no check: a constant takes a hundredth of the time to
/// check a table.
fn fits(column: &Column, p: &TokenStream) -> Option<TokenStream> {
    let sql = column.attr.sql_type.as_ref()?;
    let known = column.known_type()?;
    if !known.is_array && is_spelled(&column.ty, known.name) {
        return None;
    }
    let known = known.spelled();
    Some(check(column, sql.span(), quote!(fits), quote!(, #known), p))
}

/// Whether a type is written as the usual one of an SQL type.
fn is_spelled(ty: &Type, sql: &str) -> bool {
    let rust = match sql {
        "text" | "varchar" | "char" | "citext" => "String",
        "numeric" => "Decimal",
        "smallint" => "i16",
        "integer" => "i32",
        "bigint" => "i64",
        "timestamptz" => "DateTime",
        _ => return false,
    };
    let value = within_option(ty).unwrap_or(ty);
    last_segment(value).is_some_and(|segment| segment.ident == rust)
}

fn has_check(column: &Column, p: &TokenStream) -> Option<TokenStream> {
    let token = column.attr.unchecked.as_ref()?;
    Some(check(column, token.span(), quote!(has_check), quote!(), p))
}

fn check(
    column: &Column,
    span: Span,
    function: TokenStream,
    rest: TokenStream,
    p: &TokenStream,
) -> TokenStream {
    let value = value_of(&column.ty, &quote!(#p::Value));
    let span = place(span);
    let (p, function, rest) = (
        at_span(p, span),
        at_span(&function, span),
        at_span(&rest, span),
    );
    quote_spanned!(span=> const _: () = #p::#function(#value::COLUMN #rest);)
}
