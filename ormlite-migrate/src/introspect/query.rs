//! Queries of the system catalogs: their text per version of the server, and their rows.

use ormlite_core::decode::{RowSet, decode_all};
use ormlite_core::{Bind, Statement, StatementKind};
use ormlite_postgres::Transaction;
use serde::de::DeserializeOwned;

use super::address::Oid;
use crate::Error;

/// The oldest version that is read.
const OLDEST: u16 = 13;

/// One of the `.sql` files beside the modules.
///
/// A line that ends in `-- since 15` is sent to servers of that version and later only. What it
/// selects is then optional in the row.
#[derive(Clone, Copy)]
pub(super) struct Query {
    /// What it reads, for errors.
    pub(super) name: &'static str,
    pub(super) sql: &'static str,
    pub(super) scope: Scope,
}

/// What `$1` of a [`Query`] is.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    /// There is none.
    Database,
    /// The OIDs of the schemas.
    Schemas,
    /// The OIDs of the tables and views.
    Relations,
}

/// What [`Scope`] refers to.
pub(super) struct Scopes {
    pub(super) schemas: Vec<Oid>,
    pub(super) relations: Vec<Oid>,
}

impl Scopes {
    fn binds(&self, scope: Scope) -> Vec<Bind> {
        let found = match scope {
            Scope::Database => return Vec::new(),
            Scope::Schemas => &self.schemas,
            Scope::Relations => &self.relations,
        };
        vec![oids(found)]
    }
}

/// The value of a parameter.
pub(super) fn oids(oids: &[Oid]) -> Bind {
    let oids: Vec<_> = oids
        .iter()
        .map(|oid| ormlite_core::Oid::from(oid.0))
        .collect();
    Bind::new(oids)
}

/// The rows of a [`Query`].
pub(super) struct Reply {
    query: &'static str,
    rows: Box<dyn RowSet>,
}

/// The major version of the server.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version(u16);

impl Version {
    /// Of `server_version_num`.
    pub(super) fn of(number: i32) -> Result<Self, Error> {
        match u16::try_from(number / 10_000) {
            Ok(major) if major >= OLDEST => Ok(Self(major)),
            _ => Err(Error::too_old(number)),
        }
    }

    /// Sends all queries before the first reply is read.
    pub(super) async fn fetch<const N: usize>(
        self,
        tx: &Transaction,
        queries: [Query; N],
        scopes: &Scopes,
    ) -> Result<[Reply; N], Error> {
        let statements = queries.map(|query| self.statement(query, scopes.binds(query.scope)));
        let mut replies = tx.pipeline(statements.into()).await?.into_iter();
        let missing = || Error::reply("a query", "there is no reply");
        let mut found = Vec::with_capacity(N);
        for query in queries {
            let rows = replies.next().ok_or_else(missing)?;
            let query = query.name;
            found.push(Reply { query, rows });
        }
        found.try_into().map_err(|_| missing())
    }

    /// [`fetch`](Self::fetch) of one query with parameters of its own.
    pub(super) async fn fetch_one(
        self,
        tx: &Transaction,
        query: Query,
        binds: Vec<Bind>,
    ) -> Result<Reply, Error> {
        let mut replies = tx.pipeline(vec![self.statement(query, binds)]).await?;
        match replies.pop() {
            Some(rows) => Ok(Reply {
                query: query.name,
                rows,
            }),
            None => Err(Error::reply(query.name, "there is no reply")),
        }
    }

    /// Each row is a JSON object, whose keys are the columns.
    fn statement(self, query: Query, binds: Vec<Bind>) -> Statement {
        let sql = self.lines(query.sql);
        statement(
            format!("SELECT row_to_json(q)::text FROM (\n{sql}) q"),
            binds,
        )
    }

    /// The lines that are for this version.
    fn lines(self, sql: &str) -> String {
        let mut kept = String::with_capacity(sql.len());
        for line in sql.lines() {
            let since = line.rsplit_once("-- since ").map(|(_, since)| since.trim());
            let since: Option<u16> = since.and_then(|since| since.parse().ok());
            if since.is_none_or(|since| since <= self.0) {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        kept
    }
}

impl Reply {
    pub(super) fn rows<T: DeserializeOwned>(&self) -> Result<Vec<T>, Error> {
        let texts = decode_all(&*self.rows, |row| row.take::<String>())?;
        let parsed = texts.iter().map(|text| serde_json::from_str(text));
        parsed
            .collect::<Result<_, _>>()
            .map_err(|error| Error::reply(self.query, error))
    }
}

pub(super) fn statement(sql: String, binds: Vec<Bind>) -> Statement {
    Statement {
        sql,
        binds,
        kind: StatementKind::Select,
        table: "",
        invalid: None,
        location: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_servers_are_refused() {
        assert_eq!(Version::of(180_006).expect("a version").0, 18);
        assert_eq!(Version::of(130_000).expect("a version").0, 13);
        let error = Version::of(120_022).expect_err("too old");
        assert!(error.is_unsupported_version());
        let message = "the server is PostgreSQL 12: version 13 or later is needed";
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn lines_of_later_versions_are_left_out() {
        let sql = "SELECT a, -- a comment\n  b, -- since 15\n  c\nFROM t\n";
        assert_eq!(Version(15).lines(sql), sql);
        let older = "SELECT a, -- a comment\n  c\nFROM t\n";
        assert_eq!(Version(14).lines(sql), older);
    }
}
