//! `#[derive(PgComposite)]`: a struct that is a composite type.

mod expand;
mod model;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

use self::model::PgComposite;
use crate::diagnostics::{Diagnostics, compile_errors};

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return syn::Error::to_compile_error(&error),
    };
    let mistakes = Diagnostics::new();
    let parsed = PgComposite::parse(input, &mistakes);
    if let Some(parsed) = &parsed {
        validate::validate(parsed, &mistakes);
    }
    let mistakes = compile_errors(&mistakes.finish());
    let code = parsed.as_ref().map(expand::expand);
    quote!(#mistakes #code)
}
