//! Reading a row, and its values by their columns.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::index;
use crate::structure::{call_of, value_of};
use crate::table::model::{Column, Table};

/// One match over all values: a `?` for each field costs twice the time to check.
pub(super) fn decode(table: &Table, p: &TokenStream) -> TokenStream {
    let takes = table.columns.iter().map(|column| {
        // Each is bound to the nullability that the type is written with, which an alias or another
        // `Option` may hide: an error at the type, without a token more.
        let take = match column.is_nullable() {
            true => "take_option",
            false => "take",
        };
        call_of(&column.ty, &quote!(__Value), take, &quote!(__row))
    });
    let fields: Vec<_> = table.columns.iter().map(|column| &column.ident).collect();
    let values: Vec<_> = (0..fields.len())
        .map(|at| format_ident!("__{at}"))
        .collect();
    quote! {
        #[inline]
        fn decode(__row: &mut #p::Reader<'_>) -> #p::Option<Self> {
            use #p::{None as __None, Some as __Some, Value as __Value};
            match (#(#takes,)*) {
                (#(__Some(#values),)*) => __Some(Self { #(#fields: #values),* }),
                _ => __None,
            }
        }
    }
}

/// `impl Fields`: the values of the columns at their indexes.
pub(super) fn fields<'a>(
    ident: &syn::Ident,
    columns: impl Iterator<Item = (usize, &'a Column)>,
    p: &TokenStream,
) -> TokenStream {
    let values = columns.map(|(at, column)| {
        let (field, at, value) = (
            &column.ident,
            index(at),
            value_of(&column.ty, &quote!(__Value)),
        );
        quote!(#at => #value::erased(&self.#field),)
    });
    quote! {
        #[automatically_derived]
        impl #p::Fields for #ident {
            #[inline]
            fn value(&self, __at: #p::u16) -> &dyn #p::AnyValue {
                use #p::{Value as __Value, no_column};
                match __at {
                    #(#values)*
                    _ => no_column(__at),
                }
            }
        }
    }
}
