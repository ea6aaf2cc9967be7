//! The accessors of the references, which also check their types.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::index;
use crate::structure::{at_span, documented, place};
use crate::table::model::{Reference, Table};
use crate::table::reference::Target;

/// `pub fn property(&self) -> BelongsTo<Room, Property, 0>`, for each reference with a name.
pub(super) fn accessors(table: &Table, p: &TokenStream) -> TokenStream {
    let accessors = table
        .relations()
        .enumerate()
        .map(|(at, (reference, accessor))| {
            let (path, columns) = typed(table, reference)?;
            let vis = &table.columns[reference.columns[0]].vis;
            let keys: Vec<_> = reference
                .columns
                .iter()
                .map(|at| &table.columns[*at].ident)
                .collect();
            let docs = documented(&[], vis, &docs(&path, &keys));
            let null = reference
                .columns
                .iter()
                .any(|at| {
                    let ty = &table.columns[*at].ty;
                    quote!(#ty).to_string().contains("Option")
                })
                .then(|| quote!(, #p::Yes));
            let (ident, at) = (&table.ident, index(at));
            let this = Ident::new("self", Span::call_site());
            let body = belongs_to(&this, &keys, &path, columns, p);
            Some(quote! {
                #docs
                #[inline]
                #vis fn #accessor(&self) -> #p::BelongsTo<#ident, #path, #at #null> { #body }
            })
        });
    accessors.flatten().collect()
}

/// The same check for a reference without an accessor.
pub(super) fn checks(table: &Table, p: &TokenStream) -> TokenStream {
    let without = table
        .references
        .iter()
        .filter(|reference| reference.accessor.is_none());
    let checks = without.filter_map(|reference| {
        let (path, columns) = typed(table, reference)?;
        let keys: Vec<_> = reference
            .columns
            .iter()
            .map(|at| &table.columns[*at].ident)
            .collect();
        let (ident, row) = (&table.ident, Ident::new("__row", Span::call_site()));
        let body = belongs_to(&row, &keys, &path, columns, p);
        Some(quote! {
            const _: fn(&#ident) -> #p::BelongsTo<#ident, #path, 0> = |#row| #body;
        })
    });
    checks.collect()
}

/// `BelongsTo::by(<<Property as Table>::Columns>::id, &self.property_id)`, at the attribute's path.
fn belongs_to(
    row: &Ident,
    keys: &[&Ident],
    path: &Path,
    columns: &[Ident],
    p: &TokenStream,
) -> TokenStream {
    let links = keys
        .iter()
        .zip(columns)
        .enumerate()
        .map(|(at, (key, column))| {
            let span = place(column.span());
            let (mut row, mut key) = (row.clone(), (*key).clone());
            row.set_span(span);
            key.set_span(span);
            let target = constant(path, column, p);
            let call = match at {
                0 => {
                    let p = at_span(p, span);
                    quote_spanned!(span=> #p::BelongsTo::by)
                }
                _ => quote_spanned!(span=> .and),
            };
            quote_spanned!(span=> #call(#target, &#row.#key))
        });
    links.collect()
}

/// The constant of a column of another table.
pub(super) fn constant(path: &Path, column: &Ident, p: &TokenStream) -> TokenStream {
    quote_spanned!(path.span()=> <<#path as #p::Table>::Columns>::#column)
}

/// The target of a reference to a type. `Self` becomes the table, for not all code is in its impl.
pub(super) fn typed<'a>(table: &Table, reference: &'a Reference) -> Option<(Path, &'a [Ident])> {
    let Target::Table { path, columns } = &reference.target else {
        return None;
    };
    let mut path = path.clone();
    if path.is_ident("Self")
        && let Some(segment) = path.segments.first_mut()
    {
        let span = segment.ident.span();
        segment.ident = table.ident.clone();
        segment.ident.set_span(span);
    }
    Some((path, columns))
}

fn docs(path: &Path, keys: &[&Ident]) -> String {
    let target = path
        .segments
        .last()
        .map(|segment| segment.ident.to_string());
    let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    let verb = if keys.len() == 1 { "refers" } else { "refer" };
    format!(
        " The row of `{}` that {} {verb} to.",
        target.unwrap_or_default(),
        keys.join(" and ")
    )
}
