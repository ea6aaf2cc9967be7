//! The command line.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::generate::{Peer, project};
use crate::report::Report;

/// What a schema of N tables costs the compiler: ormlite and its peers, side by side.
#[derive(Debug, Parser)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub options: Options,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Command {
    /// All tables in one crate: check, build, an edit, the whole tree (the default)
    Tables,
    /// The same tables as a crate per domain
    Domains,
    /// A service on three tables: its size and memory beside one by hand, and what it compiles
    Service,
    /// Ten queries of 10, of 20 and of 40 joins
    Joins,
    /// Ten queries that load trees of up to six levels, and of up to fifteen relations side by side
    Trees,
    /// Every measurement
    All,
    /// Write the files again from the figures that are there
    Render,
}

#[derive(Debug, Args)]
pub struct Options {
    /// Sizes of the schema
    #[arg(
        long,
        global = true,
        value_delimiter = ',',
        default_value = "50,100,178,500"
    )]
    pub tables: Vec<usize>,
    /// Diesel, sea-orm and toasty take minutes at larger sizes, and run when named
    #[arg(
        long,
        global = true,
        value_enum,
        value_delimiter = ',',
        default_value = "plain,ormlite,sqlx"
    )]
    pub peers: Vec<Peer>,
    /// How often each figure is taken; the median counts
    #[arg(long, global = true, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..))]
    pub runs: u16,
    /// The size at which the whole tree is compiled from nothing, once, when it is among the sizes
    #[arg(long, global = true, value_name = "TABLES", default_value_t = 178)]
    pub tree: usize,
    /// Where results.json and results.md go; figures that are there already are kept
    #[arg(long, global = true, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Where the chart goes [default: growth.svg in the folder of --out, or the project's docs]
    #[arg(long, global = true, value_name = "FILE")]
    pub chart: Option<PathBuf>,
    /// Where crates are generated and compiled
    #[arg(long, global = true, value_name = "FOLDER", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/target/generated"))]
    pub work: PathBuf,
}

impl Options {
    pub fn out(&self) -> PathBuf {
        let committed = || project().join("benches/compile/results");
        self.out.clone().unwrap_or_else(committed)
    }

    pub fn chart(&self) -> PathBuf {
        match (&self.chart, &self.out) {
            (Some(chart), _) => chart.clone(),
            (None, Some(out)) => out.join("growth.svg"),
            (None, None) => project().join("docs/compile-growth.svg"),
        }
    }

    /// Measures every peer at every size, and keeps the figures after each.
    pub fn each_size(
        &self,
        report: &mut Report,
        measure: impl Fn(&Self, &mut Report, Peer, usize) -> Result<()>,
    ) -> Result<()> {
        for &peer in &self.peers {
            for &tables in &self.tables {
                measure(self, report, peer, tables)?;
                report.save()?;
            }
        }
        Ok(())
    }

    /// The folder of a peer.
    pub fn folder(&self, peer: Peer) -> PathBuf {
        let work = std::path::absolute(&self.work).unwrap_or_else(|_| self.work.clone());
        work.join(peer.name())
    }
}
