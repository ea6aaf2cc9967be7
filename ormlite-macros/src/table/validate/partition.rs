//! Partitioned tables.

use proc_macro2::{Ident, Span};

use crate::diagnostics::Diagnostics;
use crate::table::model::{Name, Partition, PartitionElement, Table};

/// What PostgreSQL requires of a partitioned table.
pub(super) fn partitions_are_possible(table: &Table, mistakes: &Diagnostics) {
    let Some(partition) = table.partition.as_ref().filter(|_| !table.is_view()) else {
        return;
    };
    if let (true, [_, second, ..]) = (partition.strategy == "list", &partition.elements[..]) {
        mistakes.at(
            second.span(),
            "PostgreSQL partitions a list by one column; remove this",
        );
    }
    for (ident, at) in partition.columns() {
        if table.columns[at].attr.generated.is_some() {
            mistakes.on(
                ident,
                format_args!("`{ident}` is generated, and PostgreSQL partitions by no such column"),
            );
        }
    }
    unique_keys_contain_it(table, partition, mistakes);
    let of_partitions = "is of the partitions, not of the partitioned table; remove this";
    if let Some((token, _)) = &table.attr.options {
        mistakes.on(token, format_args!("`{token}` {of_partitions}"));
    }
    if let Some(token) = &table.attr.unlogged {
        mistakes.on(token, format_args!("`{token}` {of_partitions}"));
    }
}

/// A partition is unique by itself, so that a key is unique in all of them if it has the columns
/// that say which partition a row is in.
fn unique_keys_contain_it(table: &Table, partition: &Partition, mistakes: &Diagnostics) {
    let expressions = partition.elements.iter();
    let expression = expressions
        .filter_map(|element| match element {
            PartitionElement::Expression(sql) => Some(sql),
            PartitionElement::Column(..) => None,
        })
        .next();
    let check = |what: &str, span: Span, columns: &[usize], list: &str| {
        if let Some(sql) = expression {
            mistakes.on(
                sql,
                format_args!(
                    "a table that is partitioned by an expression has no {what}; partition it by a \
                     column, or remove the {what}"
                ),
            );
            return;
        }
        let missing = partition.columns().filter(|(_, at)| !columns.contains(at));
        let missing: Vec<&Ident> = missing.map(|(ident, _)| ident).collect();
        if let [first, ..] = missing[..] {
            let names = columns.iter().map(|at| &table.columns[*at].ident);
            let names: Vec<_> = names.chain(missing.iter().copied()).collect();
            let names: Vec<_> = names.iter().map(|ident| ident.to_string()).collect();
            mistakes.at(
                span,
                format_args!(
                    "the {what} must contain the partition column `{first}`: `{}`",
                    list.replace("..", &names.join(", "))
                ),
            );
        }
    };
    if let Some(name) = &table.key_name {
        let list = "#[table(primary_key(..))]";
        check("primary key", name.span, &table.key, list);
    }
    let list = "#[table(unique(..))]";
    for unique in &table.uniques {
        check("unique constraint", unique.name.span, &unique.columns, list);
    }
    for index in table.indexes.iter().filter(|index| index.unique) {
        let columns = index.elements.iter().filter_map(|element| element.column);
        let columns: Vec<_> = columns.collect();
        let Name { span, .. } = index.name;
        check(
            "unique index",
            span,
            &columns,
            "#[table(index(.., unique))]",
        );
    }
}
