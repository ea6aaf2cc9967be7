//! A whole catalog as statements.

use std::collections::BTreeSet;

use ormlite_core::schema::registry::quoted;

use super::column::{add_column, column_object, drop_column, set_default_only};
use super::constraint::{add_constraint, constraint_comments, constraint_object, drop_constraint};
use super::index::{Build, attach_index, create_index, drop_index, index_settings};
use super::other::{
    create_event_trigger, create_other, create_publication, drop_event_trigger, drop_other,
    drop_publication, other_object,
};
use super::privilege::change_default_privileges;
use super::routine::{create_routine, drop_routine, routine_object};
use super::schema::{create_extension, create_schema, drop_extension, drop_schema};
use super::sequence::{create_sequence, drop_sequence, sequence_owner};
use super::table::{
    attach_partition, create_table, detach_partition, drop_table, index_choices, table_settings,
};
use super::table_rule::{
    create_policy, create_rule, create_statistics, create_trigger, drop_policy, drop_rule,
    drop_statistics, drop_trigger, on_table,
};
use super::text::closed;
use super::types::{
    add_domain_check, create_shell_type, create_type, drop_domain_check, drop_type, type_object,
};
use super::view::{
    create_placeholder_view, create_view, drop_view, refresh, replace_by_placeholder, replace_view,
    view_index_choices, view_object, view_settings,
};
use super::{drop_expression, set_default};
use crate::model::{Catalog, Column, Indexes, Name, ObjectId, Table, TypeKind};
use crate::order::{Step, creation_order, parent_key};

/// Lets functions name what is created after them.
pub(crate) const UNCHECKED_BODIES: &str = "SET check_function_bodies = off";

/// A statement of [`create`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The step that it belongs to; `None` for settings of the session and default privileges.
    pub step: Option<Step>,
    /// The text, without a semicolon.
    pub sql: String,
}

/// Returns the statements that create all objects of a catalog in an empty database.
///
/// They are for one session, and can run in one transaction.
pub fn create(catalog: &Catalog) -> Vec<Statement> {
    let steps = creation_order(catalog);
    let apart: BTreeSet<&Step> = steps.iter().collect();
    let indexes = catalog.indexes();
    let of_session = |sql: &str| Statement {
        step: None,
        sql: sql.to_owned(),
    };
    let mut statements = Vec::new();
    if !catalog.routines.is_empty() {
        statements.push(of_session(UNCHECKED_BODIES));
    }
    for step in &steps {
        let sqls = write(catalog, &indexes, step, |step| apart.contains(step));
        statements.extend(sqls.into_iter().map(|sql| Statement {
            step: Some(step.clone()),
            sql,
        }));
    }
    for (of, acl) in &catalog.default_privileges {
        let sqls = change_default_privileges(of, None, Some(acl));
        statements.extend(sqls.iter().map(|sql| of_session(sql)));
    }
    if !catalog.routines.is_empty() {
        statements.push(of_session("RESET check_function_bodies"));
    }
    statements
}

/// Returns the statements that drop all objects of a catalog, in the reverse of the order in which
/// they are created.
pub fn drop(catalog: &Catalog) -> Vec<Statement> {
    let steps = creation_order(catalog);
    let apart: BTreeSet<&Step> = steps.iter().collect();
    let mut statements = Vec::new();
    for step in steps.iter().rev() {
        let sqls = undo(catalog, step, |step| apart.contains(step));
        statements.extend(sqls.into_iter().map(|sql| Statement {
            step: Some(step.clone()),
            sql,
        }));
    }
    statements
}

/// Returns the statements of [`create`] as one text.
pub fn script(catalog: &Catalog) -> String {
    let mut script = String::new();
    append(&mut script, &create(catalog));
    script
}

/// Adds statements to a script.
pub(crate) fn append(script: &mut String, statements: &[Statement]) {
    for statement in statements {
        *script += &closed(&statement.sql);
        *script += ";\n";
    }
}

/// Returns the statements that create one object. A table has all its parts that `CREATE TABLE` can
/// declare, but for those whose steps are made apart; so are those that attach new partitions.
pub fn create_object(
    catalog: &Catalog,
    object: &ObjectId,
    is_apart: impl Fn(&Step) -> bool,
) -> Vec<String> {
    // Finding all indexes takes longer than anything else here.
    let indexes = match object {
        ObjectId::Index(_) => catalog.indexes(),
        _ => Indexes::new(),
    };
    created(catalog, &indexes, object, is_apart).unwrap_or_default()
}

/// The statements of a step. Nothing if the catalog has no such object.
fn write(
    catalog: &Catalog,
    indexes: &Indexes<'_>,
    step: &Step,
    has_step: impl Fn(&Step) -> bool,
) -> Vec<String> {
    written(catalog, indexes, step, has_step).unwrap_or_default()
}

