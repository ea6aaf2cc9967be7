//! Reading a row and binding its values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::index;
use crate::structure::value_of;
use crate::table::model::Table;

/// One match over all values: a `?` for each field costs twice the time to check.
pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let takes = table.columns.iter().map(|column| {
        let value = value_of(&column.ty, p);
        quote!(#value::take(__row))
    });
    let fields: Vec<_> = table.columns.iter().map(|column| &column.ident).collect();
    let values: Vec<_> = (0..fields.len())
        .map(|at| format_ident!("__{at}"))
        .collect();
    let binds = table.columns.iter().enumerate().map(|(at, column)| {
        let (field, at, value) = (&column.ident, index(at), value_of(&column.ty, p));
        quote!(#at => #value::to_bind(&self.#field))
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
