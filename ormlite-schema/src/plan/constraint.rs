//! Constraints of tables.

use ormlite_core::schema::registry::quoted;

use super::context::{Context, alter_table};
use super::fate::Fate;
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, Build};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Index, IndexElement, IndexOn, Key, Name, ObjectId, Timing,
};
use crate::order::{comes_with_parent, is_attached_key, parent_key};

pub(super) fn compare(old: &Constraint, new: &Constraint) -> Fate {
    if old == new {
        return Fate::Kept;
    }
    let is_foreign = matches!(new.kind, ConstraintKind::ForeignKey(_));
    let settled = |constraint: &Constraint| Constraint {
        comment: None,
        index_comment: None,
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
    let constraint = catalog
        .tables
        .get(table)
        .and_then(|table| table.constraints.get(name));
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
    if comes || (constraint.inherited && !is_key) {
        return Vec::new();
    }
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let definition = ddl::constraint_definition(constraint);
    let is_partitioned = of_table.is_some_and(|table| table.partition_by.is_some());
    let is_indexed = !matches!(
        constraint.kind,
        ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) | ConstraintKind::Other { .. }
    );
    let only = if is_partitioned && is_indexed {
        "ONLY "
    } else {
        ""
    };
    let add = |definition: &str| {
        let own = table.quoted();
        let sql = format!(
            "ALTER TABLE {only}{own} ADD CONSTRAINT {} {definition}",
            quoted(name)
        );
        cx.lock(Step::new(&id, sql), table, LockMode::AccessExclusive)
    };
    let online = cx.is_online(table);
    let mut steps = Vec::new();
    match &constraint.kind {
        ConstraintKind::ForeignKey(key) => {
            let lock = |step: Step| {
                // Adding a foreign key takes less than other changes of a table.
                let step = Step {
                    locks: Vec::new(),
                    ..step
                };
                let step = cx.lock(step, table, LockMode::ShareRowExclusive);
                cx.lock(step, &key.table, LockMode::ShareRowExclusive)
            };
            let refused = format!(
                "rows of {table} without a row of {} make it fail",
                key.table
            );
            let is_partitioned = cx
                .new
                .tables
                .get(table)
                .is_some_and(|table| table.partition_by.is_some());
            if online && !constraint.not_valid && !constraint.not_enforced && !is_partitioned {
                steps.push(lock(add(&format!("{definition} NOT VALID"))));
                let validate = format!("VALIDATE CONSTRAINT {}", quoted(name));
                let step = Step::new(&id, alter_table(cx, table, &id, &validate).sql);
                let step = cx.lock(step, table, LockMode::ShareUpdateExclusive);
                let step = cx.lock(step, &key.table, LockMode::RowShare);
                steps.push(step.work(Work::Scan).caution(refused).on_its_own());
            } else if constraint.not_valid || constraint.not_enforced || !cx.is_kept(table) {
                steps.push(lock(add(&definition)));
            } else {
                steps.push(lock(add(&definition)).work(Work::Scan).caution(refused));
            }
        }
        ConstraintKind::Check { .. } => {
            let refused = format!("rows of {table} that do not meet it make it fail");
            if online && !constraint.not_valid && !constraint.not_enforced {
                steps.push(add(&format!("{definition} NOT VALID")));
                let validate = format!("VALIDATE CONSTRAINT {}", quoted(name));
                let step = Step::new(&id, alter_table(cx, table, &id, &validate).sql);
                let step = cx.lock(step, table, LockMode::ShareUpdateExclusive);
                steps.push(step.work(Work::Scan).caution(refused).on_its_own());
            } else if constraint.not_valid || constraint.not_enforced || !cx.is_kept(table) {
                steps.push(add(&definition));
            } else {
                steps.push(add(&definition).work(Work::Scan).caution(refused));
            }
        }
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
            let refused = format!("rows of {table} with equal keys make it fail");
            let is_partitioned = cx
                .new
                .tables
                .get(table)
                .is_some_and(|table| table.partition_by.is_some());
            let is_plain = !key.without_overlaps && !is_partitioned;
            if online && is_plain {
                let sql = ddl::create_index(name, table, &index_of(key), Build::Concurrently);
                let step = cx.lock(Step::new(&id, sql), table, LockMode::ShareUpdateExclusive);
                steps.push(
                    step.work(Work::IndexBuild)
                        .caution(refused)
                        .outside_transaction(),
                );
                let kind = match constraint.kind {
                    ConstraintKind::PrimaryKey(_) => "PRIMARY KEY",
                    _ => "UNIQUE",
                };
                let sql = ddl::add_constraint_using_index(table, name, constraint, name);
                let step = cx.lock(Step::new(&id, sql), table, LockMode::AccessExclusive);
                let is_nullable = |column: &String| {
                    let column = cx.old.column(table, column);
                    column.is_none_or(|column| column.not_null.is_none())
                };
                let scans = kind == "PRIMARY KEY" && key.columns.iter().any(is_nullable);
                steps.push(if scans { step.work(Work::Scan) } else { step });
            } else if cx.is_kept(table) {
                steps.push(add(&definition).work(Work::IndexBuild).caution(refused));
            } else {
                steps.push(add(&definition));
            }
        }
        ConstraintKind::Exclude(_) | ConstraintKind::Other { .. } => {
            let step = add(&definition);
            steps.push(match cx.is_kept(table) {
                true => step.work(Work::IndexBuild).caution(format!(
                    "rows of {table} that exclude each other make it fail"
                )),
                false => step,
            });
        }
    }
    if constraint.comment.is_some() {
        steps.push(comment(cx, table, name, constraint));
    }
    if constraint.index_comment.is_some() {
        steps.push(index_comment(cx, table, name, constraint));
    }
    steps
}

