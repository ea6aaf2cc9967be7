//! Counts what every client allocates. A program of its own: counting costs time in each
//! allocation, which the program that measures times must not have.

use std::alloc::System;
use std::process::ExitCode;

use clap::Parser;
use ormlite_bench_run::check::check;
use ormlite_bench_run::cli::Choice;
use ormlite_bench_run::database::Database;
use ormlite_bench_run::machine::Machine;
use ormlite_bench_run::{Result, allocations, report, workloads};
use serde_json::json;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Counts what every client allocates.
#[derive(Debug, Parser)]
struct Cli {
    #[command(flatten)]
    choice: Choice,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let choice = Cli::parse().choice;
    let clients = choice.clients();
    let database = Database::create().await?;
    let machine = Machine::describe(&database).await?;
    let mut counted = Vec::new();
    for workload in workloads::named(&choice.workloads)? {
        eprintln!("{}", workload.name());
        check(&database, &*workload, &clients).await?;
        for client in &clients {
            let stats = || ALLOCATOR.stats();
            counted.push(allocations::count(&database, &*workload, *client, stats).await?);
        }
    }
    let markdown = report::allocations(&machine, &counted);
    let results = json!({ "machine": machine, "allocations": counted });
    report::publish(&choice.out, "allocations", &markdown, &results)
}
