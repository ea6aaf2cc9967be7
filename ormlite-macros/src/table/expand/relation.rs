//! The accessors of foreign keys, which also check their types.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::literal::index;
use crate::structure::{at_span, documented, place};
use crate::table::model::{Reference, Table};

/// `pub fn property(&self) -> BelongsTo<Room, Property, 0>`, for each foreign key with an accessor.
pub(super) fn accessors(table: &Table, p: &TokenStream) -> TokenStream {
    let accessors = table
        .relations()
        .enumerate()
        .map(|(at, (reference, accessor))| {
            let (path, columns) = table.target(reference)?;
            let vis = &table.columns[reference.columns[0]].vis;
            let keys = keys(table, reference);
            let docs = documented(&[], vis, &docs(table, reference, &path, &keys));
            let ty = belongs_to_type(table, reference, &path, at, p);
            let this = Ident::new("self", Span::call_site());
            let body = belongs_to(&this, &keys, &path, columns, p);
            let when = reference.when.as_ref().map(|when| {
                let column = &table.columns[when.column].ident;
                quote!(.when(&self.#column))
            });
            Some(quote! {
                #docs
                #[inline]
                #vis fn #accessor(&self) -> #ty { #body #when }
            })
        });
    accessors.flatten().collect()
}

/// The same type check for a foreign key without an accessor.
pub(super) fn checks(table: &Table, p: &TokenStream) -> TokenStream {
    let without = table
        .references
        .iter()
        .filter(|reference| reference.accessor.is_none());
    let checks = without.filter_map(|reference| {
        let (path, columns) = table.target(reference)?;
        let ty = belongs_to_type(table, reference, &path, 0, p);
        let (ident, row) = (&table.ident, Ident::new("__row", Span::call_site()));
        let body = belongs_to(&row, &keys(table, reference), &path, columns, p);
        Some(quote! {
            const _: fn(&#ident) -> #ty = |#row| #body;
        })
    });
    checks.collect()
}

/// The fields of the foreign key.
fn keys<'a>(table: &'a Table, reference: &Reference) -> Vec<&'a Ident> {
    let columns = reference.columns.iter();
    columns.map(|at| &table.columns[*at].ident).collect()
}

/// `BelongsTo<Room, Property, 0>`, followed by `Optional` if the related row can be missing.
fn belongs_to_type(
    table: &Table,
    reference: &Reference,
    path: &Path,
    at: usize,
    p: &TokenStream,
) -> TokenStream {
    let (ident, at) = (&table.ident, index(at));
    let optional = table
        .may_be_missing(reference)
        .then(|| quote!(, #p::Optional));
    quote!(#p::BelongsTo<#ident, #path, #at #optional>)
}

/// `BelongsTo::by(<<Property as Table>::Columns>::id, &self.property_id)`, at the path of the
/// attribute.
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

fn docs(table: &Table, reference: &Reference, path: &Path, keys: &[&Ident]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    let verb = if keys.len() == 1 { "refers" } else { "refer" };
    let when = reference.when.as_ref().map(|when| {
        let column = &table.columns[when.column].ident;
        format!(", if `{column}` has the value of this relation")
    });
    format!(
        " The row of `{}` that {} {verb} to{}.",
        last(path),
        keys.join(" and "),
        when.unwrap_or_default()
    )
}

/// The name of a table's type in the documentation.
pub(super) fn last(path: &Path) -> String {
    let last = path.segments.last();
    last.map(|segment| segment.ident.unraw().to_string())
        .unwrap_or_default()
}
