//! Runs cargo and says what it cost: processor time, elapsed time and memory of it and of all
//! processes it started.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result, bail, ensure};
use wait4::Wait4;

/// A folder to run cargo in, and how.
#[derive(Debug, Clone)]
pub struct Cargo {
    /// The folder of the manifest.
    pub folder: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
    /// Whether the compiler may use what it remembers of the last compilation.
    pub incremental: bool,
}

/// What one run of cargo cost, and what it did.
#[derive(Debug, Clone)]
pub struct Run {
    /// Processor time in user mode, of cargo and all processes it waited for.
    pub user_seconds: f64,
    pub wall_seconds: f64,
    /// The largest resident set of any one of those processes.
    pub peak_mib: f64,
    /// The packages that were compiled, sorted.
    pub compiled: Vec<String>,
}

impl Cargo {
    /// Runs cargo, which may download; fails, with the compiler's output, when it does.
    pub fn run(&self, arguments: &[&str]) -> Result<Run> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
        command
            .args(arguments)
            .args(["--color", "never"])
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(bends_a_build) {
                command.env_remove(name);
            }
        }
        command.env("CARGO_TARGET_DIR", &self.target).env(
            "CARGO_INCREMENTAL",
            if self.incremental { "1" } else { "0" },
        );

        let start = Instant::now();
        let mut child = command.spawn().context("cargo does not start")?;
        let mut messages = String::new();
        let mut stderr = child.stderr.take().context("cargo has no output")?;
        stderr.read_to_string(&mut messages)?;
        let used = child.wait4().context("cargo cannot be waited for")?;
        let wall_seconds = start.elapsed().as_secs_f64();

        if !used.status.success() {
            let folder = self.folder.display();
            bail!(
                "`cargo {}` failed in {folder}:\n{messages}",
                arguments.join(" ")
            );
        }
        Ok(Run {
            user_seconds: used.rusage.utime.as_secs_f64(),
            wall_seconds,
            peak_mib: used.rusage.maxrss as f64 / f64::from(1 << 20),
            compiled: compiled(&messages),
        })
    }

    /// Runs cargo without the network and with the lock file as it is, and insists that it compiled
    /// these packages and no others: else the figure would be one of something else.
    pub fn measure(&self, arguments: &[&str], packages: &[&str]) -> Result<Run> {
        let run = self.run(&[arguments, &["--offline", "--locked"]].concat())?;
        ensure!(
            run.compiled == packages,
            "`cargo {}` was to compile {packages:?}, and compiled {:?}",
            arguments.join(" "),
            run.compiled
        );
        Ok(run)
    }

    /// Compiles a package again, all of it and nothing else, as its file is told to have changed.
    pub fn again(
        &self,
        arguments: &[&str],
        package: &str,
        file: &str,
        runs: u16,
    ) -> Result<Vec<Run>> {
        let run = |_| {
            touch(&self.folder.join(file))?;
            self.measure(arguments, &[package])
        };
        (0..runs).map(run).collect()
    }

    /// Compiles a package after each edit of it, incrementally. The edit is made and unmade in turn
    /// by `write`, which is told whether to make it, and is not made in the end.
    pub fn edits(
        &self,
        arguments: &[&str],
        package: &str,
        write: impl Fn(bool) -> Result<()>,
        runs: u16,
    ) -> Result<Vec<Run>> {
        let cargo = Self {
            incremental: true,
            ..self.clone()
        };
        cargo.run(arguments)?;
        let run = |number: u16| {
            write(number.is_multiple_of(2))?;
            cargo.measure(arguments, &[package])
        };
        let measured = (0..runs).map(run).collect();
        write(false)?;
        measured
    }
}

/// Whether a variable of the environment would change what is compiled, or come from the cargo that
/// started this program.
fn bends_a_build(name: &str) -> bool {
    const PREFIXES: [&str; 7] = [
        "CARGO_BUILD_",
        "CARGO_ENCODED_",
        "CARGO_MANIFEST_",
        "CARGO_PKG_",
        "CARGO_PROFILE_",
        "CARGO_TARGET_",
        "RUSTC_",
    ];
    name == "RUSTFLAGS" || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The packages of which cargo says that it compiles or checks them.
fn compiled(messages: &str) -> Vec<String> {
    let package = |line: &str| {
        let mut words = line.split_whitespace();
        let verb = words.next()?;
        matches!(verb, "Compiling" | "Checking").then(|| words.next().map(str::to_owned))?
    };
    let mut packages: Vec<_> = messages.lines().filter_map(package).collect();
    packages.sort();
    packages.dedup();
    packages
}

/// The middle of some values; the mean of the two in the middle, where their number is even.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[middle],
        _ => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

/// Marks a file as changed, so that cargo compiles its crate again.
pub fn touch(file: &Path) -> Result<()> {
    File::options()
        .append(true)
        .open(file)
        .and_then(|file| file.set_modified(SystemTime::now()))
        .with_context(|| format!("{} cannot be touched", file.display()))
}

/// Writes a file, and its folder, unless it holds this text already: an unchanged file is not
/// compiled again.
pub fn write_if_changed(file: &Path, text: &str) -> Result<()> {
    let write = || {
        if fs::read(file).is_ok_and(|present| present == text.as_bytes()) {
            return Ok(());
        }
        fs::create_dir_all(file.parent().unwrap_or(file))?;
        fs::write(file, text)
    };
    write().with_context(|| format!("{} cannot be written", file.display()))
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn what_was_compiled_is_read_from_the_messages() {
        let messages = "   Compiling syn v3.0.0\n    Checking tables v0.0.0 (/tmp/tables)\n\
                        warning: unused\n    Finished `dev` profile in 0.1s\n";
        assert_eq!(compiled(messages), ["syn", "tables"]);
    }

    #[test]
    fn the_builds_own_variables_do_not_reach_the_measured_ones() {
        assert!(bends_a_build("CARGO_TARGET_DIR") && bends_a_build("RUSTFLAGS"));
        assert!(!bends_a_build("CARGO_HOME") && !bends_a_build("CARGO_NET_OFFLINE"));
    }
}
