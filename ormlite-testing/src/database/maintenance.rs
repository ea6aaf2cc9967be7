//! A connection to the database that others are created from, and the statements sent over it.

use tokio_postgres::{Client, NoTls};

use super::DatabaseError;
use crate::server::Server;

/// Closed with the value: the task that drives the connection ends when the client is dropped.
pub(super) struct Maintenance {
    pub(super) client: Client,
}

impl Maintenance {
    pub(super) async fn connect(server: &Server) -> Result<Self, DatabaseError> {
        let (client, connection) = tokio_postgres::connect(&server.maintenance_url(), NoTls)
            .await
            .map_err(DatabaseError::sql("connect to the test server"))?;
        tokio::spawn(async move {
            // The client returns the failure, too.
            let _ = connection.await;
        });
        Ok(Maintenance { client })
    }

    /// `CREATE DATABASE` by copying files, which is faster than PostgreSQL's default of 15 and
    /// later, which logs every page: on 15, an empty database takes 27 ms instead of 37, one of 178
    /// tables 70 instead of 92, and 8 processes at the same time 28 ms each instead of 41. Older
    /// versions have no other way, and not the keyword.
    pub(super) async fn copy(&self, name: &str, template: &str) -> Result<(), DatabaseError> {
        let step = || DatabaseError::sql(format!("create database {name} from {template}"));
        let version = "SELECT current_setting('server_version_num')::int >= 150000";
        let row = self.client.query_one(version, &[]).await.map_err(step())?;
        let strategy = match row.try_get(0).map_err(step())? {
            true => "STRATEGY FILE_COPY",
            false => "",
        };
        let create = format!(r#"CREATE DATABASE "{name}" TEMPLATE "{template}" {strategy}"#);
        self.client.batch_execute(&create).await.map_err(step())
    }

    /// Drops a database if it exists, and closes its connections.
    pub(super) async fn drop(&self, name: &str) -> Result<(), DatabaseError> {
        let drop = format!(r#"DROP DATABASE IF EXISTS "{name}" WITH (FORCE)"#);
        self.client
            .batch_execute(&drop)
            .await
            .map_err(DatabaseError::sql(format!("drop database {name}")))
    }

    pub(super) async fn names_starting_with(
        &self,
        prefix: &str,
    ) -> Result<Vec<String>, DatabaseError> {
        let step = || DatabaseError::sql("list databases");
        let list = "SELECT datname::text FROM pg_database WHERE starts_with(datname::text, $1)";
        let rows = self.client.query(list, &[&prefix]).await.map_err(step())?;
        rows.iter()
            .map(|row| row.try_get(0).map_err(step()))
            .collect()
    }
}
