//! `#[derive(Table)]`: parse, validate, expand.

mod attr;
mod expand;
mod facts;
mod model;
mod repair;
mod resolve;
mod stub;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::diagnostics::{Diagnostics, compile_errors};
use model::Table;

/// The derive. The table registers itself if the feature `registry` is enabled.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    expand(input, cfg!(feature = "registry"))
}

/// The derive, with or without the registration.
pub(crate) fn expand(input: TokenStream, registered: bool) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mistakes = Diagnostics::new();
    let table = Table::parse(input, &mistakes);
    if let Ok(table) = &table {
        validate::validate(table, &mistakes);
    }
    let errors = mistakes.finish();
    let mistakes = compile_errors(&errors);
    match table {
        Ok(table) if errors.is_empty() => {
            let code = expand::code(&table);
            let registration = registered.then(|| expand::registration(&table));
            quote!(#code #registration)
        }
        Ok(mut table) => {
            repair::repair(&mut table);
            let code = expand::code(&table);
            quote!(#mistakes #code)
        }
        Err(stub) => quote!(#mistakes #stub),
    }
}
