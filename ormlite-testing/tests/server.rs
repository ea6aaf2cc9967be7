//! The life of a shared server, seen from several processes: each test has a temporary folder, and
//! so a registry, of its own, and runs this very program in it as the server's users.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ormlite_testing::Server;
use tempfile::TempDir;

const MARK: &str = "the server is: ";

/// What the other processes do.
#[test]
#[ignore = "not a test: the tests below run it as a process of its own"]
fn use_the_server_until_stdin_ends() {
    match Server::shared() {
        Ok(server) => {
            assert!(server.url("x").ends_with("/x"));
            assert!(server.version() >= Some(13));
            let folder = server.folder().unwrap().display();
            println!("{MARK}{} {folder}", server.port().unwrap());
        }
        Err(error) => println!("{MARK}{error}"),
    }
    io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

struct Run {
    temp: TempDir,
}

/// A process that uses the server; killed with SIGKILL when dropped.
struct User {
    process: Child,
}

#[derive(Debug, Clone, PartialEq)]
struct Seen {
    port: u16,
    folder: PathBuf,
}

impl Run {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        // Root's servers run as another user, who has to get in.
        fs::set_permissions(temp.path(), Permissions::from_mode(0o777)).unwrap();
        Run { temp }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["--ignored", "--exact", "use_the_server_until_stdin_ends"])
            .arg("--nocapture")
            .env("TMPDIR", self.temp.path())
            .env("ORMLITE_POSTGRES_LINGER", "1")
            .env_remove("DATABASE_URL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        command
    }

    fn user(&self) -> User {
        User::of(&mut self.command()).unwrap()
    }

    /// The servers' folders in this run's registry.
    fn folders(&self) -> Vec<PathBuf> {
        let bases = fs::read_dir(self.temp.path()).unwrap().flatten();
        bases
            .filter(|base| base.file_name().to_string_lossy().starts_with("ormlite-"))
            .flat_map(|base| fs::read_dir(base.path()).unwrap().flatten())
            // Fetched programs may be beside them.
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("pg-"))
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect()
    }
}

impl User {
    fn of(command: &mut Command) -> io::Result<Self> {
        command.spawn().map(|process| User { process })
    }

    /// All the process prints after the mark, up to the end of that line.
    fn answer(&mut self) -> (String, BufReader<std::process::ChildStdout>) {
        let mut output = BufReader::new(self.process.stdout.take().unwrap());
        let mut line = String::new();
        while output.read_line(&mut line).unwrap() > 0 {
            if let Some((_, answer)) = line.split_once(MARK) {
                return (answer.to_owned(), output);
            }
            line.clear();
        }
        panic!("the process ended without an answer");
    }

    fn sees(&mut self) -> Seen {
        let (answer, _) = self.answer();
        let (port, folder) = answer
            .trim_end()
            .split_once(' ')
            .filter(|(port, _)| port.parse::<u16>().is_ok())
            .unwrap_or_else(|| panic!("no server: {answer}"));
        Seen {
            port: port.parse().unwrap(),
            folder: folder.into(),
        }
    }

