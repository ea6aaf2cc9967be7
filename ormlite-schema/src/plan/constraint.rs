//! Constraints of tables.

use super::context::Context;
use super::fate::Fate;
use super::inherit;
use super::replace;
use super::step::{LockMode, Step, Work};
use super::{above, attached};
use crate::ddl::{self, Build};
use crate::model::{Catalog, Constraint, ConstraintKind, ForeignKey, Name, ObjectId};
use crate::order::{comes_with_parent, is_attached_key, parent_key};

pub(super) fn compare(old: &Constraint, new: &Constraint) -> Fate {
    if old == new {
        return Fate::Kept;
    }
    let is_foreign = matches!(new.kind, ConstraintKind::ForeignKey(_));
    let settled = |constraint: &Constraint| Constraint {
        comment: None,
        index_comment: None,
        index_attached_to: None,
        not_valid: false,
        inherited: false,
        timing: match is_foreign {
            true => Default::default(),
            false => constraint.timing,
        },
        ..constraint.clone()
    };
    let is_invalidated = !old.not_valid && new.not_valid;
    match settled(old) == settled(new) && !is_invalidated {
        true => Fate::Altered,
        false => Fate::Recreated,
    }
}

pub(super) fn is_foreign_key(catalog: &Catalog, table: &Name, name: &str) -> bool {
    let constraint = catalog.constraint(table, name);
    constraint.is_some_and(|constraint| matches!(constraint.kind, ConstraintKind::ForeignKey(_)))
}

/// Whether a validated CHECK says that a column is not NULL, so that `SET NOT NULL` reads no row.
pub(super) fn proves_not_null(catalog: &Catalog, table: &Name, column: &str) -> bool {
    let Some(def) = catalog.tables.get(table) else {
        return false;
    };
    let bare = |text: &str| {
        text.trim_matches(['(', ')'])
            .replace('"', "")
            .to_lowercase()
    };
    def.constraints
        .values()
        .any(|constraint| match &constraint.kind {
            ConstraintKind::Check { expression, .. } => {
                !constraint.not_valid
                    && bare(expression) == format!("{} is not null", column.to_lowercase())
            }
            _ => false,
        })
}

pub(super) fn create(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(constraint) = cx.new.constraint(table, name) else {
        return Vec::new();
    };
    let of_table = cx.new.tables.get(table);
    let is_key = of_table.is_some_and(|of| is_attached_key(of, constraint));
    let comes = of_table.is_some_and(|of| comes_with_parent(of, constraint));
    // The key of a partition is created and attached. All else comes with the parent's, unless the
    // table is new, and declares it.
    let is_own = is_key
        || is_made_before_attaching(cx, table, constraint)
        || inherit::is_own_check(cx, table, name);
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    if (comes || constraint.inherited) && !is_own {
        let is_checked = !constraint.not_valid && cx.is_kept(table);
        return match is_checked && above::is_left_unchecked(cx.new, table, name) {
            true => vec![validate(cx, table, name, constraint)],
            false => Vec::new(),
        };
    }
    let is_partitioned = of_table.is_some_and(|table| table.partition_by.is_some());
    let add = |constraint: &Constraint| {
        let only = is_partitioned && constraint.has_index();
        let step = Step::new(&id, ddl::add_constraint(table, name, constraint, only));
        match &constraint.kind {
            ConstraintKind::ForeignKey(key) => {
                let step = cx.lock_partitions(step, table, LockMode::ShareRowExclusive);
                // The triggers of a partition that has the key already are dropped.
                let mut partitions = cx.tree(table).into_iter().filter(|own| own != table);
                let mode = match partitions.any(|own| has_key(cx, &own, key)) {
                    true => LockMode::AccessExclusive,
                    false => LockMode::ShareRowExclusive,
                };
                cx.lock_partitions(step, &key.table, mode)
            }
            // Since PostgreSQL 18 a check that is not inherited locks all the same.
            ConstraintKind::Check { .. } if cx.options.server_version >= 180_000 => {
                cx.lock_tree(step, table, LockMode::AccessExclusive)
            }
            ConstraintKind::Check {
                no_inherit: false, ..
            } => cx.lock_inheriting(step, table, |child| {
                let id = ObjectId::Constraint(child.clone(), name.to_owned());
                let own = cx.new.constraint(child, name);
                own.is_some_and(|own| own.inherited) && cx.fate(&id).is_created()
            }),
            _ => lock_indexed(cx, step, table, constraint),
        }
    };
    let refused = match &constraint.kind {
        ConstraintKind::ForeignKey(key) => {
            format!(
                "rows of {table} without a row of {} make it fail",
                key.table
            )
        }
        ConstraintKind::Check { .. } => format!("rows of {table} that do not meet it make it fail"),
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            format!("rows of {table} with equal keys make it fail")
        }
        ConstraintKind::Exclude(_) | ConstraintKind::Other { .. } => {
            format!("rows of {table} that exclude each other make it fail")
        }
    };
    let (online, is_kept) = (cx.is_online(table), cx.is_kept(table));
    let mut steps = Vec::new();
    match &constraint.kind {
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check { .. } => {
            let is_checked = !constraint.not_valid && !constraint.not_enforced;
            // A foreign key of a partitioned table cannot be NOT VALID.
            let is_foreign = matches!(constraint.kind, ConstraintKind::ForeignKey(_));
            let can_wait = !(is_partitioned && is_foreign);
            if is_checked && online && can_wait {
                steps.push(add(&Constraint {
                    not_valid: true,
                    ..constraint.clone()
                }));
                steps.push(validate(cx, table, name, constraint).caution(refused));
            } else if is_checked
                && match can_wait {
                    true => is_kept && !is_valid_below(cx, table, name),
                    false => has_rows_below(cx, table, constraint),
                }
            {
                steps.push(add(constraint).work(Work::Scan).caution(refused));
            } else {
                steps.push(add(constraint));
            }
        }
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_)
            if let Some(index) = replace::index_for(cx, table, name) =>
        {
            steps.push(using_index(cx, table, name, constraint, &index));
        }
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key)
            if online && !key.without_overlaps && !is_partitioned =>
        {
            let is_replaced = replace::is_key_replaced(cx, table, name);
            let index = match is_replaced {
                true => replace::name_of_new(name),
                false => name.to_owned(),
            };
            let of_key = replace::index_of(key);
            let sql = ddl::create_index(&index, table, &of_key, Build::Concurrently);
            let step = cx.beside_writes(&id, table, sql);
            let step = step.work(Work::IndexBuild).caution(refused);
            steps.push(step.outside_transaction());
            if is_replaced {
                steps.push(cx.exclusive_only(&id, table, ddl::drop_constraint(table, name)));
            }
            steps.push(using_index(cx, table, name, constraint, &index));
        }
        // Its index has no rows, and is valid by those of the partitions.
        _ if is_partitioned => steps.push(add(constraint)),
        _ if is_kept => steps.push(add(constraint).work(Work::IndexBuild).caution(refused)),
        _ => steps.push(add(constraint)),
    }
    steps.extend(cx.comment(&id, &None, &constraint.comment));
    steps.extend(index_comment(
        cx,
        table,
        name,
        &None,
        &constraint.index_comment,
    ));
    steps
}