fn written(
    catalog: &Catalog,
    indexes: &Indexes<'_>,
    step: &Step,
    has_step: impl Fn(&Step) -> bool,
) -> Option<Vec<String>> {
    Some(match step {
        Step::Shell(name) => vec![create_shell_type(name)],
        Step::Create(object) => return created(catalog, indexes, object, has_step),
        Step::Placeholder(name) => {
            vec![create_placeholder_view(name, catalog.views.get(name)?)]
        }
        Step::DomainChecks(name) => match &catalog.types.get(name)?.kind {
            TypeKind::Domain(domain) => {
                let checks = domain.checks.iter();
                checks
                    .flat_map(|(check, it)| add_domain_check(name, check, it))
                    .collect()
            }
            _ => return None,
        },
        Step::OwnedBy(name) => {
            let sequence = catalog.sequences.get(name)?;
            vec![sequence_owner(name, sequence.owned_by.as_ref())]
        }
        Step::Attach(name) => {
            let of = catalog.tables.get(name)?.partition_of.as_ref()?;
            vec![attach_partition(name, of)]
        }
        Step::AttachIndex(ObjectId::Index(name)) => {
            let (_, index) = indexes.get(name)?;
            vec![attach_index(index.attached_to.as_ref()?, name)]
        }
        Step::AttachIndex(ObjectId::Constraint(table, name)) => {
            let parent = parent_key(catalog, table, name)?;
            vec![attach_index(&parent, &table.beside(name))]
        }
        Step::AttachIndex(_) => return None,
        Step::IndexChoices(name) => match catalog.tables.get(name) {
            Some(table) => index_choices(name, table),
            None => {
                let view = catalog.views.get(name)?;
                view_index_choices(name, view).into_iter().collect()
            }
        },
        Step::Refresh(name) => vec![refresh(name, false)],
    })
}

fn created(
    catalog: &Catalog,
    indexes: &Indexes<'_>,
    object: &ObjectId,
    has_step: impl Fn(&Step) -> bool,
) -> Option<Vec<String>> {
    Some(match object {
        ObjectId::Schema(name) => create_schema(name, catalog.schemas.get(name)?),
        ObjectId::Extension(name) => create_extension(name, catalog.extensions.get(name)?),
        ObjectId::Type(name) => create_type(name, catalog.types.get(name)?),
        ObjectId::Routine(signature) => create_routine(signature, catalog.routines.get(signature)?),
        ObjectId::Sequence(name) => create_sequence(name, catalog.sequences.get(name)?),
        ObjectId::Table(name) => {
            let table = declared(catalog, name, catalog.tables.get(name)?, has_step);
            let mut statements = vec![create_table(name, &table)];
            statements.extend(undone_defaults(catalog, name, &table));
            statements.extend(table_settings(name, &table));
            statements
        }
        ObjectId::Column(table, column) => {
            let column = catalog.column(table, column)?;
            let mut statements = vec![add_column(table, column)];
            statements.extend(super::column_settings(table, column));
            statements
        }
        ObjectId::Default(table, column) => {
            let column = catalog.column(table, column)?;
            match (&column.generated, &column.default) {
                (Some(_), _) => {
                    let mut statements = vec![add_column(table, column)];
                    statements.extend(super::column_settings(table, column));
                    statements
                }
                (None, default) => {
                    vec![set_default_only(
                        table,
                        &column.name,
                        Some(default.as_deref()?),
                    )]
                }
            }
        }
        ObjectId::Constraint(table_name, name) => {
            let table = catalog.tables.get(table_name)?;
            let constraint = table.constraints.get(name)?;
            let only = table.partition_by.is_some() && constraint.has_index();
            let add = add_constraint(table_name, name, constraint, only);
            let comment = constraint_comments(table_name, name, constraint);
            [add].into_iter().chain(comment).collect()
        }
        ObjectId::Index(name) => {
            let (on, index) = *indexes.get(name)?;
            let table = catalog.tables.get(on);
            let build = match table.is_some_and(|table| table.partition_by.is_some()) {
                true => Build::Only,
                false => Build::Blocking,
            };
            let create = create_index(&name.name, on, index, build);
            [create]
                .into_iter()
                .chain(index_settings(name, index))
                .collect()
        }
        ObjectId::View(name) => {
            let view = catalog.views.get(name)?;
            let create = match has_step(&Step::Placeholder(name.clone())) {
                true => replace_view(name, view),
                // Its rows are stored when everything that it can call is there.
                false => create_view(name, view, !has_step(&Step::Refresh(name.clone()))),
            };
            [create]
                .into_iter()
                .chain(view_settings(name, view))
                .collect()
        }
        ObjectId::Trigger(table, name) => {
            create_trigger(table, name, catalog.trigger(table, name)?)
        }
        ObjectId::Rule(table, name) => create_rule(table, name, catalog.rule(table, name)?),
        ObjectId::Policy(table, name) => create_policy(table, name, catalog.policy(table, name)?),
        ObjectId::Statistics(name) => create_statistics(name, catalog.statistics.get(name)?),
        ObjectId::EventTrigger(name) => {
            create_event_trigger(name, catalog.event_triggers.get(name)?)
        }
        ObjectId::Publication(name) => create_publication(name, catalog.publications.get(name)?),
        ObjectId::Other(kind, identity) => {
            let other = catalog.other(kind, identity)?;
            create_other(other)
        }
    })
}

