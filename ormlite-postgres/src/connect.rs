//! Making one connection, and cancelling what runs on it: both under a deadline, both by the same
//! TLS.

use std::future::poll_fn;
use std::pin::pin;
use std::time::Duration;

use deadpool_postgres::ClientWrapper;
use ormlite_core::Error;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{AsyncMessage, CancelToken, Client, NoTls, Socket};

use crate::connection::End;
use crate::error;
use crate::tls::Tls;

/// How to reach the server.
pub(crate) struct Connector {
    pub(crate) config: tokio_postgres::Config,
    pub(crate) tls: Tls,
    /// For the whole of it: name look-up, TCP, TLS, authentication and start-up.
    pub(crate) deadline: Duration,
}

impl Connector {
    /// Opens a connection.
    pub(crate) async fn connect(&self) -> Result<(ClientWrapper, watch::Receiver<End>), Error> {
        let opened = async {
            match &self.tls {
                Tls::Off => open(&self.config, NoTls).await,
                #[cfg(feature = "tls")]
                Tls::Rustls(tls) => open(&self.config, tls.clone()).await,
            }
        };
        match tokio::time::timeout(self.deadline, opened).await {
            Ok(Ok((client, task, ended))) => Ok((ClientWrapper::new(client, task), ended)),
            Ok(Err(error)) => Err(error::connect(error)),
            Err(_) => Err(Error::timeout(
                "connecting to the server",
                Some(self.deadline),
            )),
        }
    }

    /// Asks the server to stop what runs on the connection of `token`. It may do so at any time
    /// afterwards: the connection must not be used for anything else.
    pub(crate) async fn cancel(&self, token: CancelToken) {
        let cancelled = async {
            match &self.tls {
                Tls::Off => token.cancel_query(NoTls).await,
                #[cfg(feature = "tls")]
                Tls::Rustls(tls) => token.cancel_query(tls.clone()).await,
            }
        };
        match tokio::time::timeout(self.deadline, cancelled).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::warn!(%error, "a statement that nobody waits for was not cancelled");
            }
            Err(_) => tracing::warn!("cancelling a statement that nobody waits for timed out"),
        }
    }
}

type Opened = (Client, JoinHandle<()>, watch::Receiver<End>);

async fn open<T>(config: &tokio_postgres::Config, tls: T) -> Result<Opened, tokio_postgres::Error>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
    T::TlsConnect: Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let (client, connection) = config.connect(tls).await?;
    let (ended, has_ended) = watch::channel(End::Running);
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
        ended.send_replace(end);
    });
    Ok((client, task, has_ended))
}
