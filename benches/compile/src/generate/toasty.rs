//! toasty: a struct per model, with a field for each relation beside its key.

use std::fmt::Write;

use super::plain;
use crate::schema::{Column, Domain, Kind, Role, Table};

/// Without a driver: models need no connection.
pub(super) const DEPENDENCIES: &str = r#"jiff = { version = "0.2", default-features = false, features = ["std"] }
rust_decimal = { version = "1", default-features = false, features = ["std"] }
toasty = { version = "0.11", default-features = false, features = ["jiff", "rust_decimal"] }
uuid = { version = "1", default-features = false, features = ["std"] }
"#;

/// Times are jiff's to toasty; the other types are those of the other peers.
const IMPORTS: &str = "use jiff::Timestamp;\nuse rust_decimal::Decimal;\nuse uuid::Uuid;\n";

pub(super) fn source(domain: &Domain) -> String {
    let models: String = domain.tables.iter().map(model).collect();
    IMPORTS.to_owned() + &models
}

fn model(table: &Table) -> String {
    let mut fields = String::new();
    for column in &table.columns {
        if let Some(attributes) = attributes(column) {
            _ = writeln!(fields, "    {attributes}");
        }
        let rust_type = plain::rust_type(column).replace("DateTime<Utc>", "Timestamp");
        _ = writeln!(fields, "    pub {}: {rust_type},", column.name);
    }
    for (column, target) in table.references() {
        let (key, relation) = (column.name, column.relation());
        let parent = if column.nullable {
            format!("Option<T{target}>")
        } else {
            format!("T{target}")
        };
        _ = write!(
            fields,
            "    #[belongs_to(key = {key}, references = id)]\n\
             \x20   pub {relation}: toasty::Deferred<{parent}>,\n"
        );
    }
    let (name, type_name) = (table.name(), table.type_name());
    format!(
        "\n#[derive(toasty::Model, Debug, Clone)]\n#[table = \"{name}\"]\n\
         pub struct {type_name} {{\n{fields}}}\n"
    )
}

fn attributes(column: &Column) -> Option<&'static str> {
    match (column.role, column.kind) {
        (Role::PrimaryKey, _) => Some("#[key]\n    #[auto]"),
        (Role::Reference(_), _) => Some("#[index]"),
        (Role::Unique, _) => Some("#[unique]"),
        (Role::CreatedAt | Role::UpdatedAt, _) => Some("#[auto]"),
        (_, Kind::Numeric) => Some("#[column(type = numeric(10, 2))]"),
        _ => None,
    }
}
