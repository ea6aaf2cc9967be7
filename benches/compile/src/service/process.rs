//! Programs that say a line when they are ready, and end when their input does.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// A program that is ready; it is waited for when this is dropped.
pub(super) struct Ready {
    child: Child,
    /// What it said.
    pub(super) line: String,
}

impl Ready {
    pub(super) fn start<'a>(
        program: &Path,
        environment: impl IntoIterator<Item = (&'a str, &'a OsStr)>,
    ) -> Result<Self> {
        let name = program.display();
        let mut child = Command::new(program)
            .envs(environment)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name} does not start"))?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let ready = Self {
            child,
            line: line.trim_end().to_owned(),
        };
        ensure!(!ready.line.is_empty(), "{name} ended before it was ready");
        Ok(ready)
    }

    /// The memory it has resident, in MB.
    pub(super) fn resident_mb(&self) -> Result<f64> {
        let pid = Pid::from_u32(self.child.id());
        let mut system = System::new()?;
        system.refresh_processes_specifics(
            ProcessesToUpdate::Some(&[pid]),
            true,
            ProcessRefreshKind::nothing().with_memory(),
        );
        let process = system.process(pid).context("the program has ended")?;
        Ok(process.memory() as f64 / 1e6)
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // One that failed has said so on its standard error.
        let _ = self.child.wait();
    }
}
