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

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
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
    let errors = compile_errors(&mistakes.finish());
    let code = parsed
        .filter(|_| !generic)
        .map(|parsed| expand::expand(&parsed));
    quote!(#errors #code)
}