    /// What the process prints if it gets no server.
    fn error(mut self) -> String {
        let (mut answer, mut output) = self.answer();
        drop(self.process.stdin.take());
        output.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for User {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Seen {
    fn answers(&self) -> bool {
        TcpStream::connect(("127.0.0.1", self.port)).is_ok()
    }

    fn pid_in(&self, file: &str) -> String {
        let text = fs::read_to_string(self.folder.join(file)).unwrap();
        text.lines().next().unwrap().to_owned()
    }
}

fn until(what: &str, mut happens: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !happens() {
        assert!(Instant::now() < deadline, "still waiting until {what}");
        sleep(Duration::from_millis(50));
    }
}

fn is_running(pid: &str) -> bool {
    Command::new("/bin/sh")
        .args(["-c", r#"kill -0 "$1" 2>/dev/null"#, "sh", pid])
        .status()
        .unwrap()
        .success()
}

#[test]
fn it_is_shared_and_goes_with_its_last_user_even_if_all_are_killed() {
    let run = Run::new();
    let (mut first, mut second) = (run.user(), run.user());
    let seen = first.sees();
    assert_eq!(second.sees(), seen);
    assert!(seen.answers());
    let server = seen.pid_in("data/postmaster.pid");
    let watchdog = seen.pid_in("watchdog");

    drop(first);
    sleep(Duration::from_secs(4));
    assert!(seen.answers(), "it was stopped under its second user");

    drop(second);
    until("the folder is gone", || run.folders().is_empty());
    assert!(!seen.answers());
    until("the processes are gone", || {
        !is_running(&server) && !is_running(&watchdog)
    });
}

#[test]
fn many_at_once_start_one() {
    let run = Run::new();
    let mut users: Vec<User> = (0..8).map(|_| run.user()).collect();
    let seen: Vec<Seen> = users.iter_mut().map(User::sees).collect();
    assert!(seen.iter().all(|other| *other == seen[0]), "{seen:?}");
    assert_eq!(run.folders().len(), 1);
    drop(users);
    until("the folder is gone", || run.folders().is_empty());
}

#[test]
fn who_comes_while_it_stops_has_a_server_all_the_same() {
    let run = Run::new();
    for pause in [0, 1900, 2200, 2500] {
        sleep(Duration::from_millis(pause));
        let mut user = run.user();
        let seen = user.sees();
        sleep(Duration::from_millis(1500));
        assert!(seen.answers(), "gone after a pause of {pause} ms");
    }
    until("the folders are gone", || run.folders().is_empty());
}

#[test]
fn a_process_killed_while_starting_it_leaves_nothing() {
    let run = Run::new();
    for pause in [0, 1900, 2200, 2500] {
        let user = run.user();
        sleep(Duration::from_millis(pause));
        drop(user);
    }
    let mut user = run.user();
    assert!(user.sees().answers());
    drop(user);
    until("the folders are gone", || run.folders().is_empty());
}

#[test]
fn a_killed_watchdog_is_replaced() {
    let run = Run::new();
    let mut first = run.user();
    let seen = first.sees();
    let watchdog = seen.pid_in("watchdog");
    kill("-KILL", &watchdog);
    until("the watchdog is dead", || !is_running(&watchdog));
    let mut second = run.user();
    assert_eq!(second.sees(), seen);
    drop((first, second));
    until("the folder is gone", || run.folders().is_empty());
}

#[test]
fn a_server_that_died_is_replaced() {
    let run = Run::new();
    let mut first = run.user();
    let seen = first.sees();
    kill("-QUIT", &seen.pid_in("data/postmaster.pid"));
    until("it is down", || !seen.answers());
    let mut second = run.user();
    let other = second.sees();
    assert_ne!(other.folder, seen.folder);
    assert!(other.answers());
    drop((first, second));
    until("the folders are gone", || run.folders().is_empty());
}

fn kill(signal: &str, pid: &str) {
    let mut kill = Command::new("/bin/kill");
    assert!(kill.args([signal, pid]).status().unwrap().success());
}

#[test]
fn no_postgresql_is_said_plainly() {
    let run = Run::new();
    let empty = run.temp.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let mut command = run.command();
    command.env("ORMLITE_POSTGRES_BIN", &empty).env("PATH", "");
    let error = User::of(&mut command).unwrap().error();
    for expected in [
        "no PostgreSQL found",
        "ORMLITE_POSTGRES_BIN",
        &empty.display().to_string(),
    ] {
        assert!(
            error.contains(expected),
            "{expected} is missing in: {error}"
        );
    }
}

#[test]
fn a_failed_start_quotes_the_log_and_leaves_nothing() {
    let run = Run::new();
    let bin = run.temp.path().join("bin");
    fs::create_dir(&bin).unwrap();
    let initdb = r#"shift; for a; do case $a in /*) touch "$a/postgresql.conf";; esac; done"#;
    script(&bin.join("initdb"), &format!("set -- x \"$@\"; {initdb}"));
    script(
        &bin.join("postgres"),
        "echo FATAL: no such luck >&2; exit 1",
    );
    let mut command = run.command();
    command.env("ORMLITE_POSTGRES_BIN", &bin);
    let error = User::of(&mut command).unwrap().error();
    assert!(error.contains("FATAL: no such luck"), "{error}");
    until("the folder is gone", || run.folders().is_empty());
}

fn script(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

/// As root this proves that both ways work; else the other tests do for an ordinary user.
#[test]
fn an_ordinary_user_runs_it_as_itself() {
    const NOBODY: u32 = 65534;
    let run = Run::new();
    if fs::metadata(run.temp.path()).unwrap().uid() != 0 {
        return;
    }
    let mut user = match User::of(run.command().uid(NOBODY).gid(NOBODY)) {
        Ok(user) => user,
        // The build's folder may be root's alone.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return,
        Err(error) => panic!("{error}"),
    };
    let seen = user.sees();
    assert!(seen.answers());
    let owner = |path: &str| fs::metadata(seen.folder.join(path)).unwrap().uid();
    assert_eq!((owner("data"), owner("log")), (NOBODY, NOBODY));
    drop(user);
    until("the folder is gone", || run.folders().is_empty());
}
