//! Columns and domains of a type.

use super::facts::{Facts, column_id};
use super::rule::Found;
use crate::model::{ObjectId, TypeKind};

/// The columns whose type, or that of their elements, is such a one, and the domains over it.
pub(super) fn of_type(
    facts: &Facts<'_>,
    is_meant: fn(&str) -> bool,
    why: impl Fn(&str) -> String,
    remedy: &str,
) -> Vec<Found> {
    let is_meant = |ty: &str| is_meant(ty.trim_end_matches("[]"));
    let found = |object, ty: &str| Found {
        object,
        why: why(ty),
        remedy: remedy.to_owned(),
    };
    let columns = facts.columns().filter(|(_, column)| is_meant(&column.ty));
    let columns = columns.map(|(table, column)| found(column_id(table, column), &column.ty));
    let types = facts.catalog.types.iter();
    let domains = types.filter_map(|(name, ty)| match &ty.kind {
        TypeKind::Domain(domain) if is_meant(&domain.base) => {
            Some(found(ObjectId::Type(name.clone()), &domain.base))
        }
        _ => None,
    });
    columns.chain(domains).collect()
}

/// The name of a type without its numbers: `character` of `character(3)`.
pub(super) fn base(ty: &str) -> &str {
    ty.split('(').next().unwrap_or(ty).trim()
}
