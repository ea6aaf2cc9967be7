//! The extension traits by which foreign keys add methods to the referenced tables, which may be in
//! other crates.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;
use syn::ext::IdentExt;

use super::inverse;
use super::literal::index;
use super::relation::last;
use crate::names;
use crate::structure::documented;
use crate::table::attr::relation::Far;
use crate::table::model::{Reference, Table};

/// The traits of all foreign keys.
pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let relations = table.relations().enumerate();
    let traits = relations.flat_map(|(at, (reference, accessor))| {
        let inverse = reference.extensions.inverse.as_ref();
        let inverse = inverse.and_then(|name| rows(table, (at, reference), name, accessor, p));
        let far = reference.extensions.many_to_many.iter();
        let far = far.filter_map(move |far| beyond(table, (at, reference), far, p));
        inverse.into_iter().chain(far)
    });
    traits.collect()
}

/// `rooms()` on `Property`, for `inverse = rooms`.
fn rows(
    table: &Table,
    (at, reference): (usize, &Reference),
    name: &Ident,
    accessor: &Ident,
    p: &TokenStream,
) -> Option<TokenStream> {
    let (target, _) = table.target(reference)?;
    let (ident, at) = (&table.ident, index(at));
    let child = ident.clone().into();
    let (ty, docs) = match table.is_one_to_one(reference) {
        true => (quote!(#p::HasOne), inverse::one(&child, accessor)),
        false => (quote!(#p::HasMany), inverse::many(&child, accessor)),
    };
    let method = Method {
        name,
        docs,
        returns: quote!(#ty<#target, #ident, #at>),
        makes: quote!(#ty::of(self)),
    };
    Some(method.expand(table, &target))
}

/// `tags()` on `Post`, for `many_to_many(tags = tag_id)`.
fn beyond(
    table: &Table,
    (at, reference): (usize, &Reference),
    far: &Far,
    p: &TokenStream,
) -> Option<TokenStream> {
    let far_at = table.relation_at(&far.by)?;
    let (target, _) = table.target(reference)?;
    let (to, _) = table.target(table.relations().nth(far_at)?.0)?;
    let (ident, at, far_at) = (&table.ident, index(at), index(far_at));
    let method = Method {
        name: &far.name,
        docs: inverse::linked(&to, &ident.clone().into()),
        returns: quote!(#p::ManyToMany<#target, #ident, #to, #at, #far_at>),
        makes: quote!(#p::ManyToMany::of(self)),
    };
    Some(method.expand(table, &target))
}

/// The method of an extension trait.
struct Method<'a> {
    name: &'a Ident,
    docs: String,
    returns: TokenStream,
    makes: TokenStream,
}

impl Method<'_> {
    fn expand(&self, table: &Table, target: &Path) -> TokenStream {
        let (name, returns, makes) = (self.name, &self.returns, &self.makes);
        let (vis, extension) = (&table.vis, names::extension(target, name));
        let of_trait = format!(
            " Adds [`{0}`]({extension}::{0}) to {1}.",
            name.unraw(),
            link(target)
        );
        let of_trait = documented(&[], vis, &of_trait);
        let docs = documented(&[], vis, &self.docs);
        quote! {
            #of_trait
            #[allow(dead_code)]
            #vis trait #extension {
                #docs
                fn #name(&self) -> #returns;
            }
            #[automatically_derived]
            impl #extension for #target {
                #[inline]
                fn #name(&self) -> #returns { #makes }
            }
        }
    }
}

/// A link to a type in the documentation. rustdoc warns about a target that equals the text.
fn link(path: &Path) -> String {
    let (text, target) = (last(path), path.to_token_stream().to_string());
    match target.replace(' ', "") {
        target if target == text => format!("[`{text}`]"),
        target => format!("[`{text}`]({target})"),
    }
}
