//! The programs that read a schema and write files.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::job::CACHED;

/// A program that reads a schema: one process, from its start to its end.
pub(crate) enum Peer {
    /// This program, with a [job](crate::job).
    Ormlite(&'static str),
    PgDump,
    /// A version of drizzle-kit, in a folder with its packages.
    Drizzle {
        version: String,
        folder: PathBuf,
    },
}

impl Peer {
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Ormlite(job) => format!("ormlite, {job}"),
            Self::PgDump => "pg_dump -s".to_owned(),
            Self::Drizzle { version, .. } => format!("drizzle-kit {version} pull"),
        }
    }

    /// Installs a version of drizzle-kit with the machine's npm.
    pub(crate) fn drizzle(version: &str, orm: &str, work: &Path) -> Result<Self, Box<dyn Error>> {
        let folder = work.join(version);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
        let config = "module.exports = { dialect: 'postgresql', schemaFilter: ['s'], \
                      dbCredentials: { url: process.env.URL }, out: process.env.OUT };\n";
        fs::write(folder.join("drizzle.config.js"), config)?;
        if !folder.join("node_modules").exists() {
            let mut npm = Command::new("npm");
            npm.args(["install", "pg@8.23.1", &format!("drizzle-orm@{orm}")]);
            npm.arg(format!("drizzle-kit@{version}"));
            let status = npm.current_dir(&folder).stdout(Stdio::null()).status()?;
            if !status.success() {
                return Err("npm install has failed".into());
            }
        }
        let version = version.to_owned();
        Ok(Self::Drizzle { version, folder })
    }

    /// Runs the program, which writes into this folder.
    pub(crate) fn run(&self, url: &str, out: &Path) -> Result<Duration, Box<dyn Error>> {
        // The catalog of the cache is there from the first run.
        if !matches!(self, Self::Ormlite(CACHED)) {
            let _ = fs::remove_dir_all(out);
        }
        fs::create_dir_all(out)?;
        let mut command = match self {
            Self::Ormlite(job) => {
                let mut command = Command::new(std::env::current_exe()?);
                command.arg(job).arg(url).arg(out);
                command
            }
            Self::PgDump => {
                let mut command = Command::new("pg_dump");
                command
                    .arg("-s")
                    .arg("-f")
                    .arg(out.join("schema.sql"))
                    .arg(url);
                command
            }
            Self::Drizzle { folder, .. } => {
                let mut command = Command::new("node");
                command.arg("node_modules/drizzle-kit/bin.cjs").arg("pull");
                command.current_dir(folder).env("URL", url).env("OUT", out);
                command
            }
        };
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let status = command.status()?;
        let took = start.elapsed();
        let is_written = fs::read_dir(out)?.next().is_some();
        match status.success() && is_written {
            true => Ok(took),
            false => Err(format!("{} has failed: {status}", self.name()).into()),
        }
    }
}
