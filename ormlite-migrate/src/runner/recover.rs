//! What is left of a statement that runs in several transactions and was interrupted, or refused.

use ormlite_core::Bind;
use ormlite_core::decode::decode_all;
use ormlite_postgres::Session;

use crate::Error;
use crate::files::Concurrent;
use crate::history::{UnitState, query};

/// What to do with the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// It was run to its end.
    Done,
    /// These statements come first, then the statement itself.
    After(Vec<String>),
    /// This statement instead of it.
    Instead(String),
}

/// Looks at the catalog. `state` is what was recorded of the statement.
pub(super) async fn next(
    session: &Session,
    statement: &Concurrent,
    state: UnitState,
) -> Result<Next, Error> {
    let again = Next::After(Vec::new());
    match statement {
        Concurrent::CreateIndex { index, table } => {
            let found = index_beside(session, index, table).await?;
            Ok(match (found, state) {
                (Some(index), _) if !index.is_valid => Next::After(vec![index.drop]),
                // It was not there when the statement was sent.
                (Some(_), UnitState::Started) => Next::Done,
                _ => again,
            })
        }
        Concurrent::DropIndex { index } => {
            let sql = "SELECT pg_catalog.to_regclass($1) IS NOT NULL";
            let rows = session
                .fetch(query(sql, vec![Bind::new(index.clone())]))
                .await?;
            let is_there = decode_all(&*rows, |row| row.take::<bool>())? == [true];
            Ok(match (is_there, state) {
                (false, UnitState::Started) => Next::Done,
                _ => again,
            })
        }
        Concurrent::Reindex => {
            let rows = session
                .fetch(query(include_str!("reindexed.sql"), Vec::new()))
                .await?;
            Ok(Next::After(decode_all(&*rows, |row| row.take::<String>())?))
        }
        Concurrent::Detach { table, partition } => {
            let sql = include_str!("detached.sql");
            let binds = vec![Bind::new(table.clone()), Bind::new(partition.clone())];
            let rows = session.fetch(query(sql, binds)).await?;
            let is_pending = decode_all(&*rows, |row| row.take::<bool>())?;
            Ok(match (is_pending[..].first(), state) {
                (None, UnitState::Started) => Next::Done,
                (Some(true), _) => Next::Instead(format!(
                    "ALTER TABLE {table} DETACH PARTITION {partition} FINALIZE"
                )),
                _ => again,
            })
        }
    }
}

/// Whether a table has an index of that name already.
pub(super) async fn has_index(session: &Session, index: &str, table: &str) -> Result<bool, Error> {
    Ok(index_beside(session, index, table).await?.is_some())
}

struct Index {
    is_valid: bool,
    /// The statement that drops it.
    drop: String,
}

/// The index of that name in the schema of the table.
async fn index_beside(session: &Session, index: &str, table: &str) -> Result<Option<Index>, Error> {
    let binds = vec![Bind::new(index.to_owned()), Bind::new(table.to_owned())];
    let rows = session
        .fetch(query(include_str!("index.sql"), binds))
        .await?;
    let found = decode_all(&*rows, |row| {
        Some(Index {
            is_valid: row.take()?,
            drop: row.take()?,
        })
    })?;
    Ok(found.into_iter().next())
}
