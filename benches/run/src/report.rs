//! The results as Markdown and as JSON.

mod allocations;
mod instructions;
mod table;
mod times;

use std::fs;
use std::path::Path;

use serde::Serialize;

pub use self::allocations::allocations;
pub use self::instructions::instructions;
pub use self::times::times;
use crate::Result;
use crate::machine::Machine;

/// Writes `NAME.md` and `NAME.json`, and prints the former.
///
/// # Errors
/// The file system's.
pub fn publish(folder: &Path, name: &str, markdown: &str, results: &impl Serialize) -> Result<()> {
    println!("{markdown}");
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.md")), markdown)?;
    let json = serde_json::to_string_pretty(results)?;
    fs::write(folder.join(format!("{name}.json")), json + "\n")?;
    Ok(())
}

/// The machine and the versions, in two lines.
fn description(machine: &Machine) -> String {
    let crates: Vec<_> = machine
        .crates
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    format!(
        "{}: {}, {} cores, {:.1} GiB, {}, PostgreSQL {}, {}.\n{}.\n",
        machine.date,
        machine.cpu,
        machine.cores,
        machine.memory_gib,
        machine.system,
        machine.postgres,
        machine.rustc,
        crates.join(", "),
    )
}
