//! Decoding a row, and the values of its columns by index.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::literal::index;
use crate::structure::{call_of, option_called, place, span_of, value_of};
use crate::table::model::{Column, Table};

/// One match over all values: a `?` per field takes twice the time to check.
pub(super) fn decode(table: &Table, p: &TokenStream) -> TokenStream {
    let takes = table.columns.iter().map(|column| take(&column.ty));
    let fields: Vec<_> = table.columns.iter().map(|column| &column.ident).collect();
    let values: Vec<_> = (0..fields.len())
        .map(|at| format_ident!("__{at}"))
        .collect();
    // A type named `Option` that is not the standard library's is reported at the type.
    let given = table.columns.iter().zip(&values).map(|(column, value)| {
        let mut value = value.clone();
        if column.is_nullable() {
            value.set_span(place(span_of(&column.ty)));
        }
        value
    });
    quote! {
        #[inline]
        fn decode(__row: &mut #p::Reader<'_>) -> #p::Option<Self> {
            use #p::{None as __None, Option as __Option, Some as __Some, Value as __Value};
            match (#(#takes,)*) {
                (#(__Some(#values),)*) => __Some(Self { #(#fields: #given),* }),
                _ => __None,
            }
        }
    }
}

/// Reads a value of the type, which is nullable exactly if it is written as an `Option`.
///
/// For such a type the standard library's `Option` is read, whatever has that name in the user's
/// module. Any other type could be an alias of an `Option`. It is read by a function whose bound
/// excludes this: an error at the type, without an additional token.
fn take(ty: &Type) -> TokenStream {
    let value = quote!(__Value);
    if let Some(ty) = option_called(ty, "__Option") {
        let value = value_of(&ty, &value);
        return quote!(#value::take(__row));
    }
    call_of(ty, &value, "take_plain", &quote!(__row))
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
