//! The constraints of a registered table.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::super::literal::indexes;
use super::super::relation;
use super::part::{option, pascal};
use crate::table::attr::reference::{Action, Target, Timing};
use crate::table::model::{Check, Exclude, Reference, Table, Unique};

pub(super) fn unique(unique: &Unique, r: &TokenStream) -> TokenStream {
    let (name, columns) = (&unique.name.text, indexes(&unique.columns));
    let (nulls_not_distinct, timing) = (unique.nulls_not_distinct, timing(&unique.timing, r));
    quote! {
        #r::UniqueDef {
            name: #name,
            columns: &[#(#columns),*],
            nulls_not_distinct: #nulls_not_distinct,
            timing: #timing,
        }
    }
}

pub(super) fn check(check: &Check, r: &TokenStream) -> TokenStream {
    let (name, sql) = (&check.name.text, &check.sql);
    quote!(#r::CheckDef { name: #name, sql: #sql })
}

pub(super) fn exclude(exclude: &Exclude, p: &TokenStream, r: &TokenStream) -> TokenStream {
    let (name, elements) = (&exclude.name.text, &exclude.elements);
    let method = option(exclude.method.as_ref().map(Ident::to_string), p);
    let filter = option(exclude.filter.as_ref(), p);
    let timing = timing(&exclude.timing, r);
    quote! {
        #r::ExcludeDef {
            name: #name,
            elements: #elements,
            method: #method,
            filter: #filter,
            timing: #timing,
        }
    }
}

pub(super) fn foreign_key(
    table: &Table,
    reference: &Reference,
    p: &TokenStream,
    r: &TokenStream,
) -> Option<TokenStream> {
    let (name, columns) = (&reference.name.as_ref()?.text, indexes(&reference.columns));
    let target = target(table, reference, p, r);
    let on_delete = action(reference.actions.on_delete.as_ref(), r);
    let on_update = action(reference.actions.on_update.as_ref(), r);
    let timing = timing(&reference.timing, r);
    Some(quote! {
        #r::ForeignKeyDef {
            name: #name,
            columns: &[#(#columns),*],
            target: #target,
            on_delete: #on_delete,
            on_update: #on_update,
            timing: #timing,
        }
    })
}

fn target(table: &Table, reference: &Reference, p: &TokenStream, r: &TokenStream) -> TokenStream {
    match &reference.target {
        Target::Text {
            schema,
            table,
            columns,
            ..
        } => {
            let schema = option(schema.as_ref(), p);
            quote!(#r::TargetDef::Name { schema: #schema, table: #table, columns: &[#(#columns),*] })
        }
        Target::Table { .. } => {
            let Some((path, columns)) = table.target(reference) else {
                return TokenStream::new();
            };
            let columns = columns
                .iter()
                .map(|column| relation::constant(&path, column, p));
            quote! {
                #r::TargetDef::Table {
                    desc: <#path as #p::Table>::DESC,
                    columns: &[#(#columns.index()),*],
                }
            }
        }
    }
}

fn action(action: Option<&Action>, r: &TokenStream) -> TokenStream {
    let name = match action {
        Some(Action { value, .. }) => pascal(value),
        None => format_ident!("NoAction"),
    };
    quote!(#r::ForeignKeyAction::#name)
}

fn timing(timing: &Timing, r: &TokenStream) -> TokenStream {
    if timing.initially_deferred.is_some() {
        quote!(#r::Timing::InitiallyDeferred)
    } else if timing.deferrable.is_some() {
        quote!(#r::Timing::Deferrable)
    } else {
        quote!(#r::Timing::NotDeferrable)
    }
}
