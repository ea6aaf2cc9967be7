//! [`Repair`]: changes of the history that a person asks for, after a look at the database.

use ormlite_postgres::Session;

use crate::Error;
use crate::files::Migration;
use crate::history::{Executed, History};

/// What is wrong with the history of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// The statement that was interrupted was run to its end.
    WasRun,
    /// The statement that was interrupted was not run, or nothing of it is left.
    WasNotRun,
    /// The file was edited, and what it does is the same: a comment, or the layout.
    AcceptFile,
}

/// Changes the row of a migration.
pub(super) async fn repair(
    session: &Session,
    migration: &Migration,
    row: &Executed,
    repair: Repair,
) -> Result<(), Error> {
    let history = History(session);
    match repair {
        Repair::AcceptFile => history.accept(migration).await,
        Repair::WasNotRun => {
            history
                .settle(migration, 0, row.units_checksum.clone(), false)
                .await
        }
        Repair::WasRun => {
            let units = row.units + 1;
            let is_whole = units >= migration.up.units.len();
            history
                .settle(migration, 1, migration.up.checksum_of(units), is_whole)
                .await
        }
    }
}
