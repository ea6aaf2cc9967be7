//! The number of the server's process, as the server gave it at start-up.
//!
//! The driver keeps it for itself, but writes it into every cancel request: so one is written here,
//! to nobody.

use std::future::{Ready, ready};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::CancelToken;
use tokio_postgres::tls::{ChannelBinding, TlsConnect, TlsStream};

/// A cancel request: its length, its code, the number of the process, the secret.
const REQUEST: usize = 16;

/// The number of the process that a connection was told at start-up. `None` where the driver writes
/// something else than expected.
pub(crate) fn process(token: &CancelToken) -> Option<i32> {
    let mut written = Vec::new();
    let sent = token.cancel_query_raw(Nobody(&mut written), Plain);
    sent.now_or_never()?.ok()?;
    let request = written.get(written.len().checked_sub(REQUEST)?..)?;
    let number = request.get(8..12)?.try_into().ok()?;
    Some(i32::from_be_bytes(number))
}

/// Keeps what is written, and takes every offer of encryption.
struct Nobody<'a>(&'a mut Vec<u8>);

impl AsyncRead for Nobody<'_> {
    fn poll_read(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if into.remaining() > 0 {
            into.put_slice(b"S");
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Nobody<'_> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.0.extend_from_slice(from);
        Poll::Ready(Ok(from.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl TlsStream for Nobody<'_> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

/// No encryption, since nothing leaves the process.
struct Plain;

impl<'a> TlsConnect<Nobody<'a>> for Plain {
    type Stream = Nobody<'a>;
    type Error = io::Error;
    type Future = Ready<io::Result<Nobody<'a>>>;

    fn connect(self, stream: Nobody<'a>) -> Self::Future {
        ready(Ok(stream))
    }
}
