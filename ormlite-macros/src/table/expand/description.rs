//! `DESC`, `Columns` and `Key`: what a query needs to know of the table.

use proc_macro2::TokenStream;
use quote::quote;

use super::{indexes, relation};
use crate::table::model::Table;

pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let schema = match &table.attr.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    let name = table.name();
    let columns = table.columns.iter().map(|column| column.name());
    let roles: String = table
        .columns
        .iter()
        .map(|column| column.role().letter())
        .collect();
    let key = indexes(&table.key);
    let references = table.relations().filter_map(|(reference, _)| {
        let (path, targets) = relation::typed(table, reference)?;
        let columns = indexes(&reference.columns);
        let targets = targets
            .iter()
            .map(|column| relation::constant(&path, column, p));
        Some(quote! {
            #p::ReferenceDesc::new(&[#(#columns),*], &[#(#targets.index()),*])
        })
    });
    let soft = match roles.contains('d') {
        true => quote!(#p::Yes),
        false => quote!(#p::No),
    };
    let columns_type = table.columns_type();
    let key_types: Vec<_> = table.key.iter().map(|at| &table.columns[*at].ty).collect();
    let key_type = match key_types[..] {
        [] => quote!(#p::NoKey),
        [ty] => quote!(#ty),
        _ => quote!((#(#key_types),*)),
    };
    quote! {
        const DESC: &'static #p::TableDesc = &#p::TableDesc {
            schema: #schema,
            name: #name,
            columns: &[#(#columns),*],
            roles: #roles,
            key: &[#(#key),*],
            references: &[#(#references),*],
        };
        type Columns = #columns_type;
        type Key = #key_type;
        type SoftDelete = #soft;
    }
}
