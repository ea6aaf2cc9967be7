//! What this program does as one of the measured ones.

use std::error::Error;
use std::path::Path;

use ormlite_migrate::{Introspect, write_snapshot};
use ormlite_postgres::Db;
use ormlite_schema::snapshot::{Domains, Snapshot};

/// Reads the schema and writes a snapshot.
pub(crate) const SNAPSHOT: &str = "snapshot";

/// Reads the schema of a database that has not changed.
pub(crate) const CACHED: &str = "from the cache";

pub(crate) async fn run(job: &str, url: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let db = Db::connect(url).await?;
    if job == CACHED {
        let cached = Introspect::new().cache(out.join("catalog"));
        cached.read(&db).await?;
        return Ok(());
    }
    let catalog = Introspect::new().read(&db).await?;
    write_snapshot(&Snapshot::from_catalog(&catalog, &Domains::new()), out)?;
    Ok(())
}
