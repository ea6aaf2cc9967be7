//! The schema as crates of source text, one way of writing it per peer.
//!
//! A generator gives the source of a domain; what a crate is made of beside that is the same for
//! every peer and is written here.

mod diesel;
mod ormlite;
mod plain;
mod sea_orm;
mod sqlx;
mod toasty;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::measure::write_if_changed;
use crate::schema::{Domain, Schema};

/// A way of writing tables down in Rust.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Peer {
    /// Structs with `Debug` and `Clone`: what no library can be cheaper than.
    Plain,
    Ormlite,
    Sqlx,
    Diesel,
    SeaOrm,
    Toasty,
}

impl Peer {
    /// Its name, which is also that of its crate.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Ormlite => "ormlite",
            Self::Sqlx => "sqlx",
            Self::Diesel => "diesel",
            Self::SeaOrm => "sea-orm",
            Self::Toasty => "toasty",
        }
    }

    /// What a crate of tables depends on, as lines of a manifest.
    pub fn dependencies(self) -> String {
        match self {
            Self::Plain => plain::DEPENDENCIES.to_owned(),
            Self::Ormlite => ormlite::dependencies(),
            Self::Sqlx => sqlx::DEPENDENCIES.to_owned(),
            Self::Diesel => diesel::DEPENDENCIES.to_owned(),
            Self::SeaOrm => sea_orm::DEPENDENCIES.to_owned(),
            Self::Toasty => toasty::DEPENDENCIES.to_owned(),
        }
    }

    /// The source of a module, or of a crate, that holds the tables of a domain.
    pub fn source(self, domain: &Domain) -> String {
        match self {
            Self::Plain => plain::source(domain),
            Self::Ormlite => ormlite::source(domain),
            Self::Sqlx => sqlx::source(domain),
            Self::Diesel => diesel::source(domain),
            Self::SeaOrm => sea_orm::source(domain),
            Self::Toasty => toasty::source(domain),
        }
    }
}

/// The root of the project that this program measures.
pub fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The package that [`one_crate`] writes.
pub const PACKAGE: &str = "tables";

/// Writes all tables into one crate, a module per domain.
pub fn one_crate(peer: Peer, schema: &Schema, folder: &Path) -> Result<()> {
    let manifest = manifest(PACKAGE, &peer.dependencies()) + "\n[workspace]\n";
    write_if_changed(&folder.join("Cargo.toml"), &manifest)?;
    let modules: String = schema
        .domains
        .iter()
        .map(|domain| format!("pub mod {};\n", domain.name))
        .collect();
    write_if_changed(&folder.join("src/lib.rs"), &modules)?;
    for domain in &schema.domains {
        let file = folder.join(format!("src/{}.rs", domain.name));
        write_if_changed(&file, &peer.source(domain))?;
    }
    Ok(())
}

/// Writes a workspace with a crate per domain, named as the domain, in `crates/`. Whatever else is
/// put there is a member too.
pub fn domain_crates(peer: Peer, schema: &Schema, folder: &Path) -> Result<()> {
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n";
    write_if_changed(&folder.join("Cargo.toml"), workspace)?;
    for domain in &schema.domains {
        let package = folder.join("crates").join(domain.name);
        let manifest = manifest(domain.name, &peer.dependencies());
        write_if_changed(&package.join("Cargo.toml"), &manifest)?;
        write_if_changed(&package.join("src/lib.rs"), &peer.source(domain))?;
    }
    Ok(())
}

/// The manifest of a generated package.
pub fn manifest(package: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         \n[dependencies]\n{dependencies}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEERS: &[Peer] = &[
        Peer::Plain,
        Peer::Ormlite,
        Peer::Sqlx,
        Peer::Diesel,
        Peer::SeaOrm,
        Peer::Toasty,
    ];

    /// The fields of a struct are the columns, in order; relations come after them.
    #[test]
    fn every_peer_has_every_column_of_every_table() {
        for domain in Schema::new(20).domains {
            let columns: String = domain
                .tables
                .iter()
                .flat_map(|table| &table.columns)
                .map(|column| format!("{} ", column.name))
                .collect();
            for peer in PEERS {
                let source = peer.source(&domain);
                let field = |line: &str| {
                    let (name, kind) = line.trim().strip_prefix("pub ")?.split_once(": ")?;
                    (!kind.contains("Deferred")).then(|| format!("{name} "))
                };
                let fields: String = source.lines().filter_map(field).collect();
                assert_eq!(fields, columns, "{}", peer.name());
            }
        }
    }

    #[test]
    fn every_peer_that_knows_references_declares_them_all() {
        for domain in Schema::new(20).domains {
            let references = domain.tables.iter().flat_map(|table| table.references());
            let references = references.count();
            for (peer, keyword) in [
                (Peer::Ormlite, "references = "),
                (Peer::Diesel, "belongs_to("),
                (Peer::Diesel, "joinable!"),
                (Peer::SeaOrm, "belongs_to = "),
                (Peer::Toasty, "#[belongs_to("),
            ] {
                let declared = peer.source(&domain).matches(keyword).count();
                assert_eq!(declared, references, "{} {keyword}", peer.name());
            }
        }
    }
}
