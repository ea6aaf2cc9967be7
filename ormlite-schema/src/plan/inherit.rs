//! Which parent tables a table leaves, keeps and joins, and which type.
//!
//! It leaves them before all else, and joins others when the columns and checks of both are what they
//! will be. In between its parts change with those of the parents that it keeps, and all others by
//! themselves.

use std::collections::BTreeSet;

use super::context::Context;
use super::fate::Fate;
use super::graph::{Action, Graph};
use super::side::Side;
use super::step::{LockMode, Step};
use crate::ddl;
use crate::model::{Catalog, Column, Constraint, ConstraintKind, Name, ObjectId, Table};

/// The parent tables that a table has before, during and after the plan.
pub(super) fn kept_parents<'c>(
    cx: &Context<'c>,
    table: &Name,
) -> impl Iterator<Item = &'c Name> + use<'c> {
    let cx = *cx;
    let both = cx.old.tables.get(table).zip(cx.new.tables.get(table));
    let both = both.filter(|_| cx.is_kept(table) && !cx.is_moved(table));
    let kept = both.into_iter().flat_map(|(old, new)| {
        let parents = new.parents();
        parents.filter(|parent| old.parents().any(|own| own == *parent))
    });
    kept.filter(move |parent| !cx.is_dropped(parent))
}

/// The same without the partitioned table of a partition.
pub(super) fn kept_inherited<'c>(
    cx: &Context<'c>,
    table: &Name,
) -> impl Iterator<Item = &'c Name> + use<'c> {
    let new = cx.new.tables.get(table);
    let inherits = new.map(|new| &new.inherits);
    let is_inherited = move |parent: &&Name| inherits.is_some_and(|all| all.contains(*parent));
    kept_parents(cx, table).filter(is_inherited)
}

/// The tables that inherit from a table before, during and after the plan; no partitions.
pub(super) fn kept_children<'c>(
    cx: &'c Context<'c>,
    table: &'c Name,
) -> impl Iterator<Item = &'c Name> + 'c {
    let tables = cx.new.tables.iter();
    let children = tables.filter(|(_, child)| child.inherits.contains(table));
    let children = children.map(|(name, _)| name);
    children.filter(move |name| kept_parents(cx, name).any(|parent| parent == table))
}

/// All tables that inherit from a table before, during and after the plan, and its partitions.
pub(super) fn kept_descendants(cx: &Context<'_>, table: &Name) -> BTreeSet<Name> {
    let below = cx.new.descendants(table).into_iter();
    below.filter(|name| is_below(cx, name, table)).collect()
}

fn is_below(cx: &Context<'_>, name: &Name, table: &Name) -> bool {
    let mut parents = kept_parents(cx, name);
    parents.any(|parent| parent == table || is_below(cx, parent, table))
}

/// Whether a table has its type before, during and after the plan.
pub(super) fn keeps_type(cx: &Context<'_>, table: &Name) -> bool {
    let of = |catalog: &Catalog| catalog.tables.get(table)?.of_type.clone();
    let ty = of(cx.new).filter(|ty| cx.is_kept(table) && of(cx.old).as_ref() == Some(ty));
    let fate = ty.map(|ty| cx.fate(&ObjectId::Type(ty)));
    matches!(fate, Some(Fate::Kept | Fate::Altered))
}

/// Whether a table gets a new part with that of a parent: it has joined it before.
pub(super) fn is_given(cx: &Context<'_>, parent: &Name, of_parent: &ObjectId) -> bool {
    cx.is_kept(parent) && cx.fate(of_parent).is_created()
}

/// Whether a table gets a check that it inherits by itself: no parent gets it in this plan.
pub(super) fn is_own_check(cx: &Context<'_>, table: &Name, name: &str) -> bool {
    let new = cx.new.tables.get(table).filter(|_| cx.is_kept(table));
    new.is_some_and(|new| {
        let mut parents = new.inherits.iter();
        !new.inherits.is_empty()
            && !parents.any(|parent| is_given(cx, parent, &check(parent, name)))
    })
}

