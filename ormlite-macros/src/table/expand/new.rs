//! `NewRoom`: the columns that an insert must give.

use proc_macro2::TokenStream;
use quote::quote;

use super::decode;
use crate::table::model::Table;

pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let (ident, vis, new) = (&table.ident, &table.vis, table.new_type());
    let docs = format!(
        " The columns that an insert into `{}` must give.",
        table.name()
    );
    let fields = table.required().map(|(_, column)| {
        let (docs, name, vis, ty) = (&column.docs, &column.ident, &column.vis, &column.ty);
        quote!(#(#docs)* #vis #name: #ty,)
    });
    let values = decode::fields(&new, table.required(), p);
    quote! {
        #[automatically_derived]
        impl #p::Writable for #ident {}
        #[doc = #docs]
        #[allow(dead_code, missing_docs)]
        #vis struct #new { #(#fields)* }
        #[automatically_derived]
        impl #p::Insertable<#ident> for #new {}
        #values
    }
}
