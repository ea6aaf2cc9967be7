//! What a registered table has besides columns, constraints and indexes.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::literal::index;
use super::part::{flag, list, pascal, some};
use crate::table::attr::policy::Policy;
use crate::table::model::{Partition, PartitionElement, Table};

pub(super) fn expand(table: &Table, p: &TokenStream, r: &TokenStream) -> TokenStream {
    let attr = &table.attr;
    let options = attr.options.iter().flat_map(|(_, options)| options);
    let options = options.map(|option| {
        let (name, value) = (&option.name, &option.value);
        quote!((#name, #value))
    });
    let partition = table.partition.as_ref().map(|each| partition(each, r));
    let row_security = attr.row_security.as_ref().map(|each| match each.forced {
        true => quote!(#r::RowSecurity::Forced),
        false => quote!(#r::RowSecurity::Enabled),
    });
    let policies = attr.policies.iter().map(|each| policy(each, p, r));
    let fields = [
        some(table.comment(), "comment", p),
        list("options", options.collect()),
        flag(attr.unlogged.is_some(), "unlogged"),
        some(partition, "partition_by", p),
        some(row_security, "row_security", p),
        list("policies", policies.collect()),
        some(attr.was.as_ref(), "was", p),
    ];
    quote!(#(#fields)*)
}

fn partition(partition: &Partition, r: &TokenStream) -> TokenStream {
    let strategy = pascal(&partition.strategy);
    let key = partition.elements.iter().map(|element| match element {
        PartitionElement::Column(_, at) => {
            let at = index(*at);
            quote!(#r::IndexOn::Column(#at))
        }
        PartitionElement::Expression(sql) => quote!(#r::IndexOn::Expression(#sql)),
    });
    quote! {
        #r::PartitionByDef { strategy: #r::PartitionStrategy::#strategy, key: &[#(#key),*] }
    }
}

fn policy(policy: &Policy, p: &TokenStream, r: &TokenStream) -> TokenStream {
    let name = &policy.name;
    let command = policy.command.as_ref().map(|word| {
        let word = pascal(word);
        quote!(command: #r::PolicyCommand::#word,)
    });
    let roles = policy.roles.iter().map(|role| quote!(#role));
    let roles = list("roles", roles.collect());
    let using = some(policy.using.as_ref(), "using", p);
    let check = some(policy.check.as_ref(), "check", p);
    let restrictive = flag(policy.restrictive, "restrictive");
    quote! {
        #r::PolicyDef { #command #roles #using #check #restrictive ..#r::PolicyDef::named(#name) }
    }
}
