//! The registration of the whole description, only with the feature `registry`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::LitStr;

use super::literal::{index, indexes};
use super::relation;
use crate::names;
use crate::structure::value_of;
use crate::table::attr::index::On;
use crate::table::attr::reference::{Action, Target, Timing};
use crate::table::model::{Column, Exclude, Index, IndexElement, Reference, Table, Unique};

pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let ident = &table.ident;
    let r = &quote!(#p::registry);
    let columns = table.columns.iter().map(|each| column(each, p, r));
    let primary_key = table
        .key_name
        .as_ref()
        .filter(|_| !table.is_view())
        .map(|name| {
            let name = &name.text;
            quote!(primary_key: #p::Some(#r::PrimaryKeyDef { name: #name }),)
        });
    let uniques = table.uniques.iter().map(|each| unique(each, r)).collect();
    let checks = table.checks.iter().map(|check| {
        let (name, sql) = (&check.name.text, &check.sql);
        quote!(#r::CheckDef { name: #name, sql: #sql })
    });
    let excludes = table
        .excludes
        .iter()
        .map(|each| exclude(each, p, r))
        .collect();
    let foreign_keys = match table.is_view() {
        true => Vec::new(),
        false => table
            .references
            .iter()
            .filter_map(|each| foreign_key(table, each, p, r))
            .collect(),
    };
    let indexes = table
        .indexes
        .iter()
        .map(|each| index_def(each, p, r))
        .collect();
    let lists = [
        list("uniques", uniques),
        list("checks", checks.collect()),
        list("excludes", excludes),
        list("foreign_keys", foreign_keys),
        list("indexes", indexes),
    ];
    let view = table.attr.view.as_ref().map(|view| {
        let definition = option(view.definition.as_ref(), p);
        quote!(view: #p::Some(#r::ViewDef { definition: #definition }),)
    });
    quote! {
        #p::register! { #ident => #r::TableDef {
            columns: &[#(#columns),*],
            #primary_key
            #(#lists)*
            #view
            ..#r::TableDef::of::<#ident>(::core::module_path!())
        } }
    }
}

/// A field of the description, left out where it is empty.
fn list(field: &str, elements: Vec<TokenStream>) -> Option<TokenStream> {
    let field = format_ident!("{field}");
    (!elements.is_empty()).then(|| quote!(#field: &[#(#elements),*],))
}

fn column(column: &Column, p: &TokenStream, r: &TokenStream) -> TokenStream {
    let (name, attr, value) = (
        column.name(),
        &column.attr,
        value_of(&column.ty, &quote!(#p::Value)),
    );
    let sql_type = attr.sql_type.as_ref().map(|sql| quote!(.sql_type(#sql)));
    let known = column.known_type().map(|known| {
        let known = known.spelled();
        quote!(.known(#known))
    });
    let unchecked = attr.unchecked.as_ref().map(|_| quote!(.unchecked()));
    let default = match &attr.default {
        Some(default) => match &default.sql {
            Some(sql) => Some(quote!(.default(#sql))),
            None => Some(quote!(.uuid_v7())),
        },
        None if attr.created_at.is_some() || attr.updated_at.is_some() => {
            Some(quote!(.default("now()")))
        }
        None => attr.version.is_some().then(|| quote!(.default("1"))),
    };
    let identity = attr
        .identity
        .as_ref()
        .map(|identity| match identity.by_default {
            true => quote!(.identity(#r::IdentityDef::ByDefault)),
            false => quote!(.identity(#r::IdentityDef::Always)),
        });
    let generated = attr
        .generated
        .as_ref()
        .map(|(_, sql)| quote!(.generated(#sql)));
    quote! {
        #r::column(#name, #value::COLUMN) #sql_type #known #unchecked #default #identity #generated
    }
}

fn unique(unique: &Unique, r: &TokenStream) -> TokenStream {
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

fn exclude(exclude: &Exclude, p: &TokenStream, r: &TokenStream) -> TokenStream {
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

fn foreign_key(
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
        Some(Action { value, .. }) => {
            names::in_case(&value.to_string(), "PascalCase").unwrap_or_default()
        }
        None => "NoAction".to_owned(),
    };
    let name = format_ident!("{name}");
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

fn index_def(each: &Index, p: &TokenStream, r: &TokenStream) -> TokenStream {
    let name = &each.name.text;
    let elements = each.elements.iter().map(|each| element(each, r));
    let flag = |on: bool, field: &str| {
        let field = format_ident!("{field}");
        on.then(|| quote!(#field: true,))
    };
    let text = |sql: Option<String>, field: &str| {
        let field = format_ident!("{field}");
        sql.map(|sql| quote!(#field: #p::Some(#sql),))
    };
    let special = [
        flag(each.unique, "unique"),
        flag(each.nulls_not_distinct, "nulls_not_distinct"),
        text(each.method.as_ref().map(Ident::to_string), "method"),
        list(
            "include",
            indexes(&each.include).map(|at| quote!(#at)).collect(),
        ),
        text(each.filter.as_ref().map(LitStr::value), "filter"),
        text(each.with.as_ref().map(LitStr::value), "with"),
    ];
    let plain = quote!(#r::IndexDef::on(#name, &[#(#elements),*]));
    if special.iter().all(Option::is_none) {
        return plain;
    }
    quote!(#r::IndexDef { #(#special)* ..#plain })
}

fn element(element: &IndexElement, r: &TokenStream) -> TokenStream {
    let on = match (&element.written.on, element.column) {
        (On::Expression(sql), _) => quote!(#r::IndexOn::Expression(#sql)),
        (On::Column(_), at) => {
            let at = index(at.unwrap_or_default());
            quote!(#r::IndexOn::Column(#at))
        }
    };
    let desc = element.written.desc.then(|| quote!(.desc()));
    let nulls = element.written.nulls_first.map(|first| match first {
        true => quote!(.nulls(#r::Nulls::First)),
        false => quote!(.nulls(#r::Nulls::Last)),
    });
    let opclass = element
        .written
        .opclass
        .as_ref()
        .map(|name| quote!(.opclass(#name)));
    quote!(#r::IndexElementDef::on(#on) #desc #nulls #opclass)
}

fn option(value: Option<impl quote::ToTokens>, p: &TokenStream) -> TokenStream {
    match value {
        Some(value) => quote!(#p::Some(#value)),
        None => quote!(#p::None),
    }
}
