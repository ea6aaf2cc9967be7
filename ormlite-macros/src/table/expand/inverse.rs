//! The accessors of `has_many`, `has_one` and `many_to_many` on this table.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::relation::last;
use crate::structure::{at_span, documented, place};
use crate::table::attr::relation::{Inverse, Rows, Via};
use crate::table::model::Table;

/// `pub fn rooms(&self) -> HasMany<Property, Room, ..>`, for each relation.
pub(super) fn accessors(table: &Table, p: &TokenStream) -> TokenStream {
    let inverses = table.attr.inverses.iter();
    inverses.map(|each| accessor(table, each, p)).collect()
}

/// All tokens are at the path, so that a mistake in the relation is reported there.
fn accessor(table: &Table, inverse: &Inverse, p: &TokenStream) -> TokenStream {
    let span = place(span(&inverse.to));
    let p = &at_span(p, span);
    let (name, vis) = (&inverse.name, &table.vis);
    let docs = documented(&[], vis, &docs(table, &inverse.to));
    let relation = match &inverse.to {
        Rows::Many(via) => has(table, via, "HasMany", p),
        Rows::One(via) => has(table, via, "HasOne", p),
        Rows::Through(junction) => through(table, junction, p),
        Rows::Between {
            junction,
            near,
            far,
            to,
        } => between(table, junction, [near, far], to, p),
    };
    let Relation { ty, arguments } = relation;
    quote_spanned! {span=>
        #docs
        #[inline]
        #vis fn #name(&self) -> #p::#ty<#arguments> { #p::#ty::of(self) }
    }
}

/// A type of relation.
struct Relation {
    ty: Ident,
    arguments: TokenStream,
}

/// `HasMany<Property, Room, { inverse(Room::property) }>`.
fn has(table: &Table, via: &Via, ty: &str, p: &TokenStream) -> Relation {
    let (this, child) = (
        here(table, &via.table),
        table.with_self_replaced(&via.table),
    );
    let span = place(via.table.span());
    let at = reference(&child, &via.accessor, &this, p);
    Relation {
        ty: Ident::new(ty, span),
        arguments: quote_spanned!(span=> #this, #child, #at),
    }
}

/// `ManyToMany<Post, PostTag, <PostTag as Junction<Post>>::Far, ..>`.
fn through(table: &Table, junction: &Path, p: &TokenStream) -> Relation {
    let span = place(junction.span());
    let this = here(table, junction);
    // What is wrong with it is found at each of these, and told once for a span.
    let junction = at_span(&table.with_self_replaced(junction).to_token_stream(), span);
    let sides = quote_spanned!(span=> <#junction as #p::Junction<#this>>);
    Relation {
        ty: Ident::new("ManyToMany", span),
        arguments: quote_spanned! {span=>
            #this, #junction, #sides::Far, { #sides::NEAR }, { #sides::FAR }
        },
    }
}

/// `ManyToMany<User, Follow, User, { inverse(Follow::followee) }, { inverse(Follow::follower) }>`.
fn between(
    table: &Table,
    junction: &Path,
    [near, far]: [&Ident; 2],
    to: &Path,
    p: &TokenStream,
) -> Relation {
    let (this, to) = (here(table, junction), table.with_self_replaced(to));
    let junction = table.with_self_replaced(junction);
    let span = place(junction.span());
    let near = reference(&junction, near, &this, p);
    let far = reference(&junction, far, &to, p);
    Relation {
        ty: Ident::new("ManyToMany", span),
        arguments: quote_spanned!(span=> #this, #junction, #to, #near, #far),
    }
}

/// The index of the child's foreign key, and the check that it refers to `parent`.
fn reference(
    child: &Path,
    accessor: &Ident,
    parent: impl ToTokens,
    p: &TokenStream,
) -> TokenStream {
    let span = place(accessor.span());
    let p = at_span(p, span);
    quote_spanned!(span=> { #p::inverse::<#parent, _, _, _, _>(#child::#accessor) })
}

/// This table's type, at the tokens of a path.
fn here(table: &Table, path: &Path) -> Ident {
    let mut ident = table.ident.clone();
    ident.set_span(place(path.span()));
    ident
}

fn span(to: &Rows) -> Span {
    match to {
        Rows::Many(via) | Rows::One(via) => via.table.span(),
        Rows::Through(junction) | Rows::Between { junction, .. } => junction.span(),
    }
}

fn docs(table: &Table, to: &Rows) -> String {
    let path = |path| table.with_self_replaced(path);
    match to {
        Rows::Many(via) => many(&path(&via.table), &via.accessor),
        Rows::One(via) => one(&path(&via.table), &via.accessor),
        Rows::Through(junction) => {
            format!(" The rows that `{}` links to this one.", last(junction))
        }
        Rows::Between { junction, to, .. } => linked(&path(to), junction),
    }
}

/// The documentation of a `has_many` accessor.
pub(super) fn many(child: &Path, accessor: &Ident) -> String {
    let (child, accessor) = (last(child), accessor.unraw());
    format!(" The rows of `{child}` that refer to this one by `{accessor}`.")
}

/// The documentation of a `has_one` accessor.
pub(super) fn one(child: &Path, accessor: &Ident) -> String {
    let (child, accessor) = (last(child), accessor.unraw());
    format!(" The row of `{child}` that refers to this one by `{accessor}`.")
}

/// The documentation of a `many_to_many` accessor.
pub(super) fn linked(to: &Path, junction: &Path) -> String {
    let (to, junction) = (last(to), last(junction));
    format!(" The rows of `{to}` that `{junction}` links to this one.")
}
