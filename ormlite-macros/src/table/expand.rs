//! The generated code of a table; each file makes one part.

mod columns;
mod decode;
mod description;
mod extension;
mod inverse;
mod junction;
mod literal;
mod new;
mod registration;
mod relation;
mod sql_type;

use proc_macro2::TokenStream;
use quote::quote;

use super::model::Table;
use crate::structure;

/// Everything but the registration.
pub(crate) fn code(table: &Table) -> TokenStream {
    let p = &private(table);
    let columns = columns::expand(table, p);
    let table_impl = {
        let ident = &table.ident;
        let description = description::expand(table, p);
        let decode = decode::decode(table, p);
        let fields = decode::fields(ident, table.columns.iter().enumerate(), p);
        quote! {
            #[automatically_derived]
            impl #p::Table for #ident {
                #description
                #decode
            }
            #fields
        }
    };
    let materialized = table.is_materialized().then(|| {
        let ident = &table.ident;
        quote! {
            #[automatically_derived]
            impl #p::Materialized for #ident {}
        }
    });
    let partitioned = table.partition.is_some().then(|| {
        let ident = &table.ident;
        quote! {
            #[automatically_derived]
            impl #p::Partitioned for #ident {}
        }
    });
    let new = (!table.is_view()).then(|| new::expand(table, p));
    let junction = junction::expand(table, p);
    let extensions = extension::expand(table, p);
    quote!(#columns #table_impl #materialized #partitioned #new #junction #extensions)
}

/// The registration of the table's description.
pub(crate) fn registration(table: &Table) -> TokenStream {
    registration::expand(table, &private(table))
}

fn private(table: &Table) -> TokenStream {
    structure::private(table.attr.krate.as_ref())
}
