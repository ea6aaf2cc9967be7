//! Times: each client in turn, in every round anew, so that what disturbs the machine for a while
//! disturbs all of them.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::Result;
use crate::check::check;
use crate::clients::ClientName;
use crate::database::Database;
use crate::statistics::Spread;
use crate::workload::{AnyWorkload, Lane};

/// How long the baseline's batches should take.
const BATCH: Duration = Duration::from_millis(30);

/// Operations of each task before the clock starts: they prepare the statements, and the server plans
/// the first five of each anew.
const WARM_UP: usize = 10;

/// What a workload took with each client.
#[derive(Debug, Serialize)]
pub struct Timed {
    /// The workload.
    pub workload: String,
    /// How many rows one operation reads or writes.
    pub rows: usize,
    /// How many operations a batch had.
    pub operations: usize,
    /// The clients, the baseline first.
    pub clients: Vec<ClientTime>,
}

/// What a workload took with one client.
#[derive(Debug, Serialize)]
pub struct ClientTime {
    /// The client.
    pub client: ClientName,
    /// Nanoseconds of an operation, over the rounds.
    pub nanoseconds: Spread,
    /// The time over that of the baseline in the same round, over the rounds.
    pub ratio: Spread,
}

/// Measures a workload. `clients` begins with the baseline.
///
/// # Errors
/// What a client gives, and when a client's result is not the baseline's.
pub async fn measure(
    database: &Database,
    workload: &dyn AnyWorkload,
    clients: &[ClientName],
    rounds: u16,
) -> Result<Timed> {
    check(database, workload, clients).await?;
    database.fill(workload).await?;
    let baseline = workload.open(clients[0], database.url().to_owned()).await?;
    let operations = operations(database, workload, &*baseline).await?;
    let mut times = vec![Vec::with_capacity(rounds.into()); clients.len()];
    for round in 0..rounds {
        let lanes = open(database, workload, clients).await?;
        for lane in order(round.into(), lanes.len()) {
            let time = time(database, workload, &*lanes[lane], operations).await?;
            times[lane].push(time.as_nanos() as f64 / operations as f64);
        }
    }
    let clients = clients.iter().zip(&times).map(|(client, own)| ClientTime {
        client: *client,
        nanoseconds: Spread::of(own.iter().copied()),
        ratio: Spread::of(own.iter().zip(&times[0]).map(|(own, base)| own / base)),
    });
    Ok(Timed {
        workload: workload.name(),
        rows: workload.rows(),
        operations,
        clients: clients.collect(),
    })
}

/// Connects the clients, for one round: on which core the server's process of a connection comes to
/// lie is chance, and stays so; and a round trip within a core takes a third of one across.
async fn open(
    database: &Database,
    workload: &dyn AnyWorkload,
    clients: &[ClientName],
) -> Result<Vec<Box<dyn Lane>>> {
    let mut lanes = Vec::with_capacity(clients.len());
    for client in clients {
        lanes.push(workload.open(*client, database.url().to_owned()).await?);
    }
    Ok(lanes)
}

/// How many operations take the baseline about [`BATCH`]: the same number for all clients, since
/// inserts become slower as their table grows.
async fn operations(
    database: &Database,
    workload: &dyn AnyWorkload,
    baseline: &dyn Lane,
) -> Result<usize> {
    let mut operations = workload.tasks();
    loop {
        let time = time(database, workload, baseline, operations).await?;
        if time * 2 > BATCH {
            let wanted = operations as f64 * BATCH.as_secs_f64() / time.as_secs_f64();
            return Ok((wanted as usize).max(1).next_multiple_of(workload.tasks()));
        }
        operations *= 2;
    }
}

/// The time of one batch.
async fn time(
    database: &Database,
    workload: &dyn AnyWorkload,
    lane: &dyn Lane,
    operations: usize,
) -> Result<Duration> {
    database.reset(workload).await?;
    lane.batch(WARM_UP * workload.tasks()).await?;
    let batch = lane.batch(operations);
    let since = Instant::now();
    batch.await?;
    Ok(since.elapsed())
}

/// The lanes in the order of a round: another one first each time, every second time backwards, so
/// that none always comes after the same other one.
fn order(round: usize, lanes: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lanes).collect();
    order.rotate_left(round / 2 % lanes);
    if round % 2 == 1 {
        order.reverse();
    }
    order
}
