//! Removes what would not compile from a table with mistakes, so that one mistake is one error.

use syn::Ident;

use super::model::Table;
use crate::names;

/// Removes what would not compile.
pub(crate) fn repair(table: &mut Table) {
    if table.attr.columns.is_none() {
        for at in 0..table.columns.len() {
            table.columns[at].hidden = table.hides_function(&table.columns[at].ident);
        }
    }
    let mut seen = Vec::new();
    for at in 0..table.references.len() {
        let Some(accessor) = table.references[at].accessor.clone() else {
            continue;
        };
        let earlier: Vec<_> = seen.iter().collect();
        if table.name_taken(&accessor, &earlier).is_some() {
            table.references[at].accessor = None;
        } else {
            seen.push(accessor);
        }
    }
    for inverse in std::mem::take(&mut table.attr.inverses) {
        let earlier: Vec<_> = seen.iter().collect();
        if table.name_taken(&inverse.name, &earlier).is_none() {
            seen.push(inverse.name.clone());
            table.attr.inverses.push(inverse);
        }
    }
    repair_extensions(table);
}

/// Removes methods whose extension traits would have the same name.
fn repair_extensions(table: &mut Table) {
    let mut seen = Vec::new();
    for at in 0..table.references.len() {
        let reference = &table.references[at];
        let Some((target, _)) = table.target(reference) else {
            continue;
        };
        let mut fresh = |name: &Ident| {
            let extension = names::extension(&target, name);
            let fresh = !seen.contains(&extension);
            seen.push(extension);
            fresh
        };
        let extensions = &mut table.references[at].extensions;
        extensions.inverse = extensions.inverse.take().filter(&mut fresh);
        extensions.many_to_many.retain(|far| fresh(&far.name));
    }
}
