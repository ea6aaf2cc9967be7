//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use jiff::SignedDuration;

use crate::callgrind;
use crate::clients::ClientName;

/// Measures ormlite at run time, beside the raw driver and other ORMs.
#[derive(Debug, Parser)]
pub struct Cli {
    /// What to do instead of measuring times.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to measure.
    #[command(flatten)]
    pub choice: Choice,
    /// How often each client runs each workload.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..))]
    pub rounds: u16,
    /// Keep clients and server on one core: times are then what both compute, and on a machine that
    /// is not idle far steadier.
    #[arg(long)]
    pub one_core: bool,
    /// Make each round trip so much longer, as in `1ms`, as to a server that is not next door. The
    /// results go to a folder `delay-1ms` of their own.
    #[arg(long, value_parser = delay)]
    pub delay: Option<Duration>,
}

fn delay(text: &str) -> Result<Duration, jiff::Error> {
    Duration::try_from(text.parse::<SignedDuration>()?)
}

/// What there is beside measuring times.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Count the instructions of the client's process, by valgrind.
    Callgrind,
    /// What the counted process runs.
    #[command(hide = true)]
    Batch(callgrind::Batch),
}

/// What to measure, and where to write it.
#[derive(Debug, Args)]
pub struct Choice {
    /// Workloads, as in `trivial/100,find`; `trivial` stands for all sizes of it.
    #[arg(long, value_delimiter = ',', global = true)]
    pub workloads: Vec<String>,
    /// Clients; the raw driver, which the others are compared with, is always among them.
    #[arg(long, value_delimiter = ',', global = true)]
    pub clients: Vec<ClientName>,
    /// The folder for the results.
    #[arg(long, global = true, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/results"))]
    pub out: PathBuf,
}

impl Choice {
    /// The chosen clients, the baseline first.
    pub fn clients(&self) -> Vec<ClientName> {
        let chosen = |client: &ClientName| {
            self.clients.is_empty() || self.clients.contains(client) || *client == ClientName::Raw
        };
        ClientName::ALL.into_iter().filter(chosen).collect()
    }
}
