//! `impl Junction`: the two foreign keys of a junction table.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::literal::index;
use crate::structure::place;
use crate::table::model::Table;

/// `impl Junction<Post> for PostTag`, and the reverse.
pub(super) fn expand(table: &Table, p: &TokenStream) -> Option<TokenStream> {
    let [near, far] = table.junction()?;
    let sides = [side(table, near, far, p), side(table, far, near, p)];
    Some(sides.into_iter().flatten().collect())
}

fn side(table: &Table, near: usize, far: usize, p: &TokenStream) -> Option<TokenStream> {
    let ident = &table.ident;
    let target = |at| {
        let (reference, _) = table.relations().nth(at)?;
        Some(table.target(reference)?.0)
    };
    let (this, to) = (target(near)?, target(far)?);
    let (near, far) = (index(near), index(far));
    let head = quote_spanned!(place(this.span())=> impl #p::Junction<#this> for #ident);
    Some(quote! {
        #[automatically_derived]
        #head {
            type Far = #to;
            const NEAR: #p::usize = #near;
            const FAR: #p::usize = #far;
        }
    })
}
