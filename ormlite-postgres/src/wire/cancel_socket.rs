//! The socket of a cancel request.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::socket::Socket;

/// A socket whose shutdown waits until the server closes it.
///
/// The server closes the connection of a cancel request when it has handled it. The driver does not
/// wait for that: it half-closes the socket at once. PgBouncer 1.18 ends with a fatal error then,
/// and every service behind it loses its connections.
pub(crate) struct CancelSocket(Socket);

impl CancelSocket {
    pub(super) fn new(socket: Socket) -> Self {
        Self(socket)
    }
}

impl AsyncRead for CancelSocket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, into)
    }
}

impl AsyncWrite for CancelSocket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, from)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            let mut ignored = [0; 64];
            let mut buffer = ReadBuf::new(&mut ignored);
            match ready!(Pin::new(&mut self.0).poll_read(cx, &mut buffer)) {
                Ok(()) if buffer.filled().is_empty() => return Poll::Ready(Ok(())),
                Ok(()) => {}
                // A reset connection is closed, too.
                Err(_) => return Poll::Ready(Ok(())),
            }
        }
    }
}
