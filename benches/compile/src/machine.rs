//! The machine and the compiler that figures are of.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    pub processor: String,
    pub cores: usize,
    pub memory_gib: u64,
    pub system: String,
    pub compiler: String,
}

impl Machine {
    /// This one.
    pub fn here() -> Result<Self> {
        let wanted = RefreshKind::nothing()
            .with_cpu(CpuRefreshKind::nothing())
            .with_memory(MemoryRefreshKind::nothing().with_ram());
        let system = System::new_with_specifics(wanted)?;
        let processor = system.cpus().first().map(|cpu| cpu.brand().trim());
        Ok(Self {
            processor: processor.unwrap_or("unknown").to_owned(),
            cores: std::thread::available_parallelism()?.get(),
            memory_gib: (system.total_memory() + (1 << 29)) >> 30,
            system: System::long_os_version().unwrap_or_else(|_| std::env::consts::OS.to_owned()),
            compiler: compiler()?,
        })
    }
}

/// What the compiler says of itself.
fn compiler() -> Result<String> {
    let output = Command::new("rustc").arg("--version").output();
    let output = output.context("rustc does not start")?;
    ensure!(output.status.success(), "`rustc --version` failed");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
