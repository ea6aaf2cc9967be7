//! The expansion of a struct that cannot be a table: impls that keep its other uses from failing.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, Ident, Path};

use crate::structure;

/// The impls of a struct that cannot be a table. Their bodies are never run.
pub(crate) struct Stub {
    /// `None` for a generic type: the impls do not repeat its parameters.
    ident: Option<Ident>,
    private: TokenStream,
}

impl Stub {
    pub(crate) fn of(input: &DeriveInput, krate: Option<&Path>) -> Self {
        Self {
            ident: input
                .generics
                .params
                .is_empty()
                .then(|| input.ident.clone()),
            private: structure::private(krate),
        }
    }
}

impl ToTokens for Stub {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (Some(ident), p) = (&self.ident, &self.private) else {
            return;
        };
        tokens.extend(quote! {
            #[automatically_derived]
            impl #p::Table for #ident {
                const DESC: &'static #p::TableDesc = &#p::TableDesc {
                    schema: #p::None,
                    name: "",
                    columns: &[],
                    roles: "",
                    key: &[],
                    references: &[],
                };
                type Columns = #ident;
                type Key = #p::NoKey;
                type Deletion = #p::Removed;
                fn decode(_: &mut #p::Reader<'_>) -> #p::Option<Self> {
                    loop {}
                }
            }
            impl #p::Fields for #ident {
                fn value(&self, _: #p::u16) -> &dyn #p::AnyValue {
                    loop {}
                }
            }
            impl #p::Writable for #ident {}
        });
    }
}
