//! The indexes of a registered table.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::literal::{index, indexes};
use super::part::{flag, list, some};
use crate::table::attr::index::On;
use crate::table::model::{Index, IndexElement};

pub(super) fn expand(each: &Index, p: &TokenStream, r: &TokenStream) -> TokenStream {
    let name = &each.name.text;
    let elements = each.elements.iter().map(|each| element(each, r));
    let method = each.method.as_ref().map(Ident::to_string);
    let include = indexes(&each.include).map(|at| quote!(#at)).collect();
    let special = [
        flag(each.unique, "unique"),
        flag(each.nulls_not_distinct, "nulls_not_distinct"),
        some(method, "method", p),
        list("include", include),
        some(each.filter.as_ref(), "filter", p),
        some(each.with.as_ref(), "with", p),
    ];
    let plain = quote!(#r::IndexDef::on(#name, &[#(#elements),*]));
    if special.iter().all(Option::is_none) {
        return plain;
    }
    quote!(#r::IndexDef { #(#special)* ..#plain })
}

fn element(element: &IndexElement, r: &TokenStream) -> TokenStream {
    let on = match (&element.written.on, element.column) {
        (On::Expression(sql), _) => quote!(#r::IndexOn::Expression(#sql)),
        (On::Column(_), at) => {
            let at = index(at.unwrap_or_default());
            quote!(#r::IndexOn::Column(#at))
        }
    };
    let desc = element.written.desc.then(|| quote!(.desc()));
    let nulls = element.written.nulls_first.map(|first| match first {
        true => quote!(.nulls(#r::Nulls::First)),
        false => quote!(.nulls(#r::Nulls::Last)),
    });
    let opclass = element
        .written
        .opclass
        .as_ref()
        .map(|name| quote!(.opclass(#name)));
    quote!(#r::IndexElementDef::on(#on) #desc #nulls #opclass)
}
