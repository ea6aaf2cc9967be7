//! Reading a row and binding its values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::index;
use crate::structure::span_of;
use crate::table::model::Table;

/// One match over all values: a `?` for each field costs twice the time to check.
pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let takes = table.columns.iter().map(|column| {
        let take = quote_spanned!(span_of(&column.ty)=> take());
        quote!(__row.#take)
    });
    let fields: Vec<_> = table.columns.iter().map(|column| &column.ident).collect();
    let values: Vec<_> = (0..fields.len())
        .map(|at| format_ident!("__{at}"))
        .collect();
    let binds = table.columns.iter().enumerate().map(|(at, column)| {
        let (field, at) = (&column.ident, index(at));
        let bind = quote_spanned!(span_of(&column.ty)=> bind);
        quote!(#at => #p::#bind(&self.#field))
    });
    quote! {
        fn decode(__row: &mut #p::Reader<'_>) -> #p::Option<Self> {
            match (#(#takes,)*) {
                (#(#p::Some(#values),)*) => #p::Some(Self { #(#fields: #values),* }),
                _ => #p::None,
            }
        }
        fn value(&self, __at: #p::usize) -> #p::Bind {
            match __at {
                #(#binds,)*
                _ => #p::no_column(__at),
            }
        }
    }
}
