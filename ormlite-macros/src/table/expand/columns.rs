//! The column constants and the accessors of the relations, in one impl.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::index;
use super::{inverse, relation, sql_type};
use crate::table::model::Table;

pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let ident = &table.ident;
    let constants = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.hidden);
    let constants = constants.map(|(at, column)| {
        let (name, vis, ty, at) = (&column.ident, &column.vis, &column.ty, index(at));
        let docs = &column.docs;
        quote! {
            #(#docs)*
            #vis const #name: #p::Column<#ident, #ty> = #p::at(#at);
        }
    });
    let mut accessors = relation::accessors(table, p);
    accessors.extend(inverse::accessors(table, p));
    let mut checks = relation::checks(table, p);
    checks.extend(sql_type::checks(table, p));
    let Some(columns) = &table.attr.columns else {
        return quote! {
            #[automatically_derived]
            #[allow(non_upper_case_globals, dead_code, missing_docs)]
            impl #ident { #(#constants)* #accessors }
            #checks
        };
    };
    let vis = &table.vis;
    let docs = format!(" The columns of [`{ident}`].");
    let accessors = (!accessors.is_empty()).then(|| {
        quote! {
            #[automatically_derived]
            #[allow(dead_code)]
            impl #ident { #accessors }
        }
    });
    quote! {
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #columns;
        #[automatically_derived]
        #[allow(non_upper_case_globals, dead_code, missing_docs)]
        impl #columns { #(#constants)* }
        #accessors
        #checks
    }
}
