//! The choice as a table: what exists, what is requested, what is chosen.

use super::*;
use crate::server::fetch::scene::{CLIENTS, Machine};
use crate::server::scene::{programs, script};

/// A machine with PostgreSQL 15 on PATH, 17 in a usual folder, 18 in the cache, and every client.
struct Scene {
    machine: Machine,
}

impl Scene {
    fn new() -> Self {
        let machine = Machine::new();
        programs(&machine.path("on path"), "15.14");
        programs(&machine.path("usual/17/bin"), "17.2");
        Scene { machine }
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.machine.path(name)
    }

    /// Which of the folders of this scene exist.
    fn choice(&self, path: bool, usual: bool) -> Choice {
        let mut on_path = vec![self.machine.clients()];
        if path {
            on_path.push(self.folder("on path"));
        }
        Choice {
            url: OsString::new(),
            bin: OsString::new(),
            wanted: OsString::new(),
            places: Places {
                path: env::join_paths(on_path).unwrap(),
                usual: Vec::from_iter(usual.then(|| self.folder("usual/*/bin"))),
            },
            caches: vec![self.machine.cache()],
            forbidden: None,
            fetcher: self.machine.fetcher(),
            os: "linux",
            release: "ID=debian".to_owned(),
        }
    }
}

/// What was chosen, in a word, or the text of the error.
fn taken(choice: &Choice) -> String {
    match choice.make() {
        Ok(Chosen::External(external)) => external.maintenance_url(),
        Ok(Chosen::Programs(binaries)) => {
            let origin = match &binaries.installed {
                Some(_) => "cache",
                None => "machine",
            };
            format!("{origin} {}", binaries.version().unwrap_or_default())
        }
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_order() {
    let scene = Scene::new();
    let url = "postgres://me@host/app";
    let word = |taken: &str| taken.to_owned();
    for (what, choice, expected) in [
        ("all there is", scene.choice(true, true), "machine 15.14"),
        ("not on PATH", scene.choice(false, true), "machine 17.2"),
        (
            "not on the machine",
            scene.choice(false, false),
            "cache 18.6",
        ),
        (
            "again, from the cache",
            scene.choice(false, false),
            "cache 18.6",
        ),
        (
            "a URL",
            Choice {
                url: url.into(),
                wanted: "18".into(),
                ..scene.choice(true, true)
            },
            url,
        ),
    ] {
        assert_eq!(taken(&choice), word(expected), "{what}");
    }
    assert_eq!(scene.machine.fetched(), 1);
}

#[test]
fn a_version_that_is_asked_for() {
    let scene = Scene::new();
    let wanting = |wanted: &str| Choice {
        wanted: wanted.into(),
        ..scene.choice(true, true)
    };
    for (wanted, expected) in [
        ("", "machine 15.14"),
        ("15", "machine 15.14"),
        (" 17 ", "machine 17.2"),
        ("18", "cache 18.6"),
    ] {
        assert_eq!(taken(&wanting(wanted)), expected, "{wanted:?}");
    }
    let none = taken(&wanting("14"));
    for expected in [
        "no PostgreSQL 14 found",
        "the version that ORMLITE_POSTGRES asks for",
        "apt-get install -y postgresql-14",
        "no package of PostgreSQL 14",
    ] {
        assert!(none.contains(expected), "{expected} is missing in: {none}");
    }
    let none = taken(&wanting("16"));
    assert!(
        none.contains("none of the package clients that offer it: npm"),
        "{none}"
    );
    let nonsense = taken(&wanting("latest"));
    assert!(nonsense.contains("ORMLITE_POSTGRES=latest"), "{nonsense}");
    assert!(nonsense.contains("such as 18"), "{nonsense}");
}

/// `ORMLITE_POSTGRES` may be a folder too; either is the only one looked at, and may be the one above.
#[test]
fn a_folder_that_is_named_is_the_only_one() {
    let scene = Scene::new();
    for (bin, wanted, expected) in [
        ("usual/17/bin", "", Ok("machine 17.2")),
        ("usual/17", "18", Ok("machine 17.2")),
        ("", "usual/17/bin", Ok("machine 17.2")),
        ("", "usual/17", Ok("machine 17.2")),
        ("usual", "", Err("ORMLITE_POSTGRES_BIN")),
        ("", "usual", Err("which ORMLITE_POSTGRES names")),
        ("", "not there", Err("which ORMLITE_POSTGRES names")),
    ] {
        let folder = |name: &str| match name {
            "" | "18" => name.into(),
            _ => scene.folder(name).into(),
        };
        let choice = Choice {
            bin: folder(bin),
            wanted: folder(wanted),
            ..scene.choice(true, true)
        };
        let taken = taken(&choice);
        match expected {
            Ok(expected) => assert_eq!(taken, expected, "{bin} {wanted}"),
            Err(part) => assert!(taken.contains(part), "{bin} {wanted}: {taken}"),
        }
    }
    assert_eq!(scene.machine.fetched(), 0);
}

#[test]
fn forbidden_means_that_no_client_is_started() {
    let scene = Scene::new();
    for (fetch, offline, forbidden_by) in [
        ("never", "", "ORMLITE_POSTGRES_FETCH=never"),
        ("0", "", "ORMLITE_POSTGRES_FETCH=0"),
        ("No", "", "ORMLITE_POSTGRES_FETCH=No"),
        ("off", "true", "ORMLITE_POSTGRES_FETCH=off"),
        ("", "true", "CARGO_NET_OFFLINE"),
    ] {
        let choice = Choice {
            forbidden: forbidden(&fetch.into(), &offline.into()),
            ..scene.choice(false, false)
        };
        let text = taken(&choice);
        assert!(text.contains(forbidden_by), "{fetch} {offline}: {text}");
        assert!(text.contains("apt-get install -y postgresql"), "{text}");
        assert!(choice.make().is_err_and(|error| error.is_not_found()));
    }
    assert_eq!(scene.machine.fetched(), 0);
    for (fetch, offline) in [("", ""), ("yes", "true"), ("", "false")] {
        assert_eq!(forbidden(&fetch.into(), &offline.into()), None);
    }
    // What is in the cache is not fetched.
    assert_eq!(taken(&scene.choice(false, false)), "cache 18.6");
    let forbidden = Choice {
        forbidden: Some("forbidden".to_owned()),
        ..scene.choice(false, false)
    };
    assert_eq!(taken(&forbidden), "cache 18.6");
}

#[test]
fn nothing_found_says_where_what_was_tried_and_what_to_do() {
    let scene = Scene::new();
    for client in CLIENTS {
        script(
            &scene.machine.clients().join(client),
            "echo 'ERROR: no route to host' >&2; exit 1",
        );
    }
    let mut choice = scene.choice(false, false);
    choice.places.usual = vec![scene.folder("nothing/*/bin")];
    let error = choice.make().err().unwrap();
    assert!(error.is_not_found());
    let text = error.to_string();
    for expected in [
        "apt-get install -y postgresql",
        "nothing/*/bin",
        "clients",
        "uv: ERROR: no route to host",
        "npm: ERROR: no route to host",
        "DATABASE_URL",
    ] {
        assert!(text.contains(expected), "{expected} is missing in: {text}");
    }
}

#[test]
fn the_command_is_the_platforms() {
    let mint = "NAME=x\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
    for (os, release, major, expected) in [
        ("macos", "", None, "brew install postgresql@17"),
        ("macos", "", Some(18), "brew install postgresql@18"),
        ("linux", mint, None, "apt-get install -y postgresql"),
        ("linux", mint, Some(15), "apt-get install -y postgresql-15"),
        ("linux", "ID=alpine", None, "apk add postgresql"),
        ("linux", "ID=alpine", Some(16), "apk add postgresql16"),
    ] {
        assert_eq!(install_command(os, release, major), expected);
    }
    assert!(install_command("linux", "", None).contains("postgresql.org"));
}
