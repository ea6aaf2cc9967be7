//! Columns of tables.

use ormlite_core::schema::registry::quoted;

use super::backfill;
use super::context::{self, Context};
use super::fate::Fate;
use super::inherit;
use super::not_null;
use super::of_parent::{
    beside_another, default_of_parents, is_created_with_another, is_dropped_alone,
    is_dropped_with_another, is_kept_below, is_retyped_by_parent,
};
use super::retyping::{self, base};
use super::settings::{notes, settings};
use super::step::{LockMode, Step, Work};
use super::type_change::{conversion, is_assigned, is_widened};
use crate::ddl::{self, GrantedOn};
use crate::model::{
    Catalog, Column, ConstraintKind, GeneratedKind, Identity, IndexOn, Name, ObjectId,
    SequenceOptions,
};

pub(super) fn compare(old: &Column, new: &Column, server: u32) -> Fate {
    let is_regenerated = match (&old.generated, &new.generated) {
        (None, None) => false,
        // `DROP EXPRESSION` keeps the stored values, and a virtual column has none.
        (Some(old), None) => old.kind == GeneratedKind::Virtual,
        (None, Some(_)) => true,
        (Some(old), Some(new)) if old.kind != new.kind => true,
        // `SET EXPRESSION` came with PostgreSQL 17.
        (Some(old), Some(new)) => server < 170_000 && old.expression != new.expression,
    };
    let is_retyped = (&old.ty, &old.collation) != (&new.ty, &new.collation);
    if is_regenerated || (is_retyped && new.generated.is_some()) {
        return Fate::Recreated;
    }
    if is_retyped {
        return Fate::Retyped;
    }
    let rest = |column: &Column| Column {
        default: None,
        ..column.clone()
    };
    match rest(old) == rest(new) {
        true => Fate::Kept,
        false => Fate::Altered,
    }
}

pub(super) fn create(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(column) = cx.new.column(table, name) else {
        return Vec::new();
    };
    if is_created_with_another(cx, table, column) {
        return beside_another(cx, table, column);
    }
    if let Some(value) = backfill::of_new(cx, table, column) {
        return create_and_fill(cx, table, column, value);
    }
    let mut step = add(cx, table, column);
    let is_filled = column.default.is_some() || column.identity.is_some();
    let generated = column.generated.as_ref();
    let default = column.default.as_deref().unwrap_or_default();
    if column.identity.is_some()
        || retyping::is_volatile(cx.new, default)
        || retyping::is_constrained(cx.new, &column.ty)
        || generated.is_some_and(|generated| generated.kind == GeneratedKind::Stored)
    {
        step = step.work(Work::Rewrite);
    }
    // A function of the user may give NULL.
    let calls_own = retyping::calls_stable(cx.new, default);
    if column.not_null.is_some() && (!is_filled || calls_own) {
        step = step.work(Work::Scan);
    }
    if column.not_null.is_some() && !is_filled && column.generated.is_none() {
        step = step.caution(format!(
            "{table} must be empty: the new column `{name}` is NOT NULL and has no default"
        ));
    }
    // A column that is not created with its new table.
    if !cx.tree(table).iter().any(|own| cx.is_kept(own)) {
        step.work = Work::Catalog;
        step.caution = None;
    }
    [step]
        .into_iter()
        .chain(first_settings(cx, table, column))
        .collect()
}

fn add(cx: &Context<'_>, table: &Name, column: &Column) -> Step {
    let id = ObjectId::Column(table.clone(), column.name.clone());
    let column = &not_null::named(cx, table, column);
    let step = Step::new(&id, ddl::add_column(table, column));
    cx.lock_inheriting(step, table, |child| {
        let id = ObjectId::Column(child.clone(), column.name.clone());
        let own = cx.new.column(child, &column.name);
        own.is_some_and(|own| own.inherited) && cx.fate(&id).is_created()
    })
}

/// What a new column gets beside its definition.
fn first_settings(cx: &Context<'_>, table: &Name, column: &Column) -> Vec<Step> {
    let id = ObjectId::Column(table.clone(), column.name.clone());
    // The others come with the column.
    let plain = Column {
        storage: None,
        compression: None,
        statistics: None,
        options: Default::default(),
        comment: None,
        acl: None,
        ..column.clone()
    };
    let mut steps = context::steps(&id, ddl::column_settings(table, &plain));
    steps.extend(settings(cx, table, &plain, column));
    steps.extend(notes(cx, table, &plain, column));
    steps
}

