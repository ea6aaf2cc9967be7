//! `DESC`, `Columns` and `Key`: the description of the table that queries need.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::LitStr;
use syn::spanned::Spanned;

use super::literal::{index, indexes};
use super::relation;
use crate::structure::{at_span, place};
use crate::table::model::{Condition, Reference, Table};

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
    let references = table.relations();
    let references = references.filter_map(|(each, _)| reference(table, each, p));
    let columns_type = table.columns_type();
    let deletion = match table.soft_deletes() {
        true => quote!(#p::Marked),
        false => quote!(#p::Removed),
    };
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
        type Deletion = #deletion;
    }
}

/// `ReferenceDesc::new(&[1], &[Property::id.index()])`, with its `when(..)` condition.
fn reference(table: &Table, reference: &Reference, p: &TokenStream) -> Option<TokenStream> {
    let (path, targets) = table.target(reference)?;
    let columns = indexes(&reference.columns);
    let targets = targets
        .iter()
        .map(|column| relation::constant(&path, column, p));
    let when = reference
        .when
        .as_ref()
        .map(|when| condition(table, when, p));
    Some(quote! {
        #p::ReferenceDesc::new(&[#(#columns),*], &[#(#targets.index()),*]) #when
    })
}

/// `.when(2, || Bind::of(Comment::target_kind, TargetKind::Post))`. A value of another type is
/// reported at its tokens.
fn condition(table: &Table, when: &Condition, p: &TokenStream) -> TokenStream {
    let (at, value) = (index(when.column), &when.value);
    let column = &table.columns[when.column].ident;
    let span = place(value.span());
    let p = &at_span(p, span);
    let column = relation::constant(&table.ident.clone().into(), column, p);
    let value = match syn::parse2::<LitStr>(value.clone()) {
        // The column is a `String` or a newtype of one.
        Ok(text) => quote_spanned!(span=> ::core::convert::Into::into(#text)),
        Err(_) => value.clone(),
    };
    let bind = quote_spanned!(span=> #p::Bind::of(#column, #value));
    quote!(.when(#at, || #bind))
}
