//! Relations: the foreign keys they use.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::diagnostics::{Diagnostics, did_you_mean};
use crate::table::model::{Reference, Table};

/// An extension method is added to a type, and names the foreign key by its accessor.
pub(super) fn extensions_have_a_reference(table: &Table, mistakes: &Diagnostics) {
    let without = table
        .references
        .iter()
        .filter(|reference| reference.accessor.is_none());
    for reference in without {
        let typed = table.target(reference).is_some();
        for (name, key) in reference.extensions.names() {
            if !typed {
                mistakes.on(
                    name,
                    format_args!(
                        "a reference in quotes names no type to add `{name}` to; refer to the type: \
                         `references = Table::column`"
                    ),
                );
            } else if !could_be_derived(table, reference) {
                mistakes.on(
                    name,
                    format_args!(
                        "`{key}` needs the accessor of this foreign key; name it: `relation = ..`"
                    ),
                );
            }
        }
    }
}

/// Whether the accessor is missing because its name is no identifier, which is reported elsewhere.
fn could_be_derived(table: &Table, reference: &Reference) -> bool {
    let [at] = reference.columns[..] else {
        return false;
    };
    let column = table.columns[at].ident.unraw().to_string();
    column.ends_with("_id")
}

/// `many_to_many(tags = tag_id)` names another foreign key of the struct.
pub(super) fn far_sides_are_references(table: &Table, mistakes: &Diagnostics) {
    for (at, (reference, _)) in table.relations().enumerate() {
        for far in &reference.extensions.many_to_many {
            match find(table, &far.by, mistakes) {
                Some(found) if found == at => mistakes.on(
                    &far.by,
                    format_args!("`{}` is this foreign key; name the other one", far.by),
                ),
                _ => {}
            }
        }
    }
}

/// `junction(post_id, tag_id)` names two foreign keys to different tables.
pub(super) fn junctions_have_two_sides(table: &Table, mistakes: &Diagnostics) {
    let Some((key, names)) = &table.attr.junction else {
        return;
    };
    let [near, far] = &names[..] else {
        mistakes.on(
            key,
            "a junction table has two foreign keys; write `junction(post_id, tag_id)`",
        );
        return;
    };
    let found = [near, far].map(|name| find(table, name, mistakes));
    let [Some(near_at), Some(far_at)] = found else {
        return;
    };
    if near_at == far_at {
        mistakes.on(
            far,
            format_args!("`{far}` is listed twice; name two foreign keys"),
        );
    } else if !table.differ([near_at, far_at]) {
        mistakes.on(
            far,
            format_args!(
                "both foreign keys refer to the same table, so the relation must name them in order: \
                 `many_to_many(followers = {}({near}, {far}), to = ..)`; remove this",
                table.ident
            ),
        );
    }
}

/// The index of a relation by its name or its column. An unknown one is reported.
fn find(table: &Table, name: &Ident, mistakes: &Diagnostics) -> Option<usize> {
    let found = table.relation_at(name);
    if found.is_none() && is_nameless(table, name) {
        mistakes.on(
            name,
            format_args!("the foreign key of `{name}` has no accessor; name it: `relation = ..`"),
        );
    } else if found.is_none() {
        let hint = did_you_mean(
            &name.unraw().to_string(),
            known(table).iter().map(String::as_str),
        )
        .unwrap_or_else(|| "name a column with `references = Table::column`".to_owned());
        let table = &table.ident;
        mistakes.on(
            name,
            format_args!("`{table}` has no foreign key `{name}` to a Rust type; {hint}"),
        );
    }
    found
}

/// Whether the column with this name refers to a type, without an accessor.
fn is_nameless(table: &Table, name: &Ident) -> bool {
    let typed = table
        .references
        .iter()
        .filter(|reference| table.target(reference).is_some());
    let mut columns = typed.map(|reference| &reference.columns[..]);
    columns
        .any(|columns| matches!(columns, [at] if table.columns[*at].ident.unraw() == name.unraw()))
}

/// The names of the relations: their accessors, and the columns of those with one column.
fn known(table: &Table) -> Vec<String> {
    let names = table.relations().flat_map(|(reference, accessor)| {
        let column = match reference.columns[..] {
            [at] => Some(&table.columns[at].ident),
            _ => None,
        };
        column.into_iter().chain([accessor])
    });
    names.map(|name| name.unraw().to_string()).collect()
}
