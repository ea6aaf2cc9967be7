//! `#[derive(PgEnum)]`: an enum type, or an enum that is stored as text or as an integer.

mod expand;
mod model;
mod storage;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use self::model::PgEnum;
use crate::diagnostics::{Diagnostics, compile_errors};
use crate::structure;

/// The derive. An enum with previous names registers them if the feature `registry` is enabled.
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
    structure::no_generics(&input, "PgEnum", &mistakes);
    let generic = !input.generics.params.is_empty();
    let parsed = PgEnum::parse(input, &mistakes);
    if let Some(parsed) = &parsed {
        validate::validate(parsed, &mistakes);
    }
    let errors = mistakes.finish();
    let mistakes = compile_errors(&errors);
    let parsed = parsed.filter(|_| !generic);
    let code = parsed.as_ref().map(expand::expand);
    let renames = parsed.as_ref().filter(|_| registered && errors.is_empty());
    let renames = renames.and_then(expand::renames);
    quote!(#mistakes #code #renames)
}
