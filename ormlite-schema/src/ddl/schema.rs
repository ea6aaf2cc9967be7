//! Schemas and extensions.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use super::text::{literal, named};
use crate::model::{Extension, Schema};

/// Creates a schema, with its comment and privileges. One that exists is left as it is: `public`
/// exists in every new database.
pub fn create_schema(name: &str, schema: &Schema) -> Vec<String> {
    let mut statements = vec![format!("CREATE SCHEMA IF NOT EXISTS {}", quoted(name))];
    let object = format!("SCHEMA {}", quoted(name));
    statements.extend(first_comment(&object, schema.comment.as_deref()));
    statements.extend(first_privileges(
        &GrantedOn::schema(name),
        schema.acl.as_ref(),
    ));
    statements
}

/// Drops a schema, which has to be empty.
pub fn drop_schema(name: &str) -> String {
    format!("DROP SCHEMA {}", quoted(name))
}

/// Creates an extension and those that it needs.
pub fn create_extension(name: &str, extension: &Extension) -> Vec<String> {
    let version = extension.version.as_deref().map(literal);
    let version = version.map(|version| format!(" VERSION {version}"));
    let create = format!(
        "CREATE EXTENSION IF NOT EXISTS {}{}{} CASCADE",
        quoted(name),
        named("SCHEMA", extension.schema.as_deref()),
        version.unwrap_or_default()
    );
    let object = format!("EXTENSION {}", quoted(name));
    let comment = first_comment(&object, extension.comment.as_deref());
    [create].into_iter().chain(comment).collect()
}

/// Drops an extension.
pub fn drop_extension(name: &str) -> String {
    format!("DROP EXTENSION {}", quoted(name))
}

/// Moves the objects of an extension to another schema.
pub fn set_extension_schema(name: &str, schema: &str) -> String {
    format!(
        "ALTER EXTENSION {} SET SCHEMA {}",
        quoted(name),
        quoted(schema)
    )
}

/// Updates an extension to a version.
pub fn update_extension(name: &str, version: &str) -> String {
    format!(
        "ALTER EXTENSION {} UPDATE TO {}",
        quoted(name),
        literal(version)
    )
}
