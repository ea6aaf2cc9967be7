//! sqlx: a row is decoded into a struct by the names of its columns. It knows no tables, so there
//! are no references to declare.

use super::plain;
use crate::schema::Domain;

pub(super) const DEPENDENCIES: &str = r#"chrono = { version = "0.4", default-features = false, features = ["std"] }
rust_decimal = { version = "1", default-features = false, features = ["std"] }
sqlx = { version = "0.9", default-features = false, features = ["chrono", "derive", "postgres", "rust_decimal", "uuid"] }
uuid = { version = "1", default-features = false, features = ["std"] }
"#;

pub(super) fn source(domain: &Domain) -> String {
    plain::structs(domain, "sqlx::FromRow, Debug, Clone", plain::IMPORTS)
}
