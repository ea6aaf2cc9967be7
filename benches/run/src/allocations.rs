//! Allocations: counted by the global allocator while one client alone is at work.

use serde::Serialize;
use stats_alloc::Stats;

use crate::Result;
use crate::clients::ClientName;
use crate::database::Database;
use crate::workload::{AnyWorkload, Lane};

/// Batches whose difference is counted, so that what happens once per batch drops out.
const FEW: usize = 10;
const MANY: usize = 60;

/// What one operation allocates.
#[derive(Debug, Serialize)]
pub struct Counted {
    /// The workload.
    pub workload: String,
    /// How many rows the operation reads or writes.
    pub rows: usize,
    /// The client.
    pub client: ClientName,
    /// Allocations and reallocations.
    pub allocations: f64,
    /// Bytes asked for, with what reallocations added.
    pub bytes: f64,
}

/// Counts for one client, by what the allocator has counted so far. It should run on one thread.
///
/// # Errors
/// The client's.
pub async fn count(
    database: &Database,
    workload: &dyn AnyWorkload,
    client: ClientName,
    counted: fn() -> Stats,
) -> Result<Counted> {
    database.fill(workload).await?;
    let lane = workload.open(client, database.url().to_owned()).await?;
    lane.batch(FEW * workload.tasks()).await?;
    let (few, many) = (FEW * workload.tasks(), MANY * workload.tasks());
    let less = batch(&*lane, few, counted).await?;
    let more = batch(&*lane, many, counted).await?;
    let between = more - less;
    let an_operation = |total: usize| total as f64 / (many - few) as f64;
    Ok(Counted {
        workload: workload.name(),
        rows: workload.rows(),
        client,
        allocations: an_operation(between.allocations + between.reallocations),
        bytes: an_operation(between.bytes_allocated),
    })
}

/// What one batch allocates while it runs.
async fn batch(lane: &dyn Lane, operations: usize, counted: fn() -> Stats) -> Result<Stats> {
    let batch = lane.batch(operations);
    let before = counted();
    batch.await?;
    Ok(counted() - before)
}
