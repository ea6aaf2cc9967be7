//! `partition_by = range(created_at)` as it is written.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

use super::index::On;
use crate::args::Keyed;
use crate::diagnostics::{Diagnostics, did_you_mean};

pub(super) const EXAMPLE: &str = "partition_by = range(created_at)";

const STRATEGIES: [&str; 3] = ["range", "list", "hash"];

/// How a table distributes its rows to partitions.
pub(crate) struct PartitionBy {
    pub(crate) key: Ident,
    pub(crate) strategy: Ident,
    /// Columns and expressions.
    pub(crate) elements: Vec<On>,
}

impl PartitionBy {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let (strategy, elements) = arg.value(
            |input| {
                let strategy = input.call(Ident::parse_any)?;
                let list;
                syn::parenthesized!(list in input);
                let elements = Punctuated::<On, Token![,]>::parse_terminated_with(&list, element)?;
                match elements.is_empty() {
                    true => Err(input.error("no columns")),
                    false => Ok((strategy, elements.into_iter().collect())),
                }
            },
            mistakes,
        )?;
        let name = strategy.to_string();
        if !STRATEGIES.contains(&&*name) {
            let hint = did_you_mean(&name, STRATEGIES).unwrap_or_else(|| {
                "tables are partitioned by `range`, `list` or `hash`".to_owned()
            });
            mistakes.on(&strategy, format_args!("unknown `{name}(..)`; {hint}"));
            return None;
        }
        Some(Self {
            key: arg.key.clone(),
            strategy,
            elements,
        })
    }
}

/// A column, or an expression in quotes.
fn element(input: ParseStream<'_>) -> syn::Result<On> {
    match input.peek(LitStr) {
        true => input.parse().map(On::Expression),
        false => input.call(Ident::parse_any).map(On::Column),
    }
}
