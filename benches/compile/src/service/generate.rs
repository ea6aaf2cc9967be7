//! The programs that are measured, in a workspace of a crate per domain.
//!
//! `schema` has a feature per domain, `service` uses three tables of one of them, `by-hand` does the
//! same without a library, and `database` creates the tables for both to run on.

use std::path::Path;

use anyhow::{Context, Result};

use crate::generate::{Peer, domain_crates, manifest, project};
use crate::measure::write_if_changed;
use crate::schema::{Domain, Schema};

/// The domain that the service uses.
pub(super) const DOMAIN: &str = "orders";

/// What both programs use beside the driver.
const RUNTIME: &str = "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";

/// What the program by hand uses: the versions and features of ormlite's own driver and pool.
const BY_HAND: &str = r#"chrono = { version = "0.4", default-features = false, features = ["now", "std"] }
deadpool-postgres = { version = "0.14", default-features = false, features = ["rt_tokio_1"] }
rust_decimal = { version = "1", default-features = false, features = ["std", "db-tokio-postgres"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"], optional = true }
rustls-native-certs = { version = "0.8", optional = true }
tokio-postgres = { version = "0.7", features = ["with-chrono-0_4", "with-uuid-1"] }
tokio-postgres-rustls = { version = "0.13", optional = true }
uuid = { version = "1", default-features = false, features = ["std", "v7"] }

[features]
tls = ["dep:rustls", "dep:rustls-native-certs", "dep:tokio-postgres-rustls"]
"#;

/// Writes the workspace.
pub(super) fn workspace(schema: &Schema, folder: &Path) -> Result<()> {
    domain_crates(Peer::Ormlite, schema, folder)?;
    facade(schema, folder)?;
    service(schema, folder)?;
    by_hand(schema, folder)?;
    database(schema, folder)
}

/// The three tables.
fn tables(schema: &Schema) -> Result<[Table; 3]> {
    let domain = domain(schema)?;
    let [customer, order, item, ..] = &domain.tables[..] else {
        anyhow::bail!("a service on three tables needs three in {DOMAIN}");
    };
    let table = |of: &crate::schema::Table, name| Table {
        name,
        sql: format!("{DOMAIN}.{}", of.name()),
        rust: of.type_name(),
    };
    Ok([
        table(customer, "Customer"),
        table(order, "Order"),
        table(item, "Item"),
    ])
}

/// What a table is called.
struct Table {
    /// In the sources of the programs.
    name: &'static str,
    sql: String,
    rust: String,
}

pub(super) fn domain(schema: &Schema) -> Result<&Domain> {
    let found = schema.domains.iter().find(|domain| domain.name == DOMAIN);
    found.with_context(|| format!("there is no domain {DOMAIN}"))
}

fn facade(schema: &Schema, folder: &Path) -> Result<()> {
    let (mut dependencies, mut features, mut source) =
        (String::new(), String::new(), String::new());
    for Domain { name, .. } in &schema.domains {
        dependencies += &format!("{name} = {{ path = \"../{name}\", optional = true }}\n");
        features += &format!("{name} = [\"dep:{name}\"]\n");
        source += &format!("#[cfg(feature = \"{name}\")]\npub use {name};\n");
    }
    let manifest = manifest("schema", &format!("{dependencies}\n[features]\n{features}"));
    package(folder, "schema", &manifest, &[("lib.rs", source)])
}

fn service(schema: &Schema, folder: &Path) -> Result<()> {
    let names: Vec<_> = schema.domains.iter().map(|domain| domain.name).collect();
    let all: Vec<_> = names
        .iter()
        .map(|name| format!("\"schema/{name}\""))
        .collect();
    let path = project();
    let dependencies = format!(
        "ormlite = {{ path = {path:?}, default-features = false, features = [\"postgres\"] }}\n\
         schema = {{ path = \"../schema\", features = [\"{DOMAIN}\"] }}\n{RUNTIME}\n\
         [features]\ntls = [\"ormlite/tls\"]\nall = [{}]\nregistry = [\"all\", \"ormlite/registry\"]\n",
        all.join(", ")
    );
    let uses: String = tables(schema)?
        .iter()
        .map(|Table { name, rust, .. }| format!("{rust} as {name}, New{rust} as New{name}, "))
        .collect();
    let linked: String = names
        .iter()
        .map(|name| format!("use schema::{name} as _;\n"))
        .collect();
    let count: usize = schema
        .domains
        .iter()
        .map(|domain| domain.tables.len())
        .sum();
    let registry =
        include_str!("templates/registry.rs").replace("{ tables }", &count.to_string()) + &linked;
    let sources = [
        ("main.rs", include_str!("templates/ormlite.rs").to_owned()),
        ("registry.rs", registry),
        (
            "tables.rs",
            format!("pub use schema::{DOMAIN}::{{{uses}}};\n"),
        ),
    ];
    package(
        folder,
        "service",
        &manifest("service", &dependencies),
        &sources,
    )
}

fn by_hand(schema: &Schema, folder: &Path) -> Result<()> {
    let [customers, orders, items] = tables(schema)?;
    let source = include_str!("templates/by_hand.rs")
        .replace("{customers}", &customers.sql)
        .replace("{orders}", &orders.sql)
        .replace("{items}", &items.sql);
    let dependencies = format!("{RUNTIME}{BY_HAND}");
    package(
        folder,
        "by-hand",
        &manifest("by-hand", &dependencies),
        &[("main.rs", source)],
    )
}

fn database(schema: &Schema, folder: &Path) -> Result<()> {
    let path = project();
    let mut dependencies =
        format!("ormlite = {{ path = {path:?}, features = [\"testing\"] }}\n{RUNTIME}");
    let mut source = include_str!("templates/database.rs").to_owned();
    for Domain { name, .. } in &schema.domains {
        dependencies += &format!("{name} = {{ path = \"../{name}\" }}\n");
        source += &format!("use {name} as _;\n");
    }
    package(
        folder,
        "database",
        &manifest("database", &dependencies),
        &[("main.rs", source)],
    )
}

fn package(folder: &Path, name: &str, manifest: &str, sources: &[(&str, String)]) -> Result<()> {
    let package = folder.join("crates").join(name);
    write_if_changed(&package.join("Cargo.toml"), manifest)?;
    for (file, source) in sources {
        write_if_changed(&package.join("src").join(file), source)?;
    }
    Ok(())
}
