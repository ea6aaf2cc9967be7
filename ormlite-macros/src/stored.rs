//! `sql_type` of a field of a composite type and of a domain, with its compile-time check.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{LitStr, Type};

use crate::sql_name::SqlName;
use crate::structure::{at_span, place, value_of};

/// `.sql_type("numeric(10,2)", true)`: whether the type is a built-in one.
pub(crate) fn sql_type(sql: &LitStr) -> TokenStream {
    let is_known = SqlName::parse(&sql.value()).is_some();
    quote!(.sql_type(#sql, #is_known))
}

/// `const _: () = fits(<Decimal as Value>::COLUMN, "numeric");`, which panics at the `sql_type`. Nothing
/// is known about types that are not built-in.
pub(crate) fn fits(ty: &Type, sql: &LitStr, p: &TokenStream) -> Option<TokenStream> {
    let known = SqlName::parse(&sql.value())?.spelled();
    let value = value_of(ty, &quote!(#p::Value));
    let span = place(sql.span());
    let p = at_span(p, span);
    Some(quote_spanned!(span=> const _: () = #p::fits(#value::COLUMN, #known);))
}