/// Whether a check is dropped with that of a parent.
pub(super) fn loses_check(cx: &Context<'_>, table: &Name, name: &str) -> bool {
    let is_inheriting = cx.old.tables.get(table);
    let is_inheriting = is_inheriting.is_some_and(|old| !old.inherits.is_empty());
    match is_inheriting && cx.is_kept(table) {
        true => kept_inherited(cx, table).any(|parent| has_check(cx.old, parent, name)),
        false => !cx.is_moved(table),
    }
}

/// Whether a table has a check that those inherit which inherit from the table.
pub(super) fn has_check(catalog: &Catalog, table: &Name, name: &str) -> bool {
    let constraint = catalog.constraint(table, name);
    constraint.is_some_and(Constraint::is_inheritable)
}

/// Whether an object of a table needs another one only as its counterpart of a parent table: the
/// table can leave the parent and keep it.
pub(super) fn is_counterpart(catalog: &Side<'_>, of_parent: &ObjectId, own: &ObjectId) -> bool {
    let inherits = |child: &Name, parent: &Name| {
        let child = catalog.tables.get(child);
        child.is_some_and(|child| child.inherits.contains(parent))
    };
    match (own, of_parent) {
        (ObjectId::Table(child), ObjectId::Table(parent)) => inherits(child, parent),
        (ObjectId::Column(child, column), ObjectId::Column(parent, of_parent)) => {
            column == of_parent && inherits(child, parent)
        }
        _ => false,
    }
}

