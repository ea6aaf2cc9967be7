//! What the numbers were measured on, and with.

use std::collections::BTreeMap;

use serde::Serialize;
use sysinfo::System;

use crate::Result;
use crate::database::Database;

/// The crates whose versions matter.
const CRATES: [&str; 8] = [
    "deadpool-postgres",
    "diesel",
    "diesel-async",
    "ormlite",
    "sea-orm",
    "sqlx",
    "tokio",
    "tokio-postgres",
];

/// The machine and the software.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// When, in UTC.
    pub date: String,
    /// The processor's model.
    pub cpu: String,
    /// How many processors the system sees.
    pub cores: usize,
    /// Its memory.
    pub memory_gib: f64,
    /// The operating system.
    pub system: String,
    /// The compiler.
    pub rustc: &'static str,
    /// The server.
    pub postgres: String,
    /// Versions of crates.
    pub crates: BTreeMap<&'static str, &'static str>,
}

impl Machine {
    /// Looks around.
    ///
    /// # Errors
    /// The server's.
    pub async fn describe(database: &Database) -> Result<Self> {
        let mut system = System::new();
        system.refresh_cpu_all();
        system.refresh_memory();
        let cpu = system.cpus().first().map_or("unknown", |cpu| cpu.brand());
        Ok(Self {
            date: jiff::Timestamp::now()
                .strftime("%Y-%m-%d %H:%M UTC")
                .to_string(),
            cpu: cpu.trim().to_owned(),
            cores: system.cpus().len(),
            memory_gib: system.total_memory() as f64 / f64::from(1 << 30),
            system: System::long_os_version().unwrap_or_default(),
            rustc: env!("RUSTC_VERSION"),
            postgres: database.version().await?,
            crates: CRATES
                .into_iter()
                .map(|name| (name, version(name)))
                .collect(),
        })
    }
}

/// The version of a crate, as the lock file has it.
fn version(name: &str) -> &'static str {
    let lock = include_str!("../Cargo.lock");
    let package = format!("name = \"{name}\"\nversion = \"");
    let after = lock.split_once(&package).map(|(_, after)| after);
    after
        .and_then(|after| after.split('"').next())
        .unwrap_or("unknown")
}
