//! diesel: `table!` per table, a struct with the usual derives, and the tables that may be joined.
//!
//! `allow_tables_to_appear_in_same_query!` makes an impl for every pair of tables. `diesel
//! print-schema` names all tables of the database in it; here a domain names its own alone, which
//! costs a sixth.

use std::fmt::Write;

use super::plain;
use crate::schema::{Column, Domain, Kind, Table};

/// `postgres_backend` needs no libpq. Tables of up to 32 columns are the default.
pub(super) const DEPENDENCIES: &str = r#"bigdecimal = "0.4"
chrono = { version = "0.4", default-features = false, features = ["std"] }
diesel = { version = "2.3", default-features = false, features = ["32-column-tables", "chrono", "numeric", "postgres_backend", "uuid"] }
uuid = { version = "1", default-features = false, features = ["std"] }
"#;

/// `numeric` is a `BigDecimal` to diesel itself; the other types are those of the other peers.
const IMPORTS: &str = "use bigdecimal::BigDecimal as Decimal;\nuse chrono::{DateTime, Utc};\n\
                       use diesel::prelude::*;\nuse uuid::Uuid;\n";

pub(super) fn source(domain: &Domain) -> String {
    let mut source = IMPORTS.to_owned();
    for table in &domain.tables {
        source += &declaration(domain, table);
    }
    source.push('\n');
    for table in &domain.tables {
        for (column, target) in table.references() {
            let (name, column) = (table.name(), column.name);
            _ = writeln!(source, "diesel::joinable!({name} -> t{target} ({column}));");
        }
    }
    let names: Vec<_> = domain.tables.iter().map(Table::name).collect();
    let names = names.join(", ");
    _ = writeln!(
        source,
        "diesel::allow_tables_to_appear_in_same_query!({names});"
    );
    for table in &domain.tables {
        source += &model(table);
    }
    source
}

fn declaration(domain: &Domain, table: &Table) -> String {
    let columns: String = table
        .columns
        .iter()
        .map(|column| format!("        {} -> {},\n", column.name, sql_type(column)))
        .collect();
    let (schema, name) = (domain.name, table.name());
    format!("\ndiesel::table! {{\n    {schema}.{name} (id) {{\n{columns}    }}\n}}\n")
}

fn model(table: &Table) -> String {
    let mut derives = "Queryable, Selectable, Insertable, AsChangeset, Identifiable".to_owned();
    let mut parents = String::new();
    for (column, target) in table.references() {
        let key = column.name;
        _ = writeln!(
            parents,
            "#[diesel(belongs_to(T{target}, foreign_key = {key}))]"
        );
    }
    if !parents.is_empty() {
        derives += ", Associations";
    }
    let (name, type_name) = (table.name(), table.type_name());
    let fields = plain::fields(table);
    format!(
        "\n#[derive({derives}, Debug, Clone)]\n#[diesel(table_name = {name})]\n{parents}\
         pub struct {type_name} {{\n{fields}}}\n"
    )
}

fn sql_type(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Uuid => "Uuid",
        Kind::Text => "Text",
        Kind::Integer => "Int4",
        Kind::BigInt => "Int8",
        Kind::Numeric => "Numeric",
        Kind::Boolean => "Bool",
        Kind::TimestampTz => "Timestamptz",
    };
    if column.nullable {
        format!("Nullable<{kind}>")
    } else {
        kind.to_owned()
    }
}
