//! Measures what a schema of N tables costs the compiler, for ormlite and for its peers.
//!
//! ```sh
//! cargo run --release --manifest-path benches/compile/Cargo.toml
//! ```
//!
//! `schema` says what the tables are, `generate` writes them as crates, a module per subcommand
//! compiles those with `measure`, and `report` keeps the figures and writes them down.

mod domains;
mod generate;
mod joins;
mod machine;
mod measure;
mod options;
mod report;
mod schema;
mod service;
mod tables;
mod trees;
mod version;

use anyhow::Result;
use clap::Parser;

use machine::Machine;
use options::{Command, CommandLine};
use report::Report;

fn main() -> Result<()> {
    let CommandLine { command, options } = CommandLine::parse();
    let mut report = Report::open(options.out(), options.chart(), Machine::here()?)?;
    match command.unwrap_or(Command::Tables) {
        Command::Tables => tables::run(&options, &mut report)?,
        Command::Domains => domains::run(&options, &mut report)?,
        Command::Service => service::run(&options, &mut report)?,
        Command::Joins => joins::run(&options, &mut report)?,
        Command::Trees => trees::run(&options, &mut report)?,
        Command::All => {
            tables::run(&options, &mut report)?;
            domains::run(&options, &mut report)?;
            service::run(&options, &mut report)?;
            joins::run(&options, &mut report)?;
            trees::run(&options, &mut report)?;
        }
        Command::Render => {}
    }
    report.save()?;
    println!("{}", report.markdown());
    Ok(())
}
