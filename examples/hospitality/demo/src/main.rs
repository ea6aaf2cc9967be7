//! The hospitality services at work on a real PostgreSQL, with the SQL they send.
//!
//! `cargo run -p hospitality-demo` starts a private server, creates every table that is linked into this
//! program, fills them, and lets the services ask and write. `--full` prints long statements whole.

mod scenes;
mod sheet;
mod sql;
mod stage;

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anstream::{eprintln, println};
use hospitality_seed::{Plan, plant};
use ormlite::testing::{Server, TestDatabase, create_script};

use crate::stage::{BOLD, DIM, Stage};

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    // Its error says which command installs PostgreSQL, where that is what is missing.
    let (server, started) = timed(async { Ok(Server::shared()?) }).await?;
    let database = TestDatabase::create().await?;
    let full = std::env::args().any(|arg| arg == "--full");
    let mut stage = Stage::open(database.url(), full).await?;

    let script = create_script();
    let (_, created) = timed(async { Ok(stage.db.batch_execute(&script).await?) }).await?;
    let (planted, filled) = timed(async {
        let planted = plant(&stage.db, &Plan::demo()).await?;
        // The planner's statistics: the server gathers them by itself, but later.
        stage.db.batch_execute("ANALYZE").await?;
        Ok(planted)
    })
    .await?;
    let version = server
        .version()
        .map_or(String::new(), |version| format!(" {version}"));
    println!(
        "{BOLD}ormlite: six domains of a hotel chain on PostgreSQL{version}{BOLD:#}\n\
         {DIM}server {started:.1?} · {} tables and views {created:.1?} · {} rows {filled:.1?} · \
         today is {}{DIM:#}",
        ormlite::registry::tables().len(),
        planted.rows(),
        planted.today,
    );

    let house = scenes::House::of(&planted)?;
    scenes::desk::play(&mut stage, &house).await?;
    scenes::numbers::play(&mut stage, &house).await?;
    scenes::guests::play(&mut stage, &house).await?;
    scenes::night::play(&mut stage, &house).await?;
    stage.close().await;
    Ok(())
}

/// Runs something and says how long it took.
async fn timed<T>(
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<(T, Duration), Failure> {
    let since = Instant::now();
    let value = work.await?;
    Ok((value, since.elapsed()))
}
