//! All tables in one crate.

use anyhow::{Result, ensure};

use crate::generate::{PACKAGE, Peer, one_crate};
use crate::measure::{Cargo, Run, remove};
use crate::options::Options;
use crate::report::{Report, Subject};
use crate::schema::Schema;

/// Measures every peer at every size.
pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    options.each_size(report, one_size)
}

fn one_size(options: &Options, report: &mut Report, peer: Peer, tables: usize) -> Result<()> {
    let schema = Schema::new(tables);
    let folder = options.folder(peer).join(format!("tables-{tables}"));
    one_crate(peer, &schema, &folder)?;
    let cargo = Cargo {
        folder: folder.clone(),
        target: options.folder(peer).join("target"),
        incremental: false,
    };

    cargo.run(&["fetch"])?;
    let subject = Subject::new(peer, tables, &folder)?;
    for command in ["check", "build"] {
        cargo.run(&[command])?;
        let runs = cargo.again(&[command], PACKAGE, "src/lib.rs", options.runs)?;
        report.record_runs(&subject, command, &runs);
    }
    let edited = schema.edited();
    let write = |edit| one_crate(peer, if edit { &edited } else { &schema }, &folder);
    let runs = cargo.edits(&["check"], PACKAGE, write, options.runs)?;
    report.record_runs(&subject, "edit", &runs);
    if tables == options.tree {
        let target = options.folder(peer).join("target-tree");
        let cargo = Cargo { target, ..cargo };
        for command in ["check", "build"] {
            let run = from_nothing(&cargo, command)?;
            report.record_runs(&subject, &format!("tree_{command}"), &[run]);
        }
    }
    Ok(())
}

/// A run with all dependencies, into an empty folder.
fn from_nothing(cargo: &Cargo, command: &str) -> Result<Run> {
    remove(&cargo.target)?;
    let run = cargo.run(&[command, "--offline", "--locked"])?;
    remove(&cargo.target)?;
    ensure!(
        run.compiled.iter().any(|package| package == PACKAGE),
        "`cargo {command}` compiled no tables"
    );
    Ok(run)
}
