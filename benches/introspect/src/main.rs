//! Reads the schemas of two databases with ormlite, pg_dump and drizzle-kit, in turns, and prints
//! the shortest time of each.
//!
//! `-- --rounds 5 --tables 178` chooses; `-- --without-drizzle` needs no node.

mod job;
mod peer;
mod schema;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use ormlite_postgres::Db;
use ormlite_testing::TestDatabase;

use crate::peer::Peer;
use crate::schema::Size;

const SIZES: [Size; 2] = [
    Size {
        tables: 178,
        columns: 14,
    },
    Size {
        tables: 1_000,
        columns: 11,
    },
];

/// drizzle-kit, and the drizzle-orm that it needs.
const DRIZZLE: [(&str, &str); 2] = [("0.31.11", "0.45.4"), ("1.0.0-rc.1", "1.0.0-rc.1")];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [job, url, out] = &arguments[..]
        && [job::SNAPSHOT, job::CACHED].contains(&&**job)
    {
        return job::run(job, url, Path::new(out)).await;
    }
    let value = |option: &str| {
        let at = arguments.iter().position(|argument| argument == option)?;
        arguments.get(at + 1)?.parse::<usize>().ok()
    };
    let rounds = value("--rounds").unwrap_or(3);
    let work = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/work");
    let mut peers = vec![
        Peer::Ormlite(job::SNAPSHOT),
        Peer::Ormlite(job::CACHED),
        Peer::PgDump,
    ];
    if !arguments
        .iter()
        .any(|argument| argument == "--without-drizzle")
    {
        for (version, orm) in DRIZZLE {
            peers.push(Peer::drizzle(version, orm, &work)?);
        }
    }
    println!(
        "| tables |{}",
        peers
            .iter()
            .map(|peer| format!(" {} |", peer.name()))
            .collect::<String>()
    );
    println!("|---:|{}", "---:|".repeat(peers.len()));
    for size in SIZES
        .into_iter()
        .filter(|size| value("--tables").is_none_or(|it| it == size.tables))
    {
        let database = TestDatabase::create().await?;
        let db = Db::connect(database.url()).await?;
        db.batch_execute(&size.script()).await?;
        let mut shortest = vec![Duration::MAX; peers.len()];
        for round in 0..=rounds {
            for (at, peer) in peers.iter().enumerate() {
                let out = work.join(format!("out-{}-{at}", size.tables));
                // Caches of the server and of files are filled by the first round, which does not count.
                if round == 0 && matches!(peer, Peer::Drizzle { .. }) {
                    continue;
                }
                let took = peer.run(database.url(), &out)?;
                eprintln!("{} tables, {}: {took:.2?}", size.tables, peer.name());
                if round > 0 {
                    shortest[at] = shortest[at].min(took);
                }
            }
        }
        println!("{}", row(size, &shortest));
    }
    Ok(())
}

/// The time of the first, and how many times as long the others took.
fn row(size: Size, shortest: &[Duration]) -> String {
    let base = shortest[0].as_secs_f64();
    let cells = shortest.iter().map(|it| {
        let seconds = it.as_secs_f64();
        format!(" {seconds:.2} s ({:.2}) |", seconds / base)
    });
    format!("| {} |{}", size.tables, cells.collect::<String>())
}