/// Adds a column without its default and NOT NULL, which follow when the rows have values.
fn create_and_fill(cx: &Context<'_>, table: &Name, column: &Column, value: &str) -> Vec<Step> {
    let name = &column.name;
    let id = ObjectId::Column(table.clone(), name.clone());
    let empty = Column {
        default: None,
        not_null: None,
        ..column.clone()
    };
    let default = column.default.as_deref();
    let default = default.map(|default| ddl::set_default(table, name, Some(default)));
    let default = default.map(|sql| cx.exclusive(&id, table, sql));
    let mut all = vec![add(cx, table, &empty)];
    all.extend(default);
    all.extend(first_settings(cx, table, column));
    all.extend(backfill::steps(cx, table, name, value));
    all.extend(not_null::change(cx, table, &empty, column));
    all
}

pub(super) fn drop(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(column) = cx.old.column(table, name) else {
        return Vec::new();
    };
    if is_dropped_with_another(cx, table, column) {
        return Vec::new();
    }
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let step = match is_dropped_alone(cx, table, name) {
        true => {
            // The server counts the parents of each child's column.
            let step = cx.exclusive_only(&id, table, ddl::drop_column_only(table, name));
            let mut children = inherit::kept_children(cx, table);
            children.by_ref().fold(step, |step, child| {
                cx.lock(step, child, LockMode::AccessExclusive)
            })
        }
        false => {
            let step = Step::new(&id, ddl::drop_column(table, name));
            cx.lock_inheriting(step, table, |child| {
                let id = ObjectId::Column(child.clone(), name.to_owned());
                let own = cx.old.column(child, name);
                own.is_some_and(|own| own.inherited) && cx.fate(&id).is_dropped()
            })
        }
    };
    let mut steps = released(cx, table, column);
    steps.push(match column.generated {
        Some(_) => step,
        None => step.loses(format!("the column {table}.{name}")),
    });
    steps
}

/// Drops the NOT NULL of a column that tables keep which inherit it: with the column alone, the server
/// would leave theirs inherited (PostgreSQL 18).
fn released(cx: &Context<'_>, table: &Name, column: &Column) -> Vec<Step> {
    if !is_kept_below(cx, table, &column.name) {
        return Vec::new();
    }
    let mut steps = not_null::release(cx, table, column);
    if !steps.is_empty() && column.identity.is_some() {
        let id = ObjectId::Column(table.clone(), column.name.clone());
        let sql = ddl::drop_identity(table, &column.name);
        steps.insert(0, cx.exclusive(&id, table, sql));
    }
    steps
}

/// What comes before the changes of parent tables.
pub(super) fn prepare(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    match (cx.old.column(table, name), cx.new.column(table, name)) {
        (Some(old), Some(new)) => not_null::prepare(cx, table, old, new),
        _ => Vec::new(),
    }
}

