//! A service on three tables of the schema, beside the same service by hand: the size of its binary,
//! its memory while it runs, and what compiling it costs where it takes one domain and where it
//! takes all.
//!
//! The figures of the service by hand are written down as those of plain structs.

mod generate;
mod process;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::generate::Peer;
use crate::measure::{Cargo, Run, remove, touch};
use crate::options::Options;
use crate::report::{Report, Subject};
use crate::schema::Schema;
use crate::version::version;
use process::Ready;

/// Measures the service in a schema of the size `--tree`.
pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    let tables = options.tree;
    let schema = Schema::new(tables);
    let folder = options
        .folder(Peer::Ormlite)
        .join(format!("service-{tables}"));
    generate::workspace(&schema, &folder)?;
    let cargo = Cargo {
        target: options.folder(Peer::Ormlite).join("target"),
        folder,
        incremental: false,
    };
    cargo.run(&["fetch"])?;
    let bench = Bench {
        by_hand: Subject {
            peer: Peer::Plain,
            version: version(Peer::Plain, &cargo.folder)?,
            tables,
        },
        service: Subject {
            peer: Peer::Ormlite,
            version: version(Peer::Ormlite, &cargo.folder)?,
            tables,
        },
        cargo,
        runs: options.runs,
    };
    bench.sizes(report)?;
    report.save()?;
    bench.memory(report)?;
    report.save()?;
    bench.compiling(&schema, report)
}

/// A profile that the sizes are measured with, as cargo's `--config` takes it.
struct Profile {
    measure: &'static str,
    features: &'static [&'static str],
    config: &'static [&'static str],
}

const PROFILES: [Profile; 3] = [
    Profile {
        measure: "service_size",
        features: &[],
        config: &[],
    },
    Profile {
        measure: "service_tls_size",
        features: &["--features", "tls"],
        config: &[],
    },
    Profile {
        measure: "service_small_size",
        features: &[],
        config: &[
            "--config",
            "profile.release.opt-level='s'",
            "--config",
            "profile.release.lto='thin'",
        ],
    },
];

struct Bench {
    cargo: Cargo,
    service: Subject,
    by_hand: Subject,
    runs: u16,
}

impl Bench {
    fn sizes(&self, report: &mut Report) -> Result<()> {
        for profile in &PROFILES {
            let options = [profile.features, profile.config].concat();
            let service = self.build("service", &options)?;
            let by_hand = self.build("by-hand", &options)?;
            let (service, by_hand) = (kilobytes(&service)?, kilobytes(&by_hand)?);
            let Profile { measure, .. } = profile;
            report.record(&self.by_hand, &format!("{measure}.kb"), [by_hand]);
            report.record(&self.service, &format!("{measure}.kb"), [service]);
            let more = report.record(
                &self.service,
                &format!("{measure}.more_kb"),
                [service - by_hand],
            );
            eprintln!("{measure}: {service:.0} KB, by hand {by_hand:.0} KB: {more:.0} KB more");
        }
        Ok(())
    }

    fn memory(&self, report: &mut Report) -> Result<()> {
        let database = Ready::start(&self.build("database", &[])?, [])?;
        let url = &database.line;
        for (subject, package, features, measure) in [
            (&self.by_hand, "by-hand", &[][..], "service_memory"),
            (&self.service, "service", &[], "service_memory"),
            (
                &self.service,
                "service",
                &["--features", "registry"],
                "service_all_memory",
            ),
        ] {
            let program = self.build(package, features)?;
            let resident: Result<Vec<_>> = (0..self.runs)
                .map(|_| {
                    let environment = [("DATABASE_URL", OsStr::new(url))];
                    Ready::start(&program, environment)?.resident_mb()
                })
                .collect();
            let resident = report.record(subject, &format!("{measure}.mb"), resident?);
            eprintln!("{package}, {measure}: {resident:.1} MB resident");
        }
        Ok(())
    }

    /// Builds a package for release, and gives its program.
    fn build(&self, package: &str, options: &[&str]) -> Result<PathBuf> {
        let build = [
            "build",
            "--release",
            "--config",
            "profile.release.strip=true",
            "--package",
            package,
        ];
        self.cargo.run(&[&build, options].concat())?;
        let file = format!("{package}{}", std::env::consts::EXE_SUFFIX);
        Ok(self.cargo.target.join("release").join(file))
    }

    fn compiling(&self, schema: &Schema, report: &mut Report) -> Result<()> {
        for command in ["check", "build"] {
            self.cargo.run(&[command, "--package", "service"])?;
            let runs: Result<Vec<_>> = (0..self.runs)
                .map(|_| self.again(&self.cargo, command))
                .collect();
            report.record_runs(&self.service, &format!("service_{command}"), &runs?);
        }
        let incremental = Cargo {
            incremental: true,
            ..self.cargo.clone()
        };
        incremental.run(&["check", "--package", "service"])?;
        let edits: Result<Vec<_>> = (0..self.runs)
            .map(|run| self.edit(&incremental, run))
            .collect();
        report.record_runs(&self.service, "service_edit", &edits?);

        let used = generate::domain(schema)?.tables.len();
        for (features, measure, tables) in [
            (&[][..], "service_tree", used),
            (
                &["--features", "all"],
                "service_all_tree",
                self.service.tables,
            ),
        ] {
            let run = self.whole_tree(features)?;
            let domains = schema
                .domains
                .iter()
                .filter(|domain| run.compiled.iter().any(|package| package == domain.name));
            let compiled: usize = domains.map(|domain| domain.tables.len()).sum();
            ensure!(compiled == tables, "{compiled} tables were compiled");
            let packages = run.compiled.len() as f64;
            report.record(&self.service, &format!("{measure}.tables"), [tables as f64]);
            report.record(&self.service, &format!("{measure}.packages"), [packages]);
            report.record_runs(&self.service, measure, &[run]);
        }
        Ok(())
    }

    /// A run that compiles the service and nothing else.
    fn again(&self, cargo: &Cargo, command: &str) -> Result<Run> {
        touch(&cargo.folder.join("crates/service/src/main.rs"))?;
        cargo.measure(&[command, "--package", "service"], &["service"])
    }

    /// A check after a number in a query of the service was changed.
    fn edit(&self, cargo: &Cargo, number: u16) -> Result<Run> {
        let file = cargo.folder.join("crates/service/src/main.rs");
        let original = fs::read_to_string(&file)?;
        let edited = original.replace(".limit(50)", &format!(".limit({})", 51 + number));
        ensure!(edited != original, "there is no query to edit");
        fs::write(&file, edited)?;
        let run = cargo.measure(&["check", "--package", "service"], &["service"]);
        fs::write(&file, original)?;
        run
    }

    /// A check with all dependencies, into an empty folder.
    fn whole_tree(&self, features: &[&str]) -> Result<Run> {
        let cargo = Cargo {
            target: self.cargo.target.with_file_name("target-service"),
            ..self.cargo.clone()
        };
        remove(&cargo.target)?;
        let check = ["check", "--offline", "--locked", "--package", "service"];
        let run = cargo.run(&[&check, features].concat());
        remove(&cargo.target)?;
        run
    }
}

fn kilobytes(file: &Path) -> Result<f64> {
    Ok(fs::metadata(file)?.len() as f64 / 1e3)
}
