//! The registration of the whole description, only with the feature `registry`.

mod column;
mod constraint;
mod index;
mod part;
mod settings;

use proc_macro2::TokenStream;
use quote::quote;

use self::part::{list, option};
use crate::table::model::Table;

pub(super) fn expand(table: &Table, p: &TokenStream) -> TokenStream {
    let ident = &table.ident;
    let r = &quote!(#p::registry);
    let columns = table
        .columns
        .iter()
        .map(|each| column::expand(table, each, p, r));
    let primary_key = table
        .key_name
        .as_ref()
        .filter(|_| !table.is_view())
        .map(|name| {
            let name = &name.text;
            quote!(primary_key: #p::Some(#r::PrimaryKeyDef { name: #name }),)
        });
    let uniques = table.uniques.iter().map(|each| constraint::unique(each, r));
    let checks = table.checks.iter().map(|each| constraint::check(each, r));
    let excludes = table.excludes.iter();
    let excludes = excludes.map(|each| constraint::exclude(each, p, r));
    let foreign_keys = table.references.iter().filter(|_| !table.is_view());
    let foreign_keys = foreign_keys.filter_map(|each| constraint::foreign_key(table, each, p, r));
    let indexes = table.indexes.iter().map(|each| index::expand(each, p, r));
    let lists = [
        list("uniques", uniques.collect()),
        list("checks", checks.collect()),
        list("excludes", excludes.collect()),
        list("foreign_keys", foreign_keys.collect()),
        list("indexes", indexes.collect()),
    ];
    let view = table.attr.view.as_ref().map(|view| {
        let definition = option(view.definition.as_ref(), p);
        let materialized = view.is_materialized();
        quote! {
            view: #p::Some(#r::ViewDef { definition: #definition, materialized: #materialized }),
        }
    });
    let settings = settings::expand(table, p, r);
    quote! {
        #p::register! { #ident => #r::TableDef {
            columns: &[#(#columns),*],
            #primary_key
            #(#lists)*
            #view
            #settings
            ..#r::TableDef::of::<#ident>(::core::module_path!())
        } }
    }
}
