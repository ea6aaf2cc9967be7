//! [`Request`]: a statement to send in one round trip, prepared or unnamed.

use std::pin::Pin;

use ormlite_core::{Bind, Error};
use tokio_postgres::RowStream;

use crate::connection::{Connection, Failure, InFlight};

/// Sends a request when it is polled, and resolves when the server has begun to answer.
///
/// It is boxed, since the driver's future has room for preparing the statement, which is rarely needed
/// and would enlarge every future around it.
type Sent<'a> = Pin<Box<dyn Future<Output = Result<RowStream, tokio_postgres::Error>> + Send + 'a>>;

/// A request in flight. It is sent when its reply is first polled.
pub(super) struct Request<'a> {
    pub(super) in_flight: InFlight<'a>,
    pub(super) sent: Sent<'a>,
}

impl<'a> Request<'a> {
    /// Starts a prepared statement.
    pub(super) fn prepared(
        connection: &'a Connection,
        statement: &'a tokio_postgres::Statement,
        binds: &'a [Bind],
    ) -> Result<Self, Failure> {
        Ok(Self {
            in_flight: connection.start()?,
            sent: Box::pin(connection.client().query_raw(statement, binds)),
        })
    }

    /// Starts an unnamed statement that declares the types of its values.
    pub(super) fn unnamed(
        connection: &'a Connection,
        sql: &'a str,
        binds: &'a [Bind],
    ) -> Result<Self, Failure> {
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
        Ok(Self {
            in_flight: connection.start()?,
            sent: Box::pin(connection.client().query_typed_raw(sql, typed)),
        })
    }
}
