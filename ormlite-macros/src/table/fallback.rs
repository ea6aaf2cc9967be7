//! What a mistaken table still expands to, so that its other uses do not fail as well.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, Ident, Path};

use super::model::Table;
use super::validate::{hides_function, taken};
use crate::{names, structure};

/// The impls of something that cannot be a table, with bodies that are never run.
pub(crate) struct Stub {
    /// None for a generic type, whose parameters the impls could not honour.
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

/// Takes out of the table what would not compile.
pub(crate) fn repair(table: &mut Table) {
    if table.attr.columns.is_none() {
        for column in &mut table.columns {
            column.hidden = hides_function(&column.ident);
        }
    }
    let mut seen = Vec::new();
    for at in 0..table.references.len() {
        let Some(accessor) = table.references[at].accessor.clone() else {
            continue;
        };
        if taken(table, &accessor, &seen.iter().collect::<Vec<_>>()).is_some() {
            table.references[at].accessor = None;
        } else {
            seen.push(accessor);
        }
    }
    for inverse in std::mem::take(&mut table.attr.inverses) {
        if taken(table, &inverse.name, &seen.iter().collect::<Vec<_>>()).is_none() {
            seen.push(inverse.name.clone());
            table.attr.inverses.push(inverse);
        }
    }
    repair_extensions(table);
}

/// Takes out the methods whose traits would have one name.
fn repair_extensions(table: &mut Table) {
    let mut seen = Vec::new();
    for at in 0..table.references.len() {
        let reference = &table.references[at];
        let Some((target, _)) = table.target(reference) else {
            continue;
        };
        let mut fresh = |name: &Ident| {
            let extension = names::extension(&target, name);
            let fresh = !seen.contains(&extension);
            seen.push(extension);
            fresh
        };
        let extensions = &mut table.references[at].extensions;
        extensions.inverse = extensions.inverse.take().filter(&mut fresh);
        extensions.many_to_many.retain(|far| fresh(&far.name));
    }
}
