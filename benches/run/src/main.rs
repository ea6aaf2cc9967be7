//! Measures times, or counts instructions. See the README beside it.

use std::process::ExitCode;

use clap::Parser as _;
use ormlite_bench_run::check::check;
use ormlite_bench_run::cli::{Choice, Cli, Command};
use ormlite_bench_run::database::Database;
use ormlite_bench_run::machine::Machine;
use ormlite_bench_run::{Result, affinity, callgrind, measure, report, workloads};
use serde_json::json;
use tokio::runtime::Builder;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        None => times(&cli),
        Some(Command::Callgrind) => single_threaded(instructions(&cli.choice)),
        Some(Command::Batch(batch)) => single_threaded(callgrind::batch(batch)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs on as many threads as there are cores, as services do.
fn times(cli: &Cli) -> Result<()> {
    if cli.one_core {
        affinity::keep_to_one_core()?;
    }
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let clients = cli.choice.clients();
        let workloads = workloads::named(&cli.choice.workloads)?;
        let mut database = Database::create().await?;
        if cli.one_core {
            affinity::expect_on_one_core(database.process().await?)?;
        }
        let machine = Machine::describe(&database).await?;
        let delay = match cli.delay {
            None => None,
            Some(delay) => Some(database.delay(delay).await?),
        };
        let mut times = Vec::with_capacity(workloads.len());
        for workload in workloads {
            eprintln!("{}", workload.name());
            times.push(measure::measure(&database, &*workload, &clients, cli.rounds).await?);
        }
        let markdown = report::times(&machine, cli.rounds, cli.one_core, delay, &times);
        let results = json!({
            "machine": machine,
            "rounds": cli.rounds,
            "one_core": cli.one_core,
            "delay": delay,
            "times": times,
        });
        let folder = match delay {
            None => cli.choice.out.clone(),
            Some(delay) => cli.choice.out.join(format!("delay-{:#}", delay.asked())),
        };
        report::publish(&folder, "results", &markdown, &results)
    })
}

/// Runs on one thread, so that nothing depends on which thread does what.
fn single_threaded(work: impl Future<Output = Result<()>>) -> Result<()> {
    Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(work)
}

async fn instructions(choice: &Choice) -> Result<()> {
    let clients = choice.clients();
    let workloads = match &choice.workloads[..] {
        [] => workloads::named(&callgrind::WORKLOADS.map(str::to_owned))?,
        chosen => workloads::named(chosen)?,
    };
    let database = Database::create().await?;
    let machine = Machine::describe(&database).await?;
    let folder = choice.out.join("callgrind");
    let mut executed = Vec::new();
    for workload in workloads {
        eprintln!("{}", workload.name());
        check(&database, &*workload, &clients).await?;
        for client in &clients {
            executed.push(callgrind::count(&database, &*workload, *client, &folder).await?);
        }
    }
    let markdown = report::instructions(&machine, &executed);
    let results = json!({ "machine": machine, "instructions": executed });
    report::publish(&choice.out, "instructions", &markdown, &results)
}