/// What `CREATE TABLE` declares of a table: without the parts that have a step of their own.
fn declared(
    catalog: &Catalog,
    name: &Name,
    table: &Table,
    has_step: impl Fn(&Step) -> bool,
) -> Table {
    let mut table = table.clone();
    let parent = table.partition_of.as_ref();
    let parent = parent.and_then(|of| catalog.tables.get(&of.parent));
    table.columns.retain_mut(|column| {
        let default = ObjectId::Default(name.clone(), column.name.clone());
        let is_apart = has_step(&Step::Create(default));
        if is_apart {
            column.default = None;
        }
        // A partition of PostgreSQL 17 and later has the identity columns of its parent, and must
        // have none of its own.
        let of_parent = parent.and_then(|parent| parent.column(&column.name));
        if of_parent.is_some_and(|of_parent| of_parent.identity.is_some()) {
            column.identity = None;
        }
        !(is_apart && column.generated.is_some())
    });
    let tables = catalog.tables.iter();
    let existing = tables.filter(|(own, it)| {
        let created = Step::Create(ObjectId::Table((*own).clone()));
        it.parents().any(|of| of == name)
            && !has_step(&Step::Attach((*own).clone()))
            && !has_step(&created)
    });
    let existing: Vec<_> = existing.map(|(_, child)| child).collect();
    name_not_null(name, &mut table, &existing);
    table.constraints.retain(|constraint, _| {
        let constraint = ObjectId::Constraint(name.clone(), constraint.clone());
        !has_step(&Step::Create(constraint))
    });
    table
}

/// Names the `NOT NULL` constraints that existing partitions and children have: the server would choose
/// another name for one of the table (PostgreSQL 18 and later).
fn name_not_null(name: &Name, table: &mut Table, children: &[&Table]) {
    for column in &mut table.columns {
        let Some(not_null) = &mut column.not_null else {
            continue;
        };
        let implied = super::not_null_name(name, &column.name, not_null);
        let mut of_children = children.iter().filter_map(|child| {
            let column = child.column(&column.name)?;
            column.not_null.as_ref()?.name.as_ref()
        });
        if of_children.any(|of_child| *of_child == implied) {
            not_null.name = Some(implied);
        }
    }
}

/// Removes the defaults that a table would have from its parents.
fn undone_defaults(catalog: &Catalog, name: &Name, table: &Table) -> Vec<String> {
    let inherited = |column: &&Column| {
        let of_parent = table.inherits.iter().any(|parent| {
            let parent = catalog.tables.get(parent);
            let parent = parent.and_then(|parent| parent.column(&column.name));
            parent.is_some_and(|column| column.default.is_some())
        });
        column.inherited && of_parent && column.default.is_none()
    };
    let columns = table.columns.iter().filter(inherited);
    columns
        .map(|column| set_default_only(name, &column.name, None))
        .collect()
}

/// Whether a partition has a trigger from its parent.
fn is_inherited(catalog: &Catalog, table: &Name, trigger: &str) -> bool {
    let table = catalog.tables.get(table);
    let trigger = table.and_then(|table| table.triggers.get(trigger));
    trigger.is_some_and(|trigger| trigger.inherited)
}