/// Whether a table that is attached gets a constraint of the partitioned table before: a check, without
/// which it is refused, and a foreign key, which would be checked under the locks of attaching. One
/// to partitions is created when all of them are attached.
pub(super) fn is_made_before_attaching(
    cx: &Context<'_>,
    table: &Name,
    constraint: &Constraint,
) -> bool {
    let is_made = match &constraint.kind {
        ConstraintKind::Check { .. } => true,
        ConstraintKind::ForeignKey(key) => {
            let table = cx.new.tables.get(&key.table);
            table.is_some_and(|it| it.partition_by.is_none() && it.partition_of.is_none())
        }
        _ => false,
    };
    is_made && cx.is_moved(table)
}

/// Makes a unique index that of a key, whose name it gets.
fn using_index(
    cx: &Context<'_>,
    table: &Name,
    name: &str,
    constraint: &Constraint,
    index: &str,
) -> Step {
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let sql = ddl::add_constraint_using_index(table, name, constraint, index);
    let step = lock_indexed(cx, Step::new(&id, sql), table, constraint);
    // The column is made NOT NULL before, if the catalog says that it is.
    let is_nullable = |column: &String| {
        let column = cx.new.column(table, column);
        column.is_none_or(|column| column.not_null.is_none())
    };
    match &constraint.kind {
        ConstraintKind::PrimaryKey(key) if key.columns.iter().any(is_nullable) => {
            step.work(Work::Scan)
        }
        _ => step,
    }
}

/// Whether partitions with rows get a foreign key with that of the partitioned table.
fn has_rows_below(cx: &Context<'_>, table: &Name, constraint: &Constraint) -> bool {
    let ConstraintKind::ForeignKey(key) = &constraint.kind else {
        return false;
    };
    let mut tree = cx.tree(table).into_iter();
    tree.any(|own| cx.is_kept(&own) && !cx.is_partitioned(&own) && !has_key(cx, &own, key))
}

/// Whether all partitions have a check that is valid, so that validating that of the partitioned table
/// reads no row.
fn is_valid_below(cx: &Context<'_>, table: &Name, name: &str) -> bool {
    let tree = cx.tree(table).into_iter();
    let mut partitions = tree.filter(|own| own != table && !cx.is_partitioned(own));
    cx.is_partitioned(table)
        && partitions.all(|own| {
            let id = ObjectId::Constraint(own.clone(), name.to_owned());
            let before = cx.old.constraint(&own, name);
            before.is_some_and(|before| !before.not_valid) && !cx.fate(&id).is_created()
        })
}

