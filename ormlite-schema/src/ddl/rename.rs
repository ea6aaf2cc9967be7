//! Other names and schemas for objects.

use ormlite_core::schema::registry::quoted;

use super::text::literal;
use crate::model::Name;

/// Renames an object of a schema, whose kind is a keyword such as `TABLE`, `VIEW`, `INDEX` or
/// `DOMAIN`.
pub fn rename(kind: &str, name: &Name, to: &str) -> String {
    format!("ALTER {kind} {} RENAME TO {}", name.quoted(), quoted(to))
}

/// Moves an object to another schema. The indexes, constraints and sequences of a table go with it.
pub fn set_schema(kind: &str, name: &Name, to: &str) -> String {
    format!("ALTER {kind} {} SET SCHEMA {}", name.quoted(), quoted(to))
}

/// Renames a schema.
pub fn rename_schema(name: &str, to: &str) -> String {
    format!("ALTER SCHEMA {} RENAME TO {}", quoted(name), quoted(to))
}

/// Renames a column of a table, and of those that inherit it.
pub fn rename_column(table: &Name, column: &str, to: &str) -> String {
    let (table, column, to) = (table.quoted(), quoted(column), quoted(to));
    format!("ALTER TABLE {table} RENAME COLUMN {column} TO {to}")
}

/// Renames an attribute of a composite type, and the column of the tables of that type.
pub fn rename_attribute(ty: &Name, attribute: &str, to: &str) -> String {
    let (ty, attribute, to) = (ty.quoted(), quoted(attribute), quoted(to));
    format!("ALTER TYPE {ty} RENAME ATTRIBUTE {attribute} TO {to} CASCADE")
}

/// Renames a label of an enumerated type, in the rows that have it, too.
pub fn rename_label(ty: &Name, label: &str, to: &str) -> String {
    let (ty, label, to) = (ty.quoted(), literal(label), literal(to));
    format!("ALTER TYPE {ty} RENAME VALUE {label} TO {to}")
}

/// Renames a constraint, and the index of its name.
pub fn rename_constraint(table: &Name, name: &str, to: &str) -> String {
    let (table, name, to) = (table.quoted(), quoted(name), quoted(to));
    format!("ALTER TABLE {table} RENAME CONSTRAINT {name} TO {to}")
}
