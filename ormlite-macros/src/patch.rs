//! `#[derive(Patch)]`: a partial update.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::diagnostics::{Diagnostics, compile_errors};
use crate::mapped::{Kind, Mapped, on_field, on_struct};

const KIND: Kind = Kind {
    derive: "Patch",
    attribute: "patch",
    on_struct: on_struct("#[patch(..)]"),
    on_field: on_field(
        "#[patch(..)]",
        &[
            ("column", "column = Room::rate"),
            ("rename", "rename = rate"),
        ],
    ),
};

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return syn::Error::to_compile_error(&error),
    };
    let mistakes = Diagnostics::new();
    let patch = Mapped::parse(input, &KIND, &mistakes);
    if let Some(patch) = &patch {
        patch.need_table(&KIND, &mistakes);
        patch.columns_differ(&mistakes);
    }
    let errors = compile_errors(&mistakes.finish());
    let code = patch.as_ref().and_then(expand);
    quote!(#errors #code)
}

fn expand(patch: &Mapped) -> Option<TokenStream> {
    let (ident, p, table) = (&patch.ident, &patch.private, patch.table.as_ref()?);
    let sets = patch.fields.iter().map(|field| {
        let (constant, value) = (field.constant(table, p), field.value());
        let set = quote_spanned!(field.span()=> set_field);
        quote!(__patch.#set(#constant, #value);)
    });
    Some(quote! {
        #[automatically_derived]
        impl #p::Patch<#table> for #ident {
            fn apply(self, __patch: &mut #p::Assignments<'_, #table>) {
                #(#sets)*
            }
        }
    })
}
