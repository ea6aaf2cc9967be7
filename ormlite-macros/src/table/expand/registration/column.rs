//! The columns of a registered table.

use proc_macro2::TokenStream;
use quote::quote;

use super::part::pascal;
use crate::structure::value_of;
use crate::table::model::{Column, Table};

pub(super) fn expand(
    table: &Table,
    column: &Column,
    p: &TokenStream,
    r: &TokenStream,
) -> TokenStream {
    let (name, attr, value) = (
        column.name(),
        &column.attr,
        value_of(&column.ty, &quote!(#p::Value)),
    );
    let sql_type = attr.sql_type.as_ref().map(|sql| quote!(.sql_type(#sql)));
    let known = column.known_type().map(|known| {
        let known = known.spelled();
        quote!(.known(#known))
    });
    let unchecked = attr.unchecked.as_ref().map(|_| quote!(.unchecked()));
    let default = match &attr.default {
        Some(default) => match &default.sql {
            Some(sql) => Some(quote!(.default(#sql))),
            None => Some(quote!(.uuid_v7())),
        },
        None if attr.created_at.is_some() || attr.updated_at.is_some() => {
            Some(quote!(.default("now()")))
        }
        None => attr.version.is_some().then(|| quote!(.default("1"))),
    };
    let identity = attr
        .identity
        .as_ref()
        .map(|identity| match identity.by_default {
            true => quote!(.identity(#r::IdentityDef::ByDefault)),
            false => quote!(.identity(#r::IdentityDef::Always)),
        });
    let generated = attr
        .generated
        .as_ref()
        .map(|(_, sql)| quote!(.generated(#sql)));
    let settings = settings(table, column, r);
    quote! {
        #r::column(#name, #value::COLUMN) #sql_type #known #unchecked #default #identity #generated
        #settings
    }
}

/// What the server keeps of a column besides its type and its values.
fn settings(table: &Table, column: &Column, r: &TokenStream) -> TokenStream {
    let attr = &column.attr;
    let collation = attr.collation.as_ref();
    let collation = collation.map(|name| quote!(.collation(#name)));
    let storage = attr.storage.as_ref().map(|word| {
        let word = pascal(word);
        quote!(.storage(#r::Storage::#word))
    });
    let compression = attr.compression.as_ref().map(|word| {
        let word = word.to_string();
        quote!(.compression(#word))
    });
    let comment = table.comment_of(column).map(|text| quote!(.comment(#text)));
    let was = attr.was.as_ref().map(|name| quote!(.was(#name)));
    quote!(#collation #storage #compression #comment #was)
}
