//! What a registered table has besides columns, constraints and indexes.

use proc_macro2::TokenStream;
use quote::quote;

use super::part::{flag, list, some};
use crate::table::model::Table;

pub(super) fn expand(table: &Table, p: &TokenStream, _r: &TokenStream) -> TokenStream {
    let attr = &table.attr;
    let options = attr.options.iter().flat_map(|(_, options)| options);
    let options = options.map(|option| {
        let (name, value) = (&option.name, &option.value);
        quote!((#name, #value))
    });
    let fields = [
        some(table.comment(), "comment", p),
        list("options", options.collect()),
        flag(attr.unlogged.is_some(), "unlogged"),
    ];
    quote!(#(#fields)*)
}
