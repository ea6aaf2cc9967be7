//! One query that tells whether a database has changed since it was read.

use ormlite_postgres::Transaction;
use serde::Deserialize;

use super::query::{Query, Scope, Version};
use crate::Error;

const QUERY: Query = Query {
    name: "the fingerprint",
    sql: include_str!("fingerprint.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
struct Row {
    cluster: String,
    version: String,
    rows: i64,
    hash: Option<String>,
}

/// A text that is equal as long as the catalogs of a database are, after [`session::begin`].
///
/// [`session::begin`]: super::session::begin
pub(super) async fn read(version: Version, tx: &Transaction) -> Result<String, Error> {
    let found = version.fetch_one(tx, QUERY, Vec::new()).await?;
    let rows: Vec<Row> = found.rows()?;
    match &rows[..] {
        [row] => {
            let hash = row.hash.as_deref().unwrap_or_default();
            Ok(format!(
                "{} {} {} {hash}",
                row.cluster, row.version, row.rows
            ))
        }
        _ => Err(Error::reply(QUERY.name, "there is not one row")),
    }
}
