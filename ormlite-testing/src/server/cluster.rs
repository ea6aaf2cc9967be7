//! A private cluster in one folder: created, configured, started. `watchdog.sh` stops it.
//!
//! ```text
//! <folder>/data/     PGDATA
//! <folder>/socket/   its Unix socket
//! <folder>/log       the server's log
//! ```

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::ServerError;
use super::account::Account;
use super::binaries::Binaries;

/// Data need not survive a crash, so nothing waits for the disk.
const SETTINGS: &str = "
fsync = off
synchronous_commit = off
full_page_writes = off
listen_addresses = '127.0.0.1'
max_connections = 200
max_locks_per_transaction = 256
shared_buffers = 64MB
timezone = 'UTC'
log_timezone = 'UTC'
";

const START_LIMIT: Duration = Duration::from_secs(60);
const ANSWER_LIMIT: Duration = Duration::from_secs(2);
/// The address of a Unix socket has 104 bytes on macOS, and the file name takes up to 15.
const SOCKET_FOLDER_LIMIT: usize = 88;

pub(super) struct Cluster<'a> {
    pub(super) folder: &'a Path,
    pub(super) binaries: &'a Binaries,
    pub(super) account: &'a Account,
}

impl Cluster<'_> {
    /// Creates the cluster and starts its server. Returns its port.
    pub(super) fn start(&self) -> Result<u16, ServerError> {
        self.make_folder(&self.data())?;
        self.make_folder(&self.folder.join("socket"))?;
        self.initdb()?;
        self.configure()?;
        // The port was free a moment ago, but may be in use now.
        for _ in 0..4 {
            if let Some(port) = self.try_start()? {
                return Ok(port);
            }
        }
        Err(self.start_failed())
    }

    fn initdb(&self) -> Result<(), ServerError> {
        let mut output = String::new();
        for locale in ["C.UTF-8", "C"] {
            let mut initdb = self.command(&self.binaries.initdb());
            initdb.arg("-D").arg(self.data());
            initdb.args(["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"]);
            initdb
                .arg(format!("--locale={locale}"))
                .stdin(Stdio::null());
            let done = initdb.output().map_err(|error| {
                ServerError::failed("run initdb", format!("{error}{}", self.account.hint()))
            })?;
            if done.status.success() {
                return Ok(());
            }
            output = String::from_utf8_lossy(&done.stderr).into_owned();
            if !output.contains("locale") {
                break;
            }
        }
        output.push_str(&self.account.hint());
        Err(ServerError::failed("make a cluster with initdb", output))
    }

    fn configure(&self) -> Result<(), ServerError> {
        let socket = self.folder.join("socket");
        let socket = match socket.to_str() {
            Some(path) if path.len() <= SOCKET_FOLDER_LIMIT => path.replace('\'', "''"),
            _ => String::new(),
        };
        let path = self.data().join("postgresql.conf");
        OpenOptions::new()
            .append(true)
            .open(&path)
            .and_then(|mut file| writeln!(file, "{SETTINGS}unix_socket_directories = '{socket}'"))
            .map_err(ServerError::io("write", &path))
    }

    /// `None`: the port is in use.
    fn try_start(&self) -> Result<Option<u16>, ServerError> {
        let port = free_port()?;
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log())
            .map_err(ServerError::io("open", &self.log()))?;
        let also_log = log
            .try_clone()
            .map_err(ServerError::io("open", &self.log()))?;
        let mut postgres = self.command(&self.binaries.postgres());
        postgres.arg("-D").arg(self.data());
        postgres.arg("-p").arg(port.to_string());
        postgres
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(also_log)
            .process_group(0); // a Ctrl-C at the terminal is for the tests
        let mut server = postgres.spawn().map_err(|error| {
            ServerError::failed("run postgres", format!("{error}{}", self.account.hint()))
        })?;

        let deadline = Instant::now() + START_LIMIT;
        while !(self.is_ready(server.id()) && answers(port)) {
            if let Ok(Some(_)) = server.try_wait() {
                let taken = self.log_tail().contains("Address already in use");
                return if taken {
                    Ok(None)
                } else {
                    Err(self.start_failed())
                };
            }
            if Instant::now() > deadline {
                // The error of the start is reported; one of the kill would hide it.
                let _ = server.kill();
                let _ = server.wait();
                return Err(self.start_failed());
            }
            thread::sleep(Duration::from_millis(5));
        }
        reap(server);
        Ok(Some(port))
    }

    /// The server reports it in the eighth line of its PID file.
    fn is_ready(&self, pid: u32) -> bool {
        let Ok(text) = fs::read_to_string(self.data().join("postmaster.pid")) else {
            return false;
        };
        let mut lines = text.lines().map(str::trim);
        lines.next() == Some(&pid.to_string()) && lines.nth(6) == Some("ready")
    }

    fn start_failed(&self) -> ServerError {
        let output = format!("{}{}", self.log_tail(), self.account.hint());
        ServerError::failed("start postgres; the end of its log", output)
    }

    fn log_tail(&self) -> String {
        let log = fs::read(self.log()).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(25)..].join("\n")
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = self.account.command(program, self.folder);
        for (name, _) in std::env::vars_os() {
            let name_bytes = name.as_encoded_bytes();
            if name_bytes.starts_with(b"PG") || name_bytes.starts_with(b"LC_") {
                command.env_remove(&name);
            }
        }
        // The time zone is set so that initdb does not search for the machine's.
        command.env("LC_ALL", "C").env("TZ", "UTC");
        command
    }

    fn make_folder(&self, path: &Path) -> Result<(), ServerError> {
        DirBuilder::new()
            .mode(0o700)
            .create(path)
            .map_err(ServerError::io("create", path))?;
        self.account.own(path)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }
}

/// The major version of the cluster in `folder`.
pub(super) fn version(folder: &Path) -> Option<u32> {
    let text = fs::read_to_string(folder.join("data/PG_VERSION")).ok()?;
    text.trim().split('.').next()?.parse().ok()
}

/// Whether a PostgreSQL server answers at `port`. Asks whether it supports TLS, since that needs no
/// session and is not logged.
pub(super) fn answers(port: u16) -> bool {
    let ssl_request = [0, 0, 0, 8, 4, 210, 22, 47];
    let mut reply = [0];
    let mut ask = || -> std::io::Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut socket = TcpStream::connect_timeout(&address, ANSWER_LIMIT)?;
        socket.set_read_timeout(Some(ANSWER_LIMIT))?;
        socket.write_all(&ssl_request)?;
        socket.read_exact(&mut reply)
    };
    ask().is_ok() && matches!(&reply, b"N" | b"S")
}

/// Waits for a child in the background, so that it does not remain as a zombie.
pub(super) fn reap(mut child: Child) {
    thread::spawn(move || child.wait());
}

fn free_port() -> Result<u16, ServerError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(ServerError::io(
            "find a free port on",
            Path::new("127.0.0.1"),
        ))
}
