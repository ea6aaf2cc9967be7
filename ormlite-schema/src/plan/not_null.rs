//! `NOT NULL` of columns: a property of the column before PostgreSQL 18, a constraint since then.

use ormlite_core::schema::registry::{generated_name, quoted};

use super::backfill;
use super::constraint::proves_not_null;
use super::context::Context;
use super::inherit;
use super::step::{Step, Work};
use crate::ddl;
use crate::model::{Catalog, Column, Constraint, Name, NotNull, ObjectId};

/// The steps that lead from `NOT NULL` of one column to that of another.
pub(super) fn change(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> Vec<Step> {
    let name = &new.name;
    if comes_with_parent(cx, table, old, new) {
        // That of a partition is its own, too, if it was set before that of the partitioned table was, which
        // the catalog does not tell. Where it is gone by then, the statement does nothing.
        let of = cx
            .new
            .tables
            .get(table)
            .and_then(|table| table.partition_of.as_ref());
        let may_stay = of.is_some() && cx.is_kept(table) && is_constraint(cx);
        return match (&old.not_null, &new.not_null) {
            (Some(_), None) if may_stay => vec![drop(cx, table, name)],
            _ => Vec::new(),
        };
    }
    match (&old.not_null, &new.not_null) {
        (Some(_), None) => {
            let mut steps = vec![drop(cx, table, name)];
            steps.extend(restored(cx, table, name));
            steps
        }
        (None, Some(after)) => add(cx, table, name, after),
        (Some(before), Some(after)) if !before.not_valid && after.not_valid => {
            let dropped = [drop(cx, table, name)].into_iter();
            dropped.chain(add(cx, table, name, after)).collect()
        }
        (Some(before), Some(after)) => alter(cx, table, name, before, after),
        (None, None) => Vec::new(),
    }
}

/// What a constraint of a table needs before those of its parents are changed: it becomes the table's
/// own while it exists, so that no row is read again, and gets another name while it can.
pub(super) fn prepare(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> Vec<Step> {
    let (Some(before), Some(after)) = (&old.not_null, &new.not_null) else {
        return Vec::new();
    };
    let name = &new.name;
    if !is_constraint(cx) {
        return Vec::new();
    }
    match (before.inherited, after.inherited) {
        (true, false) if is_held(cx, cx.old, table, name) => {
            let id = ObjectId::Column(table.clone(), name.clone());
            vec![cx.exclusive_only(&id, table, ddl::set_not_null(table, name))]
        }
        (false, true) if is_held(cx, cx.new, table, name) => {
            rename(cx, table, name, before, after).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Names the constraint of a new column where a child has it already: the server would choose another
/// name.
pub(super) fn named(cx: &Context<'_>, table: &Name, column: &Column) -> Column {
    let mut column = column.clone();
    if let (true, Some(not_null)) = (is_constraint(cx), &mut column.not_null) {
        let implied = ddl::not_null_name(table, &column.name, not_null);
        let mut below = inherit::kept_descendants(cx, table).into_iter();
        if below.any(|child| {
            let own = cx.new.column(&child, &column.name);
            let own = own.and_then(|own| own.not_null.as_ref());
            own.is_some_and(|own| own.name.as_ref() == Some(&implied))
        }) {
            not_null.name = Some(implied);
        }
    }
    column
}

/// Drops a constraint before its column, which tables keep that inherit it.
pub(super) fn release(cx: &Context<'_>, table: &Name, column: &Column) -> Vec<Step> {
    let not_null = column.not_null.as_ref().filter(|_| is_constraint(cx));
    let not_null = not_null.filter(|own| !own.no_inherit);
    let not_null =
        not_null.filter(|own| !own.inherited || !is_held(cx, cx.old, table, &column.name));
    let step = not_null.map(|_| drop(cx, table, &column.name));
    step.into_iter().collect()
}

/// Whether a parent table that is kept has the column NOT NULL.
fn is_held(cx: &Context<'_>, catalog: &Catalog, table: &Name, column: &str) -> bool {
    inherit::kept_parents(cx, table).any(|parent| {
        let column = catalog.column(parent, column);
        column.is_some_and(|column| column.not_null.is_some())
    })
}

fn rename(
    cx: &Context<'_>,
    table: &Name,
    column: &str,
    old: &NotNull,
    new: &NotNull,
) -> Option<Step> {
    let (from, to) = (
        ddl::not_null_name(table, column, old),
        ddl::not_null_name(table, column, new),
    );
    let sql = (from != to).then(|| ddl::rename_constraint(table, &from, &to));
    sql.map(|sql| exclusive(cx, table, column, sql))
}

/// Sets what tables that inherit keep, and have lost with the parent's: before PostgreSQL 18 it is the
/// same for the server.
fn restored(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    if is_constraint(cx) {
        return Vec::new();
    }
    let mut steps = Vec::new();
    for child in inherit::kept_descendants(cx, table) {
        let not_null = |catalog: &Catalog| catalog.column(&child, name)?.not_null.clone();
        if let (Some(_), Some(wanted)) = (not_null(cx.old), not_null(cx.new)) {
            steps.extend(add(cx, &child, name, &wanted));
        }
    }
    steps
}

/// Whether the change is that of a parent table, which the server makes in those that inherit from it.
fn comes_with_parent(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> bool {
    let name = &new.name;
    match (&old.not_null, &new.not_null) {
        (None, Some(after)) if is_constraint(cx) => {
            return after.inherited && is_held(cx, cx.new, table, name);
        }
        (Some(before), None) if is_constraint(cx) && !before.inherited => return false,
        (Some(before), Some(after)) => {
            let is_inherited = before.inherited && after.inherited;
            return is_inherited && is_held(cx, cx.old, table, name);
        }
        _ => {}
    }
    let has = |catalog: &Catalog, parent: &Name| {
        let column = catalog.column(parent, name);
        column.is_some_and(|column| column.not_null.is_some())
    };
    inherit::kept_parents(cx, table).any(|parent| {
        let wanted = new.not_null.is_some();
        // Before PostgreSQL 18 the column comes or goes without its NOT NULL.
        let id = ObjectId::Column(parent.clone(), name.clone());
        let fate = cx.fate(&id);
        let is_apart = fate.is_dropped() || fate.is_created();
        has(cx.old, parent) != wanted
            && has(cx.new, parent) == wanted
            && (is_constraint(cx) || !is_apart)
    })
}

fn exclusive(cx: &Context<'_>, table: &Name, column: &str, sql: String) -> Step {
    let id = ObjectId::Column(table.clone(), column.to_owned());
    cx.exclusive(&id, table, sql)
}

fn drop(cx: &Context<'_>, table: &Name, column: &str) -> Step {
    let sql = ddl::drop_not_null(table, column);
    if !is_constraint(cx) {
        return exclusive(cx, table, column, sql);
    }
    let step = Step::new(&ObjectId::Column(table.clone(), column.to_owned()), sql);
    let not_null =
        |catalog: &Catalog, table: &Name| catalog.column(table, column)?.not_null.clone();
    cx.lock_inheriting(step, table, |child| {
        let is_inherited = not_null(cx.old, child).is_some_and(|own| own.inherited);
        is_inherited && not_null(cx.new, child).is_none()
    })
}

/// Whether `NOT NULL` is a constraint, which has a name and can be `NOT VALID`.
fn is_constraint(cx: &Context<'_>) -> bool {
    cx.options.server_version >= 180_000
}

fn add(cx: &Context<'_>, table: &Name, column: &str, wanted: &NotNull) -> Vec<Step> {
    let id = ObjectId::Column(table.clone(), column.to_owned());
    let exclusive = |sql: String| exclusive(cx, table, column, sql);
    let fails = format!("rows with NULL in {table}.{column} make it fail");
    let is_implied = proves_not_null(cx.old, table, column);
    let is_filled = cx.old.column(table, column).is_some();
    let value = cx.fill(table, column).filter(|_| is_filled);
    let fill = value.map(|value| backfill::steps(cx, table, column, value));
    let mut steps = fill.unwrap_or_default();
    if is_constraint(cx) {
        let name = ddl::not_null_name(table, column, wanted);
        let add = |not_valid: bool| {
            let not_null = NotNull {
                name: Some(name.clone()),
                not_valid,
                ..wanted.clone()
            };
            exclusive(ddl::add_not_null(table, column, &not_null))
        };
        if wanted.not_valid || is_implied {
            steps.push(add(wanted.not_valid));
        } else if cx.is_online(table) {
            steps.push(add(true));
            steps.push(cx.validate(&id, table, &name).caution(fails));
        } else {
            steps.push(add(false).work(Work::Scan).caution(fails));
        }
        steps.extend(comment(cx, table, column, &NotNull::default(), wanted));
        return steps;
    }
    let set = exclusive(ddl::set_not_null(table, column));
    if is_implied {
        steps.push(set);
    } else if cx.is_online(table) {
        // The server reads no row for SET NOT NULL under a validated CHECK.
        let check = generated_name(&table.name, column, "not_null_check");
        let is_not_null = Constraint::not_valid_check(format!("{} IS NOT NULL", quoted(column)));
        let add = ddl::add_constraint(table, &check, &is_not_null, false);
        steps.push(exclusive(add));
        steps.push(cx.validate(&id, table, &check).caution(fails));
        steps.push(set);
        steps.push(exclusive(ddl::drop_constraint(table, &check)));
    } else {
        steps.push(set.work(Work::Scan).caution(fails));
    }
    steps
}

fn alter(cx: &Context<'_>, table: &Name, column: &str, old: &NotNull, new: &NotNull) -> Vec<Step> {
    if !is_constraint(cx) {
        return Vec::new();
    }
    let id = ObjectId::Column(table.clone(), column.to_owned());
    let exclusive = |sql: String| exclusive(cx, table, column, sql);
    let to = ddl::not_null_name(table, column, new);
    let mut steps = Vec::new();
    if old.inherited || !new.inherited || !is_held(cx, cx.new, table, column) {
        steps.extend(rename(cx, table, column, old, new));
    }
    if old.no_inherit != new.no_inherit {
        let sql = ddl::set_constraint_inheritance(table, &to, !new.no_inherit);
        let step = exclusive(sql);
        let is_checked = !new.no_inherit && is_null_below(cx.old, table, column);
        steps.push(if is_checked {
            step.work(Work::Scan)
        } else {
            step
        });
    }
    if old.not_valid && !new.not_valid {
        let fails = format!("rows with NULL in {table}.{column} make it fail");
        steps.push(cx.validate(&id, table, &to).caution(fails));
    }
    steps.extend(comment(cx, table, column, old, new));
    steps
}

/// Whether a table that inherits the column allows NULL in it.
fn is_null_below(catalog: &Catalog, table: &Name, column: &str) -> bool {
    let tables = catalog.descendants(table).into_iter();
    let mut columns = tables.filter_map(|table| catalog.column(&table, column));
    columns.any(|column| column.not_null.is_none())
}

fn comment(
    cx: &Context<'_>,
    table: &Name,
    column: &str,
    old: &NotNull,
    new: &NotNull,
) -> Option<Step> {
    let name = ddl::not_null_name(table, column, new);
    let target = ddl::constraint_object(table, &name);
    let id = ObjectId::Constraint(table.clone(), name);
    cx.comment_on(&id, &target, &old.comment, &new.comment)
}
