//! The server's process ID, from the `BackendKeyData` message at start-up.
//!
//! The driver does not expose it, but writes it into cancel requests. So a cancel request is
//! written into memory.

use std::future::{Ready, ready};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::CancelToken;
use tokio_postgres::tls::{ChannelBinding, TlsConnect, TlsStream};

/// A cancel request: its length, its code, the process ID, the secret key.
const REQUEST: usize = 16;

/// The process ID that was sent at start-up. `None` if the driver writes something unexpected.
pub(crate) fn process_id(token: &CancelToken) -> Option<i32> {
    let mut written = Vec::new();
    let sent = token.cancel_query_raw(Recorder(&mut written), Plain);
    sent.now_or_never()?.ok()?;
    let request = written.get(written.len().checked_sub(REQUEST)?..)?;
    let number = request.get(8..12)?.try_into().ok()?;
    Some(i32::from_be_bytes(number))
}

/// Records what is written, and answers that it encrypts.
struct Recorder<'a>(&'a mut Vec<u8>);

impl AsyncRead for Recorder<'_> {
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

impl AsyncWrite for Recorder<'_> {
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

impl TlsStream for Recorder<'_> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

/// No encryption, since nothing leaves the process.
struct Plain;

impl<'a> TlsConnect<Recorder<'a>> for Plain {
    type Stream = Recorder<'a>;
    type Error = io::Error;
    type Future = Ready<io::Result<Recorder<'a>>>;

    fn connect(self, stream: Recorder<'a>) -> Self::Future {
        ready(Ok(stream))
    }
}
