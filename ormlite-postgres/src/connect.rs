//! Making one connection, and cancelling what runs on it: both under a deadline, both by the same
//! TLS.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool_postgres::ClientWrapper;
use ormlite_core::Error;
use ormlite_core::executor::BoxFuture;
use tokio::sync::watch;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{AsyncMessage, CancelToken, Socket};

use crate::address::Address;
use crate::connection::End;
use crate::error;
use crate::pulse::Pulse;
use crate::tls::Tls;

/// How to reach the server.
pub(crate) struct Connector {
    pub(crate) config: tokio_postgres::Config,
    pub(crate) tls: Tls,
    /// For the whole of it: name look-up, TCP, TLS, authentication and start-up.
    pub(crate) deadline: Duration,
}

impl Connector {
    /// Opens a connection to the first address that takes it.
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
                // One that is silent leaves the others their share of the time.
                let share = until.saturating_duration_since(Instant::now()) / left;
                left -= 1;
                failure = match tokio::time::timeout(share, self.open(&address)).await {
                    Ok(Ok((client, ended, pulse))) => {
                        return Ok(Opened {
                            client,
                            ended,
                            pulse,
                            address,
                        });
                    }
                    Ok(Err(error)) => error::connect(error),
                    Err(_) => too_late(),
                };
            }
            Err(failure)
        })
    }

    async fn open(&self, address: &Address) -> Result<ClientAndEnd, tokio_postgres::Error> {
        let tls = Tls::clone(&self.tls);
        open(&address.config(&self.config), tls).await
    }

    /// Asks the server at `address` to stop what runs on the connection of `token`, and waits
    /// until it has understood, or the deadline has passed.
    pub(crate) fn cancel<'a>(
        &'a self,
        address: &'a Address,
        token: CancelToken,
        deadline: Duration,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        Box::pin(async move {
            let cancelled = async {
                let socket = address.dial().await.map_err(Error::connect)?;
                let mut tls = Tls::clone(&self.tls);
                let tls = MakeTlsConnect::<Socket>::make_tls_connect(&mut tls, &address.host)
                    .map_err(Error::connect)?;
                let cancelled = token.cancel_query_raw(socket, tls).await;
                cancelled.map_err(error::connect)
            };
            match tokio::time::timeout(deadline, cancelled).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    tracing::warn!(%error, "a statement that nobody waits for was not cancelled");
                }
                Err(_) => tracing::warn!("cancelling a statement that nobody waits for timed out"),
            }
        })
    }
}

/// A connection, fresh from the server.
pub(crate) struct Opened {
    pub(crate) client: ClientWrapper,
    pub(crate) ended: watch::Receiver<End>,
    pub(crate) pulse: Arc<Pulse>,
    pub(crate) address: Address,
}

type ClientAndEnd = (ClientWrapper, watch::Receiver<End>, Arc<Pulse>);

async fn open<T>(
    config: &tokio_postgres::Config,
    tls: T,
) -> Result<ClientAndEnd, tokio_postgres::Error>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
    T::TlsConnect: Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let (client, connection) = config.connect(tls).await?;
    let (ended, has_ended) = watch::channel(End::Running);
    let ended = Arc::new(ended);
    let says = ended.clone();
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
                        "the server gave notice"
                    );
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => break End::Failed(error::statement(error)),
                None => break End::Closed,
            }
        };
        // Said before `connection` is dropped, and with it the replies that are waited for.
        says.send_replace(end);
    });
    let pulse = Arc::new(Pulse::new(ended, task.abort_handle()));
    Ok((ClientWrapper::new(client, task), has_ended, pulse))
}
