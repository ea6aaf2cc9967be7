//! ormlite, as a crate of tables depends on it: without the driver.

use std::fmt::Write;

use super::{plain, project};
use crate::schema::{Column, Domain, Role};

pub(super) fn dependencies() -> String {
    let path = project();
    format!("ormlite = {{ path = {path:?}, default-features = false }}\n")
}

pub(super) fn source(domain: &Domain) -> String {
    let mut source = "use ormlite::prelude::*;\n".to_owned();
    for table in &domain.tables {
        _ = write!(
            source,
            "\n#[derive(Table, Debug, Clone)]\n\
             #[table(name = {:?}, schema = {:?}, unique(code), index(status, desc(created_at)))]\n\
             pub struct {} {{\n",
            table.name(),
            domain.name,
            table.type_name(),
        );
        for column in &table.columns {
            if let Some(attribute) = attribute(column) {
                _ = writeln!(source, "    #[column({attribute})]");
            }
            let rust_type = plain::rust_type(column);
            _ = writeln!(source, "    pub {}: {rust_type},", column.name);
        }
        source.push_str("}\n");
    }
    source
}

fn attribute(column: &Column) -> Option<String> {
    let attribute = match column.role {
        Role::PrimaryKey => "primary_key, default = uuid_v7",
        Role::Reference(target) => {
            let action = if column.nullable {
                "set_null"
            } else {
                "cascade"
            };
            return Some(format!(
                "references = T{target}::id, on_delete = {action}, index"
            ));
        }
        Role::CreatedAt => "created_at",
        Role::UpdatedAt => "updated_at",
        Role::SoftDelete => "soft_delete",
        Role::Version => "version",
        Role::Unique => return None,
        Role::Plain if column.name == "rate" => "sql_type = \"numeric(10,2)\"",
        Role::Plain => return None,
    };
    Some(attribute.to_owned())
}