/// The statements that take a step back. Nothing for a part that goes with another object.
fn undo(catalog: &Catalog, step: &Step, has_step: impl Fn(&Step) -> bool) -> Vec<String> {
    let undone = match step {
        Step::Create(object) => match object {
            ObjectId::View(name) if has_step(&Step::Placeholder(name.clone())) => {
                let view = catalog.views.get(name);
                view.map(|view| replace_by_placeholder(name, view))
            }
            ObjectId::Index(_) | ObjectId::Constraint(..)
                if has_step(&Step::AttachIndex(object.clone())) =>
            {
                None
            }
            ObjectId::Trigger(table, name) if is_inherited(catalog, table, name) => None,
            // It exists in every database.
            ObjectId::Schema(name) if name == "public" => None,
            object => drop_object(catalog, object),
        },
        Step::Placeholder(name) => {
            let view = catalog.views.get(name);
            view.map(|view| drop_view(name, view))
        }
        Step::DomainChecks(name) => {
            let ty = catalog.types.get(name).map(|ty| &ty.kind);
            let Some(TypeKind::Domain(domain)) = ty else {
                return Vec::new();
            };
            let checks = domain.checks.keys();
            return checks.map(|check| drop_domain_check(name, check)).collect();
        }
        Step::OwnedBy(name) => Some(sequence_owner(name, None)),
        Step::Attach(name) => {
            let of = catalog
                .tables
                .get(name)
                .and_then(|table| table.partition_of.as_ref());
            of.map(|of| detach_partition(name, &of.parent, false))
        }
        Step::Shell(_) | Step::AttachIndex(_) | Step::IndexChoices(_) | Step::Refresh(_) => None,
    };
    undone.into_iter().collect()
}

/// Returns the statement that drops an object of a catalog; `None` if the catalog has no such
/// object.
pub fn drop_object(catalog: &Catalog, object: &ObjectId) -> Option<String> {
    Some(match object {
        ObjectId::Schema(name) => drop_schema(name),
        ObjectId::Extension(name) => drop_extension(name),
        ObjectId::Type(name) => drop_type(name, &catalog.types.get(name)?.kind),
        ObjectId::Routine(signature) => {
            drop_routine(signature, catalog.routines.get(signature)?.kind)
        }
        ObjectId::Sequence(name) => drop_sequence(name),
        ObjectId::Table(name) => drop_table(name),
        ObjectId::Column(table, column) => drop_column(table, column),
        ObjectId::Default(table, column) => {
            let found = catalog.column(table, column);
            match found.is_some_and(|column| column.generated.is_some()) {
                true => drop_expression(table, column),
                false => set_default(table, column, None),
            }
        }
        ObjectId::Constraint(table, name) => drop_constraint(table, name),
        ObjectId::Index(name) => drop_index(name, false),
        ObjectId::View(name) => drop_view(name, catalog.views.get(name)?),
        ObjectId::Trigger(table, name) => drop_trigger(table, name),
        ObjectId::Rule(table, name) => drop_rule(table, name),
        ObjectId::Policy(table, name) => drop_policy(table, name),
        ObjectId::Statistics(name) => drop_statistics(name),
        ObjectId::EventTrigger(name) => drop_event_trigger(name),
        ObjectId::Publication(name) => drop_publication(name),
        ObjectId::Other(kind, identity) => {
            let other = catalog.other(kind, identity)?;
            // One that nothing creates is not dropped either.
            other.definition.as_ref()?;
            drop_other(other)
        }
    })
}

/// Returns an object with its kind, as `COMMENT ON` names it: `TABLE "core"."rooms"`. `None` if the
/// catalog has no such object, and for a default, which is no object of its own there.
pub fn object_name(catalog: &Catalog, object: &ObjectId) -> Option<String> {
    Some(match object {
        ObjectId::Schema(name) => format!("SCHEMA {}", quoted(name)),
        ObjectId::Extension(name) => format!("EXTENSION {}", quoted(name)),
        ObjectId::Type(name) => type_object(name, &catalog.types.get(name)?.kind),
        ObjectId::Routine(signature) => {
            routine_object(signature, catalog.routines.get(signature)?.kind)
        }
        ObjectId::Sequence(name) => format!("SEQUENCE {}", name.quoted()),
        ObjectId::Table(name) => format!("TABLE {}", name.quoted()),
        ObjectId::Column(table, column) => column_object(table, column),
        ObjectId::Default(..) => return None,
        ObjectId::Constraint(table, name) => constraint_object(table, name),
        ObjectId::Index(name) => format!("INDEX {}", name.quoted()),
        ObjectId::View(name) => view_object(name, catalog.views.get(name)?),
        ObjectId::Trigger(table, name) => on_table("TRIGGER", table, name),
        ObjectId::Rule(table, name) => on_table("RULE", table, name),
        ObjectId::Policy(table, name) => on_table("POLICY", table, name),
        ObjectId::Statistics(name) => format!("STATISTICS {}", name.quoted()),
        ObjectId::EventTrigger(name) => format!("EVENT TRIGGER {}", quoted(name)),
        ObjectId::Publication(name) => format!("PUBLICATION {}", quoted(name)),
        ObjectId::Other(kind, identity) => other_object(catalog.other(kind, identity)?),
    })
}
