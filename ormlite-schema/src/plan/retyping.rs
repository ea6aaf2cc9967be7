//! What a change of the type of a column does with the rows and indexes of its table.

use super::context::{Context, is_type};
use super::step::Work;
use super::type_change::{self, keeps_bytes, operator_class};
use crate::model::{
    Catalog, Column, ConstraintKind, Domain, Index, IndexOn, Name, ObjectId, TypeKind,
};

/// The work of `ALTER COLUMN .. TYPE`.
pub(super) fn work(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> Work {
    let (before, after) = (base(cx.old, &old.ty), base(cx.new, &new.ty));
    let is_same = old.ty == new.ty;
    let is_replaced = is_same && cx.is_replaced(&new.ty);
    let is_checked = !is_same && is_constrained(cx.new, &new.ty);
    let is_converted = cx.using(table, &new.name).is_some();
    if is_replaced || is_checked || is_converted || !keeps_bytes(before, after) {
        return Work::Rewrite;
    }
    let is_sorted_anew =
        old.collation != new.collation || operator_class(before) != operator_class(after);
    let tree = cx.tree(table);
    let works = tree
        .iter()
        .map(|table| of_users(cx, table, &new.name, is_sorted_anew));
    works.max().unwrap_or_default()
}

/// The work for what uses the column: indexes are built anew if their order or an expression
/// changes, and checks read all rows.
fn of_users(cx: &Context<'_>, table: &Name, column: &str, is_sorted_anew: bool) -> Work {
    let id = ObjectId::Column(table.clone(), column.to_owned());
    let users = cx.old.needs.users(&id);
    let kept = users.filter(|user| !cx.fate(user).is_dropped());
    let works = kept.map(|user| match user {
        ObjectId::Index(name) => match cx.old.index(name) {
            Some((_, index)) if is_built_anew(index, column, is_sorted_anew) => Work::IndexBuild,
            _ => Work::Catalog,
        },
        ObjectId::Constraint(of, name) if of == table => {
            match cx
                .old
                .constraint(of, name)
                .map(|constraint| &constraint.kind)
            {
                Some(ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key))
                    if is_sorted_anew && key.columns.iter().any(|own| own == column) =>
                {
                    Work::IndexBuild
                }
                Some(ConstraintKind::Exclude(exclude))
                    if is_sorted_anew || exclude.filter.is_some() =>
                {
                    Work::IndexBuild
                }
                Some(ConstraintKind::Check { .. }) => Work::Scan,
                _ => Work::Catalog,
            }
        }
        _ => Work::Catalog,
    });
    works.max().unwrap_or_default()
}

fn is_built_anew(index: &Index, column: &str, is_sorted_anew: bool) -> bool {
    let mut elements = index.elements.iter().map(|element| &element.on);
    let has_expression = |on: &IndexOn| matches!(on, IndexOn::Expression(_));
    let is_key = |on: &IndexOn| matches!(on, IndexOn::Column(own) if own == column);
    index.filter.is_some()
        || elements.any(|on| has_expression(on) || (is_sorted_anew && is_key(on)))
}

fn domain<'a>(catalog: &'a Catalog, ty: &str) -> Option<&'a Domain> {
    let mut types = catalog.types.iter();
    types.find_map(|(name, own)| match &own.kind {
        TypeKind::Domain(domain) if is_type(name, ty) => Some(domain),
        _ => None,
    })
}

/// The type that the values of a domain have; any other type itself.
pub(super) fn base<'a>(catalog: &'a Catalog, ty: &'a str) -> &'a str {
    domain(catalog, ty).map_or(ty, |domain| base(catalog, &domain.base))
}

/// Whether a type is a domain that refuses some values of its base type.
pub(super) fn is_constrained(catalog: &Catalog, ty: &str) -> bool {
    domain(catalog, ty).is_some_and(|domain| {
        domain.not_null || !domain.checks.is_empty() || is_constrained(catalog, &domain.base)
    })
}

/// Whether a default has to be computed for each row.
pub(super) fn is_volatile(catalog: &Catalog, default: &str) -> bool {
    type_change::is_volatile(default, |name| is_stable(catalog, name))
}

/// Whether a default is computed once, by a function of the user.
pub(super) fn calls_stable(catalog: &Catalog, default: &str) -> bool {
    type_change::is_volatile(default, |_| false) && !is_volatile(catalog, default)
}

/// Whether all functions of a name give the same result for all rows of a statement.
fn is_stable(catalog: &Catalog, name: &str) -> bool {
    let routines = catalog.routines.iter();
    let mut named = routines.filter(|(signature, _)| signature.name.name == name);
    let is_stable = |definition: &str| {
        let head = definition.split("\nAS ").next().unwrap_or_default();
        head.split_whitespace()
            .any(|word| word == "STABLE" || word == "IMMUTABLE")
    };
    named.clone().next().is_some() && named.all(|(_, routine)| is_stable(&routine.definition))
}
