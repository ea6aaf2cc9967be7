//! The same tables as a crate per domain: how a large schema is meant to be laid out with ormlite,
//! whose services compile the domains they use.

use anyhow::Result;

use crate::generate::{Peer, domain_crates};
use crate::measure::Cargo;
use crate::options::Options;
use crate::report::{Report, Subject};
use crate::schema::Schema;

/// Measures every crate of every peer at every size.
pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    options.each_size(report, one_size)
}

fn one_size(options: &Options, report: &mut Report, peer: Peer, tables: usize) -> Result<()> {
    let schema = Schema::new(tables);
    let folder = options.folder(peer).join(format!("domains-{tables}"));
    domain_crates(peer, &schema, &folder)?;
    let cargo = Cargo {
        folder: folder.clone(),
        target: options.folder(peer).join("target"),
        incremental: false,
    };

    cargo.run(&["check", "--workspace"])?;
    let subject = Subject::new(peer, tables, &folder)?;
    for domain in &schema.domains {
        let (name, file) = (domain.name, format!("crates/{}/src/lib.rs", domain.name));
        let runs = cargo.again(&["check", "--package", name], name, &file, options.runs)?;
        report.record_runs(&subject, &format!("domain_{name}"), &runs);
    }
    let first = schema.domains[0].name;
    let edited = schema.edited();
    let write = |edit| domain_crates(peer, if edit { &edited } else { &schema }, &folder);
    let runs = cargo.edits(&["check", "--package", first], first, write, options.runs)?;
    report.record_runs(&subject, "domain_edit", &runs);
    Ok(())
}
