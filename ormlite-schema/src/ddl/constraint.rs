//! Constraints of tables.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::index::element_definition;
use super::text::{closed, identifiers, in_parentheses, listed, named, parameters};
use crate::model::{
    Constraint, ConstraintKind, Exclude, ForeignKey, ForeignKeyAction, Key, Match, Name, Timing,
};

/// A constraint in `CREATE TABLE` or `ADD CONSTRAINT`, without its name: `CHECK (floor < 100)`.
pub fn constraint_definition(constraint: &Constraint) -> String {
    let mut sql = match &constraint.kind {
        ConstraintKind::PrimaryKey(key) => key_definition("PRIMARY KEY", key),
        ConstraintKind::Unique(key) => key_definition("UNIQUE", key),
        ConstraintKind::Check {
            expression,
            no_inherit,
        } => {
            let inherit = if *no_inherit { " NO INHERIT" } else { "" };
            format!("CHECK ({}){inherit}", closed(expression))
        }
        ConstraintKind::ForeignKey(key) => foreign_key_definition(key),
        ConstraintKind::Exclude(exclude) => exclude_definition(exclude),
        ConstraintKind::Other { definition } => return definition.clone(),
    };
    sql += timing(constraint.timing);
    if constraint.not_enforced {
        sql += " NOT ENFORCED";
    } else if constraint.not_valid {
        sql += " NOT VALID";
    }
    sql
}

/// Adds a constraint to a table and to those that inherit from it.
///
/// A primary key, unique or exclusion constraint of a partitioned table is added to the table
/// `only`: the indexes of the partitions are attached to its index afterwards.
pub fn add_constraint(table: &Name, name: &str, constraint: &Constraint, only: bool) -> String {
    let only = if only { "ONLY " } else { "" };
    format!(
        "ALTER TABLE {only}{} ADD CONSTRAINT {} {}",
        table.quoted(),
        quoted(name),
        constraint_definition(constraint)
    )
}

/// The comments of a new constraint and its index.
pub(super) fn constraint_comments(
    table: &Name,
    name: &str,
    constraint: &Constraint,
) -> Vec<String> {
    let object = constraint_object(table, name);
    let own = first_comment(&object, constraint.comment.as_deref());
    let index = format!("INDEX {}", table.beside(name).quoted());
    let of_index = first_comment(&index, constraint.index_comment.as_deref());
    own.into_iter().chain(of_index).collect()
}

/// `CONSTRAINT "rooms_check" ON "core"."rooms"`, for its comment.
pub fn constraint_object(table: &Name, name: &str) -> String {
    format!("CONSTRAINT {} ON {}", quoted(name), table.quoted())
}

/// Adds a unique constraint or primary key by an index that exists, and gets its name.
pub fn add_constraint_using_index(
    table: &Name,
    name: &str,
    constraint: &Constraint,
    index: &str,
) -> String {
    let kind = match constraint.kind {
        ConstraintKind::PrimaryKey(_) => "PRIMARY KEY",
        _ => "UNIQUE",
    };
    format!(
        "ALTER TABLE {} ADD CONSTRAINT {} {kind} USING INDEX {}{}",
        table.quoted(),
        quoted(name),
        quoted(index),
        timing(constraint.timing)
    )
}

/// Checks the rows that were stored before a constraint that is `NOT VALID`.
pub fn validate_constraint(table: &Name, name: &str) -> String {
    let name = quoted(name);
    format!("ALTER TABLE {} VALIDATE CONSTRAINT {name}", table.quoted())
}

/// Drops a constraint.
pub fn drop_constraint(table: &Name, name: &str) -> String {
    let name = quoted(name);
    format!("ALTER TABLE {} DROP CONSTRAINT {name}", table.quoted())
}

fn key_definition(kind: &str, key: &Key) -> String {
    let nulls = match key.nulls_not_distinct {
        true => " NULLS NOT DISTINCT",
        false => "",
    };
    let overlaps = match key.without_overlaps {
        true => " WITHOUT OVERLAPS",
        false => "",
    };
    format!(
        "{kind}{nulls} ({}{overlaps}){}{}{}",
        identifiers(&key.columns),
        listed("INCLUDE", &key.include),
        parameters("WITH", &key.options),
        named("USING INDEX TABLESPACE", key.tablespace.as_deref()),
    )
}

fn foreign_key_definition(key: &ForeignKey) -> String {
    let matching = match key.matching {
        Match::Simple => "",
        Match::Full => " MATCH FULL",
    };
    format!(
        "FOREIGN KEY ({}) REFERENCES {} ({}){matching}{}{}{}",
        key_columns(&key.columns, key.period),
        key.table.quoted(),
        key_columns(&key.referenced, key.period),
        action("DELETE", key.on_delete),
        match key.on_delete_columns.as_slice() {
            [] => String::new(),
            columns => format!(" ({})", identifiers(columns)),
        },
        action("UPDATE", key.on_update),
    )
}

/// The columns of a foreign key, the last one with `PERIOD` if it is one.
fn key_columns(columns: &[String], period: bool) -> String {
    match columns {
        [others @ .., last] if period => {
            let last = format!("PERIOD {}", quoted(last));
            let others = others.iter().map(|column| quoted(column));
            others.chain([last]).collect::<Vec<_>>().join(", ")
        }
        columns => identifiers(columns),
    }
}

fn action(event: &str, action: ForeignKeyAction) -> String {
    let action = match action {
        ForeignKeyAction::NoAction => return String::new(),
        ForeignKeyAction::Restrict => "RESTRICT",
        ForeignKeyAction::Cascade => "CASCADE",
        ForeignKeyAction::SetNull => "SET NULL",
        ForeignKeyAction::SetDefault => "SET DEFAULT",
    };
    format!(" ON {event} {action}")
}

fn exclude_definition(exclude: &Exclude) -> String {
    let elements = exclude
        .elements
        .iter()
        .map(|it| format!("{} WITH {}", element_definition(&it.element), it.with));
    let elements: Vec<_> = elements.collect();
    format!(
        "EXCLUDE{} ({}){}{}{}{}",
        named(
            "USING",
            Some(&exclude.method)
                .filter(|it| !it.is_empty())
                .map(|it| &**it)
        ),
        elements.join(", "),
        listed("INCLUDE", &exclude.include),
        parameters("WITH", &exclude.options),
        named("USING INDEX TABLESPACE", exclude.tablespace.as_deref()),
        in_parentheses("WHERE", exclude.filter.as_deref()),
    )
}

/// ` DEFERRABLE INITIALLY DEFERRED`, or nothing.
pub(super) fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::NotDeferrable => "",
        Timing::Deferrable => " DEFERRABLE",
        Timing::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
    }
}

/// Sets when a foreign key is checked.
pub fn set_timing(table: &Name, name: &str, timing: Timing) -> String {
    let timing = match timing {
        Timing::NotDeferrable => "NOT DEFERRABLE",
        Timing::Deferrable => "DEFERRABLE INITIALLY IMMEDIATE",
        Timing::InitiallyDeferred => "DEFERRABLE INITIALLY DEFERRED",
    };
    format!(
        "ALTER TABLE {} ALTER CONSTRAINT {} {timing}",
        table.quoted(),
        quoted(name)
    )
}

/// Sets whether tables that inherit from the table have its `NOT NULL` (PostgreSQL 18 and later).
pub fn set_constraint_inheritance(table: &Name, name: &str, inherits: bool) -> String {
    let verb = if inherits { "INHERIT" } else { "NO INHERIT" };
    format!(
        "ALTER TABLE {} ALTER CONSTRAINT {} {verb}",
        table.quoted(),
        quoted(name)
    )
}