pub(super) fn drop(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(constraint) = cx.old.constraint(table, name) else {
        return Vec::new();
    };
    if constraint.inherited {
        return Vec::new();
    }
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let mut step = alter_table(cx, table, &id, &format!("DROP CONSTRAINT {}", quoted(name)));
    if let ConstraintKind::ForeignKey(key) = &constraint.kind {
        step = cx.lock(step, &key.table, LockMode::AccessExclusive);
    }
    vec![step]
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
        let timing = match new.timing {
            Timing::NotDeferrable => " NOT DEFERRABLE",
            Timing::Deferrable => " DEFERRABLE INITIALLY IMMEDIATE",
            Timing::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        };
        steps.push(alter_table(
            cx,
            table,
            &id,
            &format!("ALTER CONSTRAINT {}{timing}", quoted(name)),
        ));
    }
    if old.not_valid && !new.not_valid {
        let validate = format!("VALIDATE CONSTRAINT {}", quoted(name));
        let step = Step::new(&id, alter_table(cx, table, &id, &validate).sql);
        let mut step = cx.lock(step, table, LockMode::ShareUpdateExclusive);
        if let ConstraintKind::ForeignKey(key) = &new.kind {
            step = cx.lock(step, &key.table, LockMode::RowShare);
        }
        let refused = format!("rows of {table} that do not meet it make it fail");
        steps.push(step.work(Work::Scan).caution(refused).on_its_own());
    }
    if old.comment != new.comment {
        steps.push(comment(cx, table, name, new));
    }
    if old.index_comment != new.index_comment {
        steps.push(index_comment(cx, table, name, new));
    }
    steps
}

fn comment(cx: &Context<'_>, table: &Name, name: &str, constraint: &Constraint) -> Step {
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let target = ddl::constraint_object(table, name);
    cx.comment(&id, &target, constraint.comment.as_deref())
}

fn index_comment(cx: &Context<'_>, table: &Name, name: &str, constraint: &Constraint) -> Step {
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    let target = format!("INDEX {}", table.beside(name).quoted());
    cx.comment(&id, &target, constraint.index_comment.as_deref())
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

/// The unique index of a key.
fn index_of(key: &Key) -> Index {
    let elements = key.columns.iter().cloned();
    Index {
        elements: elements
            .map(|name| IndexElement::new(IndexOn::Column(name)))
            .collect(),
        unique: true,
        nulls_not_distinct: key.nulls_not_distinct,
        method: "btree".to_owned(),
        include: key.include.clone(),
        options: key.options.clone(),
        tablespace: key.tablespace.clone(),
        ..Index::default()
    }
}
