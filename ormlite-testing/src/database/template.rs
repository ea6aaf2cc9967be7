//! Template databases: made once, by one process. A template is complete if it has PostgreSQL's own
//! flag, `datistemplate`. One without it was not finished.

use std::error::Error;

use super::DatabaseError;
use super::maintenance::Maintenance;
use crate::identity::fnv;

pub(super) fn name(key: &str) -> String {
    format!("ormlite_template_{:016x}", fnv(key))
}

pub(super) async fn is_complete(
    maintenance: &Maintenance,
    template: &str,
) -> Result<bool, DatabaseError> {
    let marked = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)";
    maintenance
        .client
        .query_one(marked, &[&template])
        .await
        .and_then(|row| row.try_get(0))
        .map_err(DatabaseError::sql(format!("look for template {template}")))
}

/// Waits for the right to make the template. `true`: it exists and is empty, to be filled and
/// [ended](end). `false`: another process has made it meanwhile.
///
/// The advisory lock belongs to the session on the maintenance database, so it is released with the
/// connection if the process is killed or the test is abandoned.
pub(super) async fn begin(
    maintenance: &Maintenance,
    template: &str,
) -> Result<bool, DatabaseError> {
    maintenance
        .client
        .execute("SELECT pg_advisory_lock($1)", &[&lock_id(template)])
        .await
        .map_err(DatabaseError::sql(format!("lock template {template}")))?;
    if is_complete(maintenance, template).await? {
        unlock(maintenance, template).await?;
        return Ok(false);
    }
    maintenance.drop(template).await?;
    maintenance.copy(template, "template0").await?;
    Ok(true)
}

/// Completes the template, or drops it if its setup has failed.
pub(super) async fn end(
    maintenance: &Maintenance,
    template: &str,
    outcome: Result<(), Box<dyn Error + Send + Sync>>,
) -> Result<(), DatabaseError> {
    if let Err(error) = outcome {
        // The error of the setup is the one to report. A template that remains has no flag, so it
        // is made again.
        let _ = maintenance.drop(template).await;
        let _ = unlock(maintenance, template).await;
        return Err(DatabaseError::setup(error));
    }
    seal(maintenance, template).await?;
    unlock(maintenance, template).await
}

/// PostgreSQL copies no database with open connections. So new ones are forbidden, open ones are
/// terminated, and only then the flag is set.
async fn seal(maintenance: &Maintenance, template: &str) -> Result<(), DatabaseError> {
    let step = || DatabaseError::sql(format!("seal template {template}"));
    let client = &maintenance.client;
    let close = format!(r#"ALTER DATABASE "{template}" ALLOW_CONNECTIONS false"#);
    client.batch_execute(&close).await.map_err(step())?;
    // Each call takes a few milliseconds if there was a connection, and reads the sessions again.
    let disconnect = "SELECT pg_terminate_backend(pid), pg_sleep(0.003) FROM pg_stat_activity \
                      WHERE datname = $1 AND backend_type = 'client backend'";
    while client
        .execute(disconnect, &[&template])
        .await
        .map_err(step())?
        > 0
    {}
    let mark = format!(r#"ALTER DATABASE "{template}" IS_TEMPLATE true"#);
    client.batch_execute(&mark).await.map_err(step())
}

async fn unlock(maintenance: &Maintenance, template: &str) -> Result<(), DatabaseError> {
    maintenance
        .client
        .execute("SELECT pg_advisory_unlock($1)", &[&lock_id(template)])
        .await
        .map(drop)
        .map_err(DatabaseError::sql(format!("unlock template {template}")))
}

/// Advisory locks are numbers; the hash of the name avoids those of others.
fn lock_id(template: &str) -> i64 {
    fnv(template).cast_signed()
}
