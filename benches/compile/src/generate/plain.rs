//! Structs without any library.

use crate::schema::{Column, Domain, Kind, Table};

/// The types of the columns are those that the peers use too.
pub(super) const DEPENDENCIES: &str = r#"chrono = { version = "0.4", default-features = false, features = ["std"] }
rust_decimal = { version = "1", default-features = false, features = ["std"] }
uuid = { version = "1", default-features = false, features = ["std"] }
"#;

/// What a module of tables names, for the peers that use the same types.
pub(super) const IMPORTS: &str =
    "use chrono::{DateTime, Utc};\nuse rust_decimal::Decimal;\nuse uuid::Uuid;\n";

pub(super) fn source(domain: &Domain) -> String {
    structs(domain, "Debug, Clone", IMPORTS)
}

/// Structs of the columns alone, with these derives.
pub(super) fn structs(domain: &Domain, derives: &str, imports: &str) -> String {
    let definition = |table: &Table| {
        let (name, fields) = (table.type_name(), fields(table));
        format!("\n#[derive({derives})]\npub struct {name} {{\n{fields}}}\n")
    };
    let definitions: String = domain.tables.iter().map(definition).collect();
    imports.to_owned() + &definitions
}

/// The columns of a table as fields without attributes.
pub(super) fn fields(table: &Table) -> String {
    let field = |column: &Column| format!("    pub {}: {},\n", column.name, rust_type(column));
    table.columns.iter().map(field).collect()
}

/// The Rust type of a column.
pub(super) fn rust_type(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Uuid => "Uuid",
        Kind::Text => "String",
        Kind::Integer => "i32",
        Kind::BigInt => "i64",
        Kind::Numeric => "Decimal",
        Kind::Boolean => "bool",
        Kind::TimestampTz => "DateTime<Utc>",
    };
    if column.nullable {
        format!("Option<{kind}>")
    } else {
        kind.to_owned()
    }
}
