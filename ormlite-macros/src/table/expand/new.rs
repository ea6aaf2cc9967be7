//! `NewRoom`: the columns that an insert must give.

use proc_macro2::TokenStream;
use quote::quote;

use super::index;
use crate::structure::{documented, value_of};
use crate::table::model::Table;

pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let (ident, vis, new) = (&table.ident, &table.vis, table.new_type());
    let docs = format!(
        " The columns that an insert into `{}` must give.",
        table.name()
    );
    let fields = table.required().map(|(_, column)| {
        let (name, vis, ty) = (&column.ident, &column.vis, &column.ty);
        let docs = documented(
            &column.docs,
            vis,
            &format!(" The column `{}`.", column.name()),
        );
        quote!(#docs #vis #name: #ty)
    });
    let columns = table.required().map(|(at, _)| index(at));
    let binds = table.required().map(|(_, column)| {
        let (name, value) = (&column.ident, value_of(&column.ty, p));
        quote!(#value::into_bind(self.#name))
    });
    quote! {
        #[automatically_derived]
        impl #p::Writable for #ident {}
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #new { #(#fields,)* }
        #[automatically_derived]
        impl #p::Insertable<#ident> for #new {
            fn columns() -> #p::Vec<#p::u16> {
                #p::vec![#(#columns),*]
            }
            fn into_binds(self) -> #p::Vec<#p::Bind> {
                #p::vec![#(#binds),*]
            }
        }
    }
}
