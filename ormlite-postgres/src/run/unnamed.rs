//! Running an unnamed statement, in one round trip.

use ormlite_core::decode::RowSink;
use ormlite_core::{Bind, Error};

use super::reply;
use crate::connection::{Connection, Failure, KnownTypes};

/// Runs an unnamed statement that declares the types of its values. `types` are attached to the
/// rows.
pub(super) async fn run_as_is(
    connection: &Connection,
    sql: &str,
    binds: &[Bind],
    rows: &dyn RowSink,
    types: Option<&KnownTypes>,
) -> Result<u64, Failure> {
    // The driver would report this as an unreadable answer of the server.
    if sql.contains('\0') {
        return Err(Failure::unsent(Error::invalid_query(
            "the text contains a NUL character",
        )));
    }
    let typed = binds
        .iter()
        .map(|bind| Ok((bind, connection.type_of(bind)?)))
        .collect::<Result<Vec<_>, Error>>()
        .map_err(Failure::unsent)?;
    let request = connection.start()?;
    let sent = Box::pin(connection.client().query_typed_raw(sql, typed));
    reply::read(request, sent, rows, types).await
}
