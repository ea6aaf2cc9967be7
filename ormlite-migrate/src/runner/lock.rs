//! The lock of the runner: one at a time in a database.
//!
//! It is polled for. A session that waits in `pg_advisory_lock` has a snapshot, which
//! `CREATE INDEX CONCURRENTLY` of the session that has the lock would wait for.

use std::time::{Duration, Instant};

use ormlite_core::Bind;
use ormlite_core::decode::decode_all;
use ormlite_postgres::Session;

use crate::error::{Error, Holder};
use crate::history::query;

/// The key of the advisory lock: the letters of `ormlite`, and a version.
const KEY: i64 = i64::from_be_bytes(*b"ormlite1");

const POLL: Duration = Duration::from_millis(200);

/// Takes the lock. `waiting` is called about once a second while another session has it.
pub(super) async fn take(
    session: &Session,
    wait: Duration,
    mut waiting: impl FnMut(&Holder),
) -> Result<(), Error> {
    let since = Instant::now();
    let mut polls = 0_u32;
    loop {
        let sql = "SELECT pg_catalog.pg_try_advisory_lock($1)";
        let rows = session.fetch(query(sql, vec![Bind::new(KEY)])).await?;
        if decode_all(&*rows, |row| row.take::<bool>())? == [true] {
            return Ok(());
        }
        let is_late = since.elapsed() >= wait;
        if is_late || polls.is_multiple_of(5) {
            let holder = holder(session).await?;
            if is_late {
                return Err(Error::locked(holder));
            }
            if let Some(holder) = holder {
                waiting(&holder);
            }
        }
        polls += 1;
        tokio::time::sleep(POLL).await;
    }
}

/// Gives the lock back.
pub(super) async fn release(session: &Session) -> Result<(), Error> {
    let sql = "SELECT pg_catalog.pg_advisory_unlock($1)";
    session.fetch(query(sql, vec![Bind::new(KEY)])).await?;
    Ok(())
}

async fn holder(session: &Session) -> Result<Option<Holder>, Error> {
    let sql = include_str!("holder.sql");
    let rows = session.fetch(query(sql, vec![Bind::new(KEY)])).await?;
    let holders = decode_all(&*rows, |row| {
        Some(Holder {
            pid: row.take()?,
            application: row.take()?,
            address: row.take()?,
            statement: row.take()?,
            seconds: row.take()?,
        })
    })?;
    Ok(holders.into_iter().next())
}