/// Takes a table from the parents and the type that it does not keep.
pub(super) fn leave(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some(old) = cx.old.tables.get(name).filter(|_| cx.is_kept(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Table(name.clone());
    let kept: Vec<_> = kept_parents(cx, name).collect();
    let left = old.inherits.iter().filter(|parent| !kept.contains(parent));
    let left = left.map(|parent| ddl::set_inheritance(name, parent, false));
    let is_typed = old.of_type.is_some() && !keeps_type(cx, name);
    let untyped = is_typed.then(|| ddl::set_type_of_table(name, None));
    let statements = left.chain(untyped);
    statements
        .map(|sql| cx.exclusive_only(&id, name, sql))
        .collect()
}

/// Adds the operations that give tables new parents and types.
pub(super) fn join(cx: &Context<'_>, graph: &mut Graph) {
    for (name, new) in &cx.new.tables {
        let steps = joined(cx, name, new);
        if steps.is_empty() {
            continue;
        }
        let id = ObjectId::Table(name.clone());
        graph.add(Action::Attach, id.clone(), steps);
        let given = given_parts(cx, name, new);
        let mut before = parts(cx, name);
        for parent in joined_parents(cx, name, new) {
            let created = ObjectId::Table(parent.clone());
            graph.order((Action::Create, &created), (Action::Attach, &id));
            before.extend(parts(cx, parent));
        }
        for (own, of_parent) in given {
            graph.order((Action::Attach, &id), (Action::Create, &of_parent));
            before.remove(&own);
            before.remove(&of_parent);
        }
        for part in before {
            follow(graph, &id, &part);
        }
        if let Some(ty) = &new.of_type {
            follow(graph, &id, &ObjectId::Type(ty.clone()));
        }
    }
}

/// Lets a table join its new parents after what is done with an object.
fn follow(graph: &mut Graph, table: &ObjectId, object: &ObjectId) {
    for action in [Action::Drop, Action::Alter, Action::Create] {
        if graph.has(action, object) {
            graph.order((action, object), (Action::Attach, table));
        }
    }
}

fn joined_parents<'c>(
    cx: &Context<'c>,
    name: &Name,
    new: &'c Table,
) -> impl Iterator<Item = &'c Name> + use<'c> {
    let kept: Vec<_> = kept_parents(cx, name).collect();
    let is_joined = move |parent: &&Name| !kept.contains(parent);
    new.inherits.iter().filter(is_joined)
}

fn joined(cx: &Context<'_>, name: &Name, new: &Table) -> Vec<Step> {
    if !cx.is_kept(name) {
        return Vec::new();
    }
    let id = ObjectId::Table(name.clone());
    let mut steps = Vec::new();
    for parent in joined_parents(cx, name, new) {
        let step = cx.exclusive_only(&id, name, ddl::set_inheritance(name, parent, true));
        steps.push(cx.lock(step, parent, LockMode::ShareUpdateExclusive));
    }
    if new.of_type.is_some() && !keeps_type(cx, name) {
        let sql = ddl::set_type_of_table(name, new.of_type.as_ref());
        steps.push(cx.exclusive_only(&id, name, sql));
    }
    steps
}

/// The columns and checks of a table, before and after.
fn parts(cx: &Context<'_>, table: &Name) -> BTreeSet<ObjectId> {
    let sides = [cx.old.tables.get(table), cx.new.tables.get(table)];
    let mut parts = BTreeSet::new();
    for side in sides.into_iter().flatten() {
        let columns = side.columns.iter();
        parts.extend(columns.map(|it| ObjectId::Column(table.clone(), it.name.clone())));
        let checks = side.constraints.iter();
        let checks = checks.filter(|(_, it)| matches!(it.kind, ConstraintKind::Check { .. }));
        parts.extend(checks.map(|(name, _)| check(table, name)));
    }
    parts
}

/// The new parts that a table gets from its parents, each with that of the parent.
fn given_parts(cx: &Context<'_>, name: &Name, new: &Table) -> Vec<(ObjectId, ObjectId)> {
    let column = |table: &Name, own: &Column| ObjectId::Column(table.clone(), own.name.clone());
    let mut given = Vec::new();
    for parent in &new.inherits {
        let columns = new.columns.iter().filter(|own| own.inherited);
        given.extend(columns.map(|own| (column(name, own), parent, column(parent, own))));
        let checks = new.constraints.iter().filter(|(_, own)| own.inherited);
        given.extend(checks.map(|(own, _)| (check(name, own), parent, check(parent, own))));
    }
    given.retain(|(own, parent, of_parent)| {
        cx.fate(own).is_created() && is_given(cx, parent, of_parent)
    });
    let given = given.into_iter();
    given.map(|(own, _, of_parent)| (own, of_parent)).collect()
}

fn check(table: &Name, name: &str) -> ObjectId {
    ObjectId::Constraint(table.clone(), name.to_owned())
}

/// A column or check that a table has of its own, too, is dropped after that of the parent which has
/// held it, and created before.
pub(super) fn arrange(cx: &Context<'_>, graph: &mut Graph) {
    for child in cx.new.tables.keys() {
        for parent in kept_inherited(cx, child) {
            for of_parent in parts(cx, parent) {
                let own = match &of_parent {
                    ObjectId::Column(_, name) => ObjectId::Column(child.clone(), name.clone()),
                    ObjectId::Constraint(_, name) => check(child, name),
                    _ => continue,
                };
                graph.order((Action::Drop, &of_parent), (Action::Drop, &own));
                graph.order((Action::Drop, &of_parent), (Action::Alter, &own));
                if !is_inherited(cx.new, &own) {
                    graph.order((Action::Create, &own), (Action::Create, &of_parent));
                    graph.order((Action::Alter, &own), (Action::Create, &of_parent));
                }
            }
        }
    }
}

/// Whether a column or check is only that of a parent.
fn is_inherited(catalog: &Catalog, object: &ObjectId) -> bool {
    match object {
        ObjectId::Column(table, name) => {
            let column = catalog.column(table, name);
            column.is_some_and(|column| column.inherited)
        }
        ObjectId::Constraint(table, name) => {
            let constraint = catalog.constraint(table, name);
            constraint.is_some_and(|constraint| constraint.inherited)
        }
        _ => false,
    }
}
