//! Connecting, and cancelling a running statement: both with a time limit and the same TLS
//! settings.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool_postgres::ClientWrapper;
use ormlite_core::Error;
use ormlite_core::exec::BoxFuture;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres::{AsyncMessage, CancelToken, Connection, SimpleQueryMessage};

use super::activity::Activity;
use super::disconnect::Disconnect;
use crate::error;
use crate::tls::{Established, Tls};
use crate::wire::{Address, Status, TrackedStream};

/// How to reach the server.
pub(crate) struct Connector {
    pub(crate) config: tokio_postgres::Config,
    pub(crate) tls: Tls,
    /// The time limit of connecting: name lookup, TCP, TLS, authentication and start-up.
    pub(crate) deadline: Duration,
}

impl Connector {
    /// Opens a connection to the first address that accepts it.
    pub(crate) fn connect(&self) -> BoxFuture<'_, Opened> {
        Box::pin(async move {
            let until = Instant::now() + self.deadline;
            let too_late =
                || Error::timeout("connecting to the server", Some(self.deadline)).not_run();
            let addresses = tokio::time::timeout(self.deadline, Address::resolve(&self.config))
                .await
                .map_err(|_| too_late())?
                .map_err(error::dial)?;
            let mut failure = Error::connect("the host has no address");
            let mut left = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
            for address in addresses {
                // Each address gets an equal share of the remaining time, so that one that does not
                // answer leaves time for the others.
                let share = until.saturating_duration_since(Instant::now()) / left;
                left -= 1;
                failure = match tokio::time::timeout(share, self.open(&address)).await {
                    Ok(Ok(opened)) => return Ok(opened),
                    Ok(Err(error)) => error,
                    Err(_) => too_late(),
                };
            }
            Err(failure)
        })
    }

    async fn open(&self, address: &Address) -> Result<Opened, Error> {
        let config = &self.config;
        let socket = address.open(config).await.map_err(error::dial)?;
        let stream = self.tls.begin(socket, address).await?;
        let status = Arc::new(Status::default());
        let tracked = TrackedStream::new(stream, status.clone());
        let connected = config.connect_raw(tracked, Established).await;
        let (client, connection) = connected.map_err(error::connect)?;
        let (client, disconnected, activity) = spawn(client, connection, status.clone());
        is_wanted(&client, config.get_target_session_attrs()).await?;
        Ok(Opened {
            client,
            disconnected,
            status,
            activity,
            address: address.clone(),
        })
    }

    /// Asks the server at `address` to cancel the statement of the connection of `token`. Waits
    /// until it has done so, or until the deadline.
    pub(crate) fn cancel<'a>(
        &'a self,
        address: &'a Address,
        token: CancelToken,
        deadline: Duration,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        Box::pin(async move {
            if let Err(error) = self.try_cancel(address, token, deadline).await {
                tracing::warn!(%error, "an abandoned statement was not cancelled");
            }
        })
    }

    /// [`cancel`](Self::cancel) that returns errors.
    pub(crate) fn try_cancel<'a>(
        &'a self,
        address: &'a Address,
        token: CancelToken,
        deadline: Duration,
    ) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let cancelled = async {
                let socket = address.dial(&self.config).await.map_err(Error::connect)?;
                let stream = self.tls.begin(socket, address).await?;
                let cancelled = token.cancel_query_raw(stream, Established).await;
                cancelled.map_err(error::connect)
            };
            let cancelled = tokio::time::timeout(deadline, cancelled).await;
            cancelled.map_err(|_| Error::timeout("cancelling a statement", Some(deadline)))?
        })
    }
}

/// A new connection.
pub(crate) struct Opened {
    pub(crate) client: ClientWrapper,
    pub(crate) disconnected: watch::Receiver<Option<Disconnect>>,
    pub(crate) status: Arc<Status>,
    pub(crate) activity: Arc<Activity>,
    pub(crate) address: Address,
}

/// Rejects a server that does not satisfy `target_session_attrs`.
async fn is_wanted(
    client: &tokio_postgres::Client,
    wanted: TargetSessionAttrs,
) -> Result<(), Error> {
    let (writable, refusal) = match wanted {
        TargetSessionAttrs::ReadWrite => ("off", "database does not allow writes"),
        TargetSessionAttrs::ReadOnly => ("on", "database is not read only"),
        _ => return Ok(()),
    };
    let replies = client.simple_query("SHOW transaction_read_only").await;
    let is_wanted = replies
        .map_err(error::connect)?
        .iter()
        .any(|reply| match reply {
            SimpleQueryMessage::Row(row) => row.try_get(0).ok().flatten() == Some(writable),
            _ => false,
        });
    match is_wanted {
        true => Ok(()),
        false => Err(Error::connect(format!(
            "error connecting to server: {refusal}"
        ))),
    }
}

/// Runs the connection's input and output in a task of its own.
fn spawn<S, T>(
    client: tokio_postgres::Client,
    connection: Connection<S, T>,
    status: Arc<Status>,
) -> (
    ClientWrapper,
    watch::Receiver<Option<Disconnect>>,
    Arc<Activity>,
)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    T: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let (disconnected, disconnects) = watch::channel(None);
    let disconnected = Arc::new(disconnected);
    let sender = disconnected.clone();
    let task = tokio::spawn(async move {
        let mut connection = pin!(connection);
        let end = loop {
            match poll_fn(|cx| connection.poll_message(cx)).await {
                Some(Ok(AsyncMessage::Notice(notice))) => {
                    let notice = error::without_values(&notice);
                    tracing::debug!(
                        target: "ormlite::notice",
                        code = notice.code,
                        message = notice.message,
                        "notice of the server"
                    );
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => break Disconnect::Failed(error::statement(error)),
                None => break Disconnect::Closed,
            }
        };
        // Sent before `connection` is dropped, which drops the pending replies.
        sender.send_replace(Some(end));
    });
    let activity = Arc::new(Activity::new(disconnected, task.abort_handle(), status));
    (ClientWrapper::new(client, task), disconnects, activity)
}
