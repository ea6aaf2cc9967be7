//! sea-orm: a module per table with its `Model`, its `Relation` and what follows from them, as
//! `sea-orm-cli` writes them.

use std::fmt::Write;

use super::plain;
use crate::schema::{Column, Domain, Kind, Role, Table};

/// Without `sqlx`: entities need no connection.
pub(super) const DEPENDENCIES: &str = r#"sea-orm = { version = "2.0.4", default-features = false, features = ["macros", "with-chrono", "with-rust_decimal", "with-uuid"] }
"#;

pub(super) fn source(domain: &Domain) -> String {
    domain
        .tables
        .iter()
        .map(|table| module(domain, table))
        .collect()
}

fn module(domain: &Domain, table: &Table) -> String {
    let mut fields = String::new();
    for column in &table.columns {
        if let Some(attribute) = attribute(column) {
            _ = writeln!(fields, "        #[sea_orm({attribute})]");
        }
        let rust_type = plain::rust_type(column).replace("DateTime<Utc>", "DateTimeUtc");
        _ = writeln!(fields, "        pub {}: {rust_type},", column.name);
    }
    let mut variants = String::new();
    let mut related = String::new();
    for (column, target) in table.references() {
        let variant = pascal(column.relation());
        let from = pascal(column.name);
        let action = if column.nullable {
            "SetNull"
        } else {
            "Cascade"
        };
        _ = write!(
            variants,
            "        #[sea_orm(\n\
             \x20           belongs_to = \"super::t{target}::Entity\",\n\
             \x20           from = \"Column::{from}\",\n\
             \x20           to = \"super::t{target}::Column::Id\",\n\
             \x20           on_delete = \"{action}\"\n\
             \x20       )]\n\
             \x20       {variant},\n"
        );
        _ = write!(
            related,
            "\n    impl Related<super::t{target}::Entity> for Entity {{\n\
             \x20       fn to() -> RelationDef {{\n\
             \x20           Relation::{variant}.def()\n\
             \x20       }}\n\
             \x20   }}\n"
        );
    }
    let (schema, name) = (domain.name, table.name());
    format!(
        r#"
pub mod {name} {{
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(schema_name = "{schema}", table_name = "{name}")]
    pub struct Model {{
{fields}    }}

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {{
{variants}    }}
{related}
    impl ActiveModelBehavior for ActiveModel {{}}
}}
"#
    )
}

fn attribute(column: &Column) -> Option<&'static str> {
    match (column.role, column.kind, column.nullable) {
        (Role::PrimaryKey, ..) => Some("primary_key, auto_increment = false"),
        (Role::Unique, ..) => Some("column_type = \"Text\", unique"),
        (_, Kind::Text, false) => Some("column_type = \"Text\""),
        (_, Kind::Text, true) => Some("column_type = \"Text\", nullable"),
        (_, Kind::Numeric, _) => Some("column_type = \"Decimal(Some((10, 2)))\""),
        _ => None,
    }
}

/// `a_id` as `AId`.
fn pascal(name: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    name.split('_').map(word).collect()
}
