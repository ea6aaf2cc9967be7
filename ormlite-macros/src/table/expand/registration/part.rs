//! Fields of the description.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::names;

/// A field of the description, left out where it is empty.
pub(super) fn list(field: &str, elements: Vec<TokenStream>) -> Option<TokenStream> {
    let field = format_ident!("{field}");
    (!elements.is_empty()).then(|| quote!(#field: &[#(#elements),*],))
}

/// A field that is `true`, left out otherwise.
pub(super) fn flag(on: bool, field: &str) -> Option<TokenStream> {
    let field = format_ident!("{field}");
    on.then(|| quote!(#field: true,))
}

/// A field with a value, left out where there is none.
pub(super) fn some(
    value: Option<impl ToTokens>,
    field: &str,
    p: &TokenStream,
) -> Option<TokenStream> {
    let field = format_ident!("{field}");
    value.map(|value| quote!(#field: #p::Some(#value),))
}

pub(super) fn option(value: Option<impl ToTokens>, p: &TokenStream) -> TokenStream {
    match value {
        Some(value) => quote!(#p::Some(#value)),
        None => quote!(#p::None),
    }
}

/// The variant of an enum in the description that a word is written for: `SetNull` for `set_null`.
pub(super) fn pascal(word: &Ident) -> Ident {
    let name = names::in_case(&word.to_string(), "PascalCase").unwrap_or_default();
    format_ident!("{name}")
}
