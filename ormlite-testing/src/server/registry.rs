//! How the processes of a test run share a server: the first starts it, the others find it.
//!
//! ```text
//! <temp>/ormlite-<uid>/<key>            locked while looking, starting, joining; names the folder
//! <temp>/ormlite-<uid>/<key>-<n>/       one server: the files of `cluster`, and
//!                      users/<pid>      a process that uses it
//!                      watchdog         the process ID of the shell that runs watchdog.sh
//!                      running          the server's port; exists while the server can be joined
//!                      programs/        PostgreSQL, if the server's account cannot reach it elsewhere
//! ```
//!
//! Every server has a folder of its own, so one that is being removed is in no other server's way.

use std::env;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::UNIX_EPOCH;

use super::ServerError;
use super::account::Account;
use super::base;
use super::binaries::Binaries;
use super::cluster::{self, Cluster};
use super::files;
use crate::identity::{self, fnv};

const WATCHDOG: &str = include_str!("watchdog.sh");
/// Covers the pause between two test binaries of a run.
const DEFAULT_LINGER_SECONDS: u32 = 10;

/// A server that this process is registered with.
pub(super) struct Joined {
    pub(super) folder: PathBuf,
    pub(super) port: u16,
    pub(super) version: u32,
}

/// Joins the server of this user, machine and PostgreSQL, or starts it.
pub(super) fn join_or_start(binaries: &Binaries) -> Result<Joined, ServerError> {
    let registry = Registry::open(binaries)?;
    // Held to the end of this function, and released by the kernel if the process dies.
    let mut lock = registry.lock()?;
    if let Some(joined) = registry
        .named_in(&mut lock)
        .and_then(|folder| join(&folder))
    {
        return Ok(joined);
    }
    registry.clear_orphans();
    let joined = registry.start(binaries)?;
    registry.name_in(&mut lock, &joined.folder)?;
    Ok(joined)
}

struct Registry {
    base: PathBuf,
    key: String,
}

impl Registry {
    fn open(binaries: &Binaries) -> Result<Self, ServerError> {
        let base = base::folder()?;
        let key = key(binaries);
        Ok(Registry { base, key })
    }

    fn lock(&self) -> Result<File, ServerError> {
        let path = self.base.join(&self.key);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(ServerError::io("open", &path))?;
        file.lock().map_err(ServerError::io("lock", &path))?;
        Ok(file)
    }

    fn named_in(&self, lock: &mut File) -> Option<PathBuf> {
        let mut name = String::new();
        lock.read_to_string(&mut name).ok()?;
        (name.starts_with(&self.key) && !name.contains('/')).then(|| self.base.join(name))
    }

    fn name_in(&self, lock: &mut File, folder: &Path) -> Result<(), ServerError> {
        let name = folder.file_name().unwrap_or_default();
        lock.set_len(0)
            .and_then(|()| lock.rewind())
            .and_then(|()| lock.write_all(name.as_bytes()))
            .map_err(ServerError::io("write", &self.base.join(&self.key)))
    }

    fn start(&self, binaries: &Binaries) -> Result<Joined, ServerError> {
        let account = Account::for_servers()?;
        let name = format!("{}-{}", self.key, identity::unique());
        let folder = self.base.join(name);
        make_folder(&folder)?;
        make_folder(&folder.join("users"))?;
        // Registered and watched before there is anything to stop, so that a process killed while
        // starting leaves nothing behind.
        register(&folder)?;
        spawn_watchdog(&folder)?;
        let started = reachable(binaries, &account, &folder).and_then(|binaries| {
            let cluster = Cluster {
                folder: &folder,
                binaries: &binaries,
                account: &account,
            };
            let port = cluster.start()?;
            // Renamed after writing, since the watchdog must never move an incomplete file.
            let written = folder.join("starting");
            fs::write(&written, port.to_string())
                .and_then(|()| fs::rename(&written, folder.join("running")))
                .map_err(ServerError::io("write", &written))?;
            let version = cluster::version(&folder).unwrap_or_default();
            Ok((port, version))
        });
        match started {
            Ok((port, version)) => Ok(Joined {
                folder,
                port,
                version,
            }),
            Err(error) => {
                // The watchdog cleans up; the error has quoted the log.
                let _ = unregister(&folder);
                Err(error)
            }
        }
    }

    /// Starts a watchdog for folders without one (it was killed, or the machine restarted) whose
    /// server still runs, and removes the others.
    fn clear_orphans(&self) {
        for entry in fs::read_dir(&self.base).into_iter().flatten().flatten() {
            let folder = entry.path();
            let is_ours = entry.file_name().to_string_lossy().starts_with(&self.key);
            if !is_ours || !folder.is_dir() || has_watchdog(&folder) {
                continue;
            }
            // A failed cleanup is no error of the requested server.
            let _ = match running_port(&folder) {
                Some(port) if cluster::answers(port) => spawn_watchdog(&folder),
                _ => fs::remove_dir_all(&folder).map_err(ServerError::io("remove", &folder)),
            };
        }
    }
}