/// Adds the locks of a constraint with an index: the columns of a primary key become NOT NULL in
/// children, too.
fn lock_indexed(cx: &Context<'_>, step: Step, table: &Name, constraint: &Constraint) -> Step {
    let mode = LockMode::AccessExclusive;
    match constraint.kind {
        ConstraintKind::PrimaryKey(_) if !cx.is_partitioned(table) => {
            cx.lock_tree(step, table, mode)
        }
        _ => cx.lock(step, table, mode),
    }
}

/// Whether a table has a foreign key before the partitioned table gets it, or before it is attached.
pub(super) fn has_key(cx: &Context<'_>, table: &Name, key: &ForeignKey) -> bool {
    let constraints = cx.new.tables.get(table).map(|table| &table.constraints);
    let mut constraints = constraints.into_iter().flatten();
    cx.is_kept(table)
        && constraints.any(|(name, it)| match &it.kind {
            ConstraintKind::ForeignKey(own) => {
                let id = ObjectId::Constraint(table.clone(), name.clone());
                let is_made = is_made_before_attaching(cx, table, it);
                own == key && (is_made || !cx.fate(&id).is_created())
            }
            _ => false,
        })
}

pub(super) fn drop(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(constraint) = cx.old.constraint(table, name) else {
        return Vec::new();
    };
    if constraint.inherited
        && (inherit::loses_check(cx, table, name)
            || above::goes_before_detaching(cx, table, constraint))
    {
        return Vec::new();
    }
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    if attached::goes_with_parents(cx, table, &id) {
        return Vec::new();
    }
    let step = Step::new(&id, ddl::drop_constraint(table, name));
    let mode = LockMode::AccessExclusive;
    vec![match &constraint.kind {
        ConstraintKind::ForeignKey(key) => {
            let step = cx.lock_partitions(step, table, mode);
            cx.lock_partitions(step, &key.table, mode)
        }
        ConstraintKind::Check {
            no_inherit: false, ..
        } => cx.lock_inheriting(step, table, |child| {
            let id = ObjectId::Constraint(child.clone(), name.to_owned());
            let own = cx.old.constraint(child, name);
            own.is_some_and(|own| own.inherited) && cx.fate(&id).is_dropped()
        }),
        _ => cx.lock_partitions(step, table, mode),
    }]
}

/// Makes a check the table's own while that of the parent exists, so that no row is read again: the
/// server merges them.
pub(super) fn prepare(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (old, new) = (
        cx.old.constraint(table, name),
        cx.new.constraint(table, name),
    );
    let own = old.filter(|old| old.inherited && new.is_some_and(|new| !new.inherited));
    let mut parents = inherit::kept_inherited(cx, table);
    let own = own.filter(|_| parents.any(|parent| inherit::has_check(cx.old, parent, name)));
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let sql = own.map(|own| ddl::add_constraint(table, name, own, false));
    sql.map(|sql| cx.exclusive_only(&id, table, sql))
        .into_iter()
        .collect()
}

pub(super) fn alter(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (
        cx.old.constraint(table, name),
        cx.new.constraint(table, name),
    ) else {
        return Vec::new();
    };
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let mut steps = Vec::new();
    if old.timing != new.timing {
        steps.push(cx.exclusive(&id, table, ddl::set_timing(table, name, new.timing)));
    }
    if old.not_valid && !new.not_valid {
        let refused = format!("rows of {table} that do not meet it make it fail");
        steps.push(validate(cx, table, name, new).caution(refused));
    }
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps.extend(index_comment(
        cx,
        table,
        name,
        &old.index_comment,
        &new.index_comment,
    ));
    steps
}

fn validate(cx: &Context<'_>, table: &Name, name: &str, constraint: &Constraint) -> Step {
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    match &constraint.kind {
        ConstraintKind::ForeignKey(key) => {
            let step = cx.validate_only(&id, table, name);
            let step = cx.lock_partitions(step, table, LockMode::ShareUpdateExclusive);
            cx.lock(step, &key.table, LockMode::RowShare)
        }
        ConstraintKind::Check {
            no_inherit: true, ..
        } => cx.validate_only(&id, table, name),
        _ => {
            let mut step = cx.validate(&id, table, name);
            if is_valid_below(cx, table, name) {
                step.work = Work::Catalog;
            }
            step
        }
    }
}

fn index_comment(
    cx: &Context<'_>,
    table: &Name,
    name: &str,
    old: &Option<String>,
    new: &Option<String>,
) -> Option<Step> {
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let index = ObjectId::Index(table.beside(name));
    let target = ddl::object_name(cx.new, &index)?;
    cx.comment_on(&id, &target, old, new)
}

/// Attaches the index of a partition's key to that of the partitioned table.
pub(super) fn attach(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let parent = parent_key(cx.new, table, name);
    let sql = parent.map(|parent| ddl::attach_index(&parent, &table.beside(name)));
    sql.map(|sql| cx.lock(Step::new(&id, sql), table, LockMode::AccessShare))
        .into_iter()
        .collect()
}