pub(super) fn alter(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.column(table, name), cx.new.column(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let exclusive = |sql: String| cx.exclusive(&id, table, sql);
    let mut steps = Vec::new();
    if old.generated.is_some() && new.generated.is_none() {
        steps.push(exclusive(ddl::drop_expression(table, name)));
    }
    if let (Some(before), Some(after)) = (&old.generated, &new.generated)
        && before.expression != after.expression
    {
        let step = exclusive(ddl::set_expression(table, name, &after.expression));
        steps.push(match after.kind {
            GeneratedKind::Stored => step.work(Work::Rewrite),
            GeneratedKind::Virtual => step,
        });
    }
    if old.identity.is_some() && new.identity.is_none() {
        steps.push(exclusive(ddl::drop_identity(table, name)));
    }
    // The bounds of the sequence have to fit the smaller type.
    let is_narrowed = size_of_integer(&new.ty) < size_of_integer(&old.ty);
    let mut changed_identity = match (&old.identity, &new.identity) {
        (Some(before), Some(after)) if before != after => {
            identity_changes(cx, table, name, before, after)
        }
        _ => Vec::new(),
    };
    if is_narrowed {
        steps.append(&mut changed_identity);
    }
    if cx.fate(&id) == Fate::Retyped && is_retyped_by_parent(cx, table, name) {
        // It has got the default of the parent.
        let default = new.default.as_deref();
        if new.generated.is_none() && default != default_of_parents(cx, table, name) {
            steps.push(cx.exclusive_only(&id, table, ddl::set_default_only(table, name, default)));
        }
    } else if cx.fate(&id) == Fate::Retyped {
        // A default of the old type may not be castable to the new one.
        if old.default.is_some() {
            steps.push(exclusive(ddl::set_default(table, name, None)));
        }
        steps.push(retype(cx, table, old, new));
        if new.default.is_some() {
            steps.push(exclusive(ddl::set_default(
                table,
                name,
                new.default.as_deref(),
            )));
        }
    }
    steps.extend(not_null::change(cx, table, old, new));
    if let (None, Some(identity)) = (&old.identity, &new.identity) {
        steps.push(exclusive(ddl::add_identity(table, name, identity)));
        steps.push(continue_identity(cx, table, name, identity));
    }
    steps.extend(changed_identity);
    steps.extend(settings(cx, table, old, new));
    steps.extend(notes(cx, table, old, new));
    steps
}

/// Of this table alone: a child that inherits the column has a default of its own.
pub(super) fn set_default(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let id = ObjectId::Default(table.clone(), name.to_owned());
    let default = cx
        .new
        .column(table, name)
        .and_then(|column| column.default.as_deref());
    let sql = default.map(|default| ddl::set_default_only(table, name, Some(default)));
    sql.map(|sql| cx.exclusive_only(&id, table, sql))
        .into_iter()
        .collect()
}

pub(super) fn drop_default(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let id = ObjectId::Default(table.clone(), name.to_owned());
    let sql = ddl::set_default_only(table, name, None);
    vec![cx.exclusive_only(&id, table, sql)]
}

fn retype(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> Step {
    let (column, ty) = (quoted(&new.name), &new.ty);
    let using = match cx.using(table, &new.name) {
        Some(expression) => Some(expression.to_owned()),
        None if old.ty == new.ty && cx.is_replaced(&new.ty) => {
            // From the old type to the one that was made in its place.
            let text = if ty.ends_with("[]") { "text[]" } else { "text" };
            Some(format!("{column}::{text}::{ty}"))
        }
        None if is_assigned(base(cx.old, &old.ty), base(cx.new, ty)) => None,
        None => Some(conversion(&column, &old.ty, ty)),
    };
    let collation = new.collation.as_deref();
    let sql = ddl::set_type(table, &new.name, ty, collation, using.as_deref());
    let id = ObjectId::Column(table.clone(), new.name.clone());
    let step = cx.exclusive(&id, table, sql);
    let step = step.work(retyping::work(cx, table, old, new));
    match is_widened(&old.ty, &new.ty) {
        true => step,
        false => step.caution(format!(
            "values of {table}.{} that the type {ty} cannot hold make it fail",
            new.name
        )),
    }
}

/// The rows that exist have numbers.
pub(super) fn continue_identity(
    cx: &Context<'_>,
    table: &Name,
    column: &str,
    identity: &Identity,
) -> Step {
    let sequence = ddl::identity_sequence(table, column, identity);
    continue_sequence(cx, &sequence, &identity.options, table, column)
}

/// Lets a new sequence go on after the values of a column that exists.
pub(super) fn continue_sequence(
    cx: &Context<'_>,
    sequence: &Name,
    options: &SequenceOptions,
    table: &Name,
    column: &str,
) -> Step {
    let id = ObjectId::Sequence(sequence.clone());
    let sql = ddl::continue_sequence(sequence, options, (table, column));
    let step = Step::new(&id, sql);
    match is_sorted(cx.old, table, column) {
        true => step,
        false => step.work(Work::Scan),
    }
}

/// Whether an index finds the first and the last value of a column.
fn is_sorted(catalog: &Catalog, table: &Name, column: &str) -> bool {
    let Some(table) = catalog.tables.get(table) else {
        return false;
    };
    let mut keys = table.constraints.values().filter_map(|it| match &it.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => key.columns.first(),
        _ => None,
    });
    let indexes = table.indexes.values();
    let mut indexes = indexes.filter(|index| {
        let first = index.elements.first().map(|element| &element.on);
        index.method == "btree"
            && index.filter.is_none()
            && first == Some(&IndexOn::Column(column.to_owned()))
    });
    keys.any(|first| first == column) || indexes.next().is_some()
}

/// The bytes of a type that an identity column can have.
fn size_of_integer(ty: &str) -> u8 {
    match ty {
        "smallint" => 2,
        "integer" => 4,
        _ => 8,
    }
}

/// The steps that lead from one identity of a column to another.
fn identity_changes(
    cx: &Context<'_>,
    table: &Name,
    name: &str,
    old: &Identity,
    new: &Identity,
) -> Vec<Step> {
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let change = ddl::change_identity(table, name, old, new);
    let mut steps: Vec<_> = change
        .map(|sql| cx.exclusive(&id, table, sql))
        .into_iter()
        .collect();
    let from = ddl::identity_sequence(table, name, old);
    let to = ddl::identity_sequence(table, name, new);
    if from != to {
        steps.push(Step::new(&id, ddl::rename("SEQUENCE", &from, &to.name)));
    }
    let target = ddl::object_name(cx.new, &ObjectId::Sequence(to.clone()));
    let sequence = ObjectId::Sequence(to.clone());
    steps.extend(
        target.and_then(|target| cx.comment_on(&sequence, &target, &old.comment, &new.comment)),
    );
    steps.extend(cx.privileges(&id, &GrantedOn::sequence(&to), &old.acl, &new.acl));
    steps
}
