//! The stream that the driver gets: it tracks the transaction status, and requests that name a
//! statement.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, TlsStream};

use super::requests::Requests;
use super::status::{Status, StatusReader};

/// A stream that reads the messages to and from the server as they pass, above TLS if there is TLS.
pub(crate) struct TrackedStream<S> {
    stream: S,
    reader: StatusReader,
    /// While names are refused.
    requests: Option<Requests>,
    status: Arc<Status>,
}

impl<S> TrackedStream<S> {
    /// Tracks a stream on which the driver is about to connect.
    pub(crate) fn new(stream: S, status: Arc<Status>) -> Self {
        Self {
            stream,
            reader: StatusReader::new(status.clone()),
            requests: None,
            status,
        }
    }

    /// Ends the connection if a request names a statement where names are refused. That begins and
    /// ends between two requests, so the first bytes then are those of a request.
    fn follow_requests(&mut self, sent: &[u8]) -> io::Result<()> {
        if !self.status.refuses_names() {
            if self.requests.is_some() {
                self.requests = None;
            }
            return Ok(());
        }
        let requests = self.requests.get_or_insert_with(Requests::new);
        match requests.feed(sent) {
            true => Err(self.status.refuse_name()),
            false => Ok(()),
        }
    }
}

impl<S: TlsStream + Unpin> TlsStream for TrackedStream<S> {
    fn channel_binding(&self) -> ChannelBinding {
        self.stream.channel_binding()
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TrackedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, into))?;
        if let Some(read) = into.filled().get(before..) {
            self.status.note_movement();
            self.reader.feed(read);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TrackedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        let sent = ready!(Pin::new(&mut self.stream).poll_write(cx, from))?;
        self.status.note_movement();
        self.follow_requests(from.get(..sent).unwrap_or_default())?;
        Poll::Ready(Ok(sent))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