/// Programs that the server's account can run: a copy in the server's folder, if they are in a
/// folder that is closed to it, such as root's home.
fn reachable(
    binaries: &Binaries,
    account: &Account,
    folder: &Path,
) -> Result<Binaries, ServerError> {
    let moved = |installed: &Path| {
        let copy = folder.join("programs");
        let below = binaries.folder.strip_prefix(installed).ok()?;
        Some((copy.join(below), copy))
    };
    match binaries.installed.as_deref() {
        Some(installed) if !account.can_run(&binaries.postgres()) => {
            let Some((moved, copy)) = moved(installed) else {
                return Ok(binaries.clone());
            };
            files::copy(installed, &copy)
                .and_then(|()| files::let_everybody_read(&copy))
                .map_err(ServerError::io("copy PostgreSQL's programs to", &copy))?;
            Ok(Binaries {
                folder: moved,
                installed: Some(copy),
            })
        }
        _ => Ok(binaries.clone()),
    }
}

/// Registers first and checks afterwards: see `watchdog.sh`.
fn join(folder: &Path) -> Option<Joined> {
    register(folder).ok()?;
    let joined = running_port(folder)
        .filter(|&port| cluster::answers(port))
        .and_then(|port| {
            Some(Joined {
                folder: folder.to_owned(),
                port,
                version: cluster::version(folder)?,
            })
        })
        .filter(|_| has_watchdog(folder) || spawn_watchdog(folder).is_ok());
    if joined.is_none() {
        let _ = unregister(folder);
    }
    joined
}

fn running_port(folder: &Path) -> Option<u16> {
    fs::read_to_string(folder.join("running"))
        .ok()?
        .parse()
        .ok()
}

fn user_file(folder: &Path) -> PathBuf {
    folder.join("users").join(std::process::id().to_string())
}

fn register(folder: &Path) -> Result<(), ServerError> {
    let path = user_file(folder);
    fs::write(&path, "").map_err(ServerError::io("write", &path))
}

fn unregister(folder: &Path) -> std::io::Result<()> {
    fs::remove_file(user_file(folder))
}

fn spawn_watchdog(folder: &Path) -> Result<(), ServerError> {
    let linger = env::var("ORMLITE_POSTGRES_LINGER")
        .ok()
        .and_then(|seconds| seconds.parse::<u32>().ok())
        .unwrap_or(DEFAULT_LINGER_SECONDS);
    let watchdog = Command::new("/bin/sh")
        .args(["-c", WATCHDOG, "ormlite-postgres-watchdog"])
        .arg(folder)
        .arg(linger.to_string())
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(ServerError::io("run", Path::new("/bin/sh")))?;
    let path = folder.join("watchdog");
    let written = fs::write(&path, watchdog.id().to_string());
    cluster::reap(watchdog);
    written.map_err(ServerError::io("write", &path))
}

fn has_watchdog(folder: &Path) -> bool {
    let Some(pid) = fs::read_to_string(folder.join("watchdog"))
        .ok()
        .and_then(|text| text.parse::<u32>().ok())
    else {
        return false;
    };
    // If the command line can be read, a process that has reused the ID is not taken for a
    // watchdog.
    match fs::read(format!("/proc/{pid}/cmdline")) {
        Ok(line) => {
            let folder = folder.as_os_str().as_bytes();
            line.split(|byte| *byte == 0).any(|part| part == folder)
        }
        Err(_) => !Path::new("/proc/self").exists() && identity::is_alive(pid),
    }
}

fn make_folder(path: &Path) -> Result<(), ServerError> {
    DirBuilder::new()
        .mode(0o711)
        .create(path)
        .map_err(ServerError::io("create", path))
}

/// Distinguishes servers that must not be shared: by PostgreSQL, by this crate's version (other
/// settings) and, if folders are shared between containers, by where process IDs and ports are
/// valid.
fn key(binaries: &Binaries) -> String {
    let program = binaries.postgres();
    let program = program.canonicalize().unwrap_or(program);
    let modified = fs::metadata(&program)
        .and_then(|meta| meta.modified())
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let namespaces = ["pid", "net"]
        .map(|kind| fs::read_link(format!("/proc/self/ns/{kind}")).unwrap_or_default());
    let all = format!(
        "{} {program:?} {modified:?} {namespaces:?}",
        env!("CARGO_PKG_VERSION")
    );
    format!("pg-{:016x}", fnv(&all))
}
