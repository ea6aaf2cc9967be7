//! Instructions: this program runs itself under valgrind, which counts those of the client's process.
//! Unlike times they are nearly the same in every run, on a busy machine too.

use std::fs;
use std::io::ErrorKind;
use std::mem;
use std::path::Path;
use std::process::Command;
use std::slice;

use clap::Args;
use serde::Serialize;

use crate::Result;
use crate::clients::ClientName;
use crate::database::Database;
use crate::workload::AnyWorkload;
use crate::workloads;

/// What is counted where no workloads are named: valgrind takes fifty times as long.
pub const WORKLOADS: [&str; 6] = [
    "trivial/1",
    "trivial/1000",
    "left_join/100",
    "insert/100",
    "find",
    "transaction",
];

/// The variable that tells the counted process where the database is.
const URL: &str = "ORMLITE_BENCH_URL";

/// Keeps glibc from copying by `rep movsb`, of which callgrind counts every byte as an instruction.
const WHOLE_COPIES: &str = "glibc.cpu.x86_rep_movsb_threshold=1000000000";

/// Batches whose difference is counted, so that starting and connecting drop out.
const FEW: usize = 10;
const MANY: usize = 60;

/// What one operation executes.
#[derive(Debug, Serialize)]
pub struct Executed {
    /// The workload.
    pub workload: String,
    /// How many rows the operation reads or writes.
    pub rows: usize,
    /// The client.
    pub client: ClientName,
    /// Instructions.
    pub instructions: f64,
}

impl Executed {
    /// Whether others are compared with it.
    pub fn is_baseline(&self) -> bool {
        self.client == ClientName::Raw
    }
}

/// What the counted process is asked to do.
#[derive(Debug, Args)]
pub struct Batch {
    client: ClientName,
    workload: String,
    /// Whether to run the larger one of the two batches.
    #[arg(long)]
    many: bool,
}

/// Counts for one client. Callgrind's files go to `folder`, for `callgrind_annotate`.
///
/// # Errors
/// When valgrind is not installed or fails; the client's.
pub async fn count(
    database: &Database,
    workload: &dyn AnyWorkload,
    client: ClientName,
    folder: &Path,
) -> Result<Executed> {
    let mut instructions = [0.0; 2];
    for (instructions, many) in instructions.iter_mut().zip([false, true]) {
        database.fill(workload).await?;
        *instructions = run(database.url(), workload, client, many, folder)? as f64;
    }
    let operations = (MANY - FEW) * workload.tasks();
    Ok(Executed {
        workload: workload.name(),
        rows: workload.rows(),
        client,
        instructions: (instructions[1] - instructions[0]) / operations as f64,
    })
}

/// Runs a batch under valgrind and returns the instructions of the whole process.
fn run(
    url: &str,
    workload: &dyn AnyWorkload,
    client: ClientName,
    many: bool,
    folder: &Path,
) -> Result<u64> {
    let name = workload.name();
    let size = if many { "many" } else { "few" };
    let file = folder.join(format!("{}.{client}.{size}.out", name.replace('/', "-")));
    fs::create_dir_all(folder)?;
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(std::env::current_exe()?)
        .args(["batch", &client.to_string(), &name])
        .args(many.then_some("--many"))
        .env(URL, url)
        .env("GLIBC_TUNABLES", WHOLE_COPIES);
    let output = valgrind.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "valgrind is not installed: `sudo apt-get install -y valgrind` or \
                                your system's equivalent"
            .into(),
        _ => crate::Failure::from(error),
    })?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name} with {client} under valgrind: {errors}").into());
    }
    let profile = fs::read_to_string(&file)?;
    let total = profile
        .lines()
        .find_map(|line| line.strip_prefix("totals: "));
    let total = total.ok_or_else(|| format!("{} has no totals", file.display()))?;
    Ok(total.trim().parse()?)
}

/// What the counted process does.
///
/// # Errors
/// The client's.
pub async fn batch(asked: &Batch) -> Result<()> {
    let workload = workloads::named(slice::from_ref(&asked.workload))?.remove(0);
    let lane = workload.open(asked.client, std::env::var(URL)?).await?;
    lane.batch(FEW * workload.tasks()).await?;
    // Both are made in both processes, so that making their inputs drops out.
    let few = lane.batch(FEW * workload.tasks());
    let many = lane.batch(MANY * workload.tasks());
    let (wanted, other) = if asked.many { (many, few) } else { (few, many) };
    mem::forget(other);
    wanted.await
}
