//! The socket of a connection, and what follows the server's messages above it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
#[cfg(unix)]
use tokio::net::UnixStream;
use tokio_postgres::Config;
use tokio_postgres::tls::{ChannelBinding, TlsStream};

use crate::requests::Requests;
use crate::status::{Follower, Status};

/// A socket to a server, not encrypted.
pub(crate) enum Socket {
    Tcp(TcpStream),
    #[cfg(unix)]
    Unix(UnixStream),
}

impl Socket {
    /// Sets what the configuration says about sockets, as the driver does for its own.
    pub(crate) fn configure(&self, config: &Config) -> io::Result<()> {
        let stream = match self {
            Self::Tcp(stream) => stream,
            #[cfg(unix)]
            Self::Unix(_) => return Ok(()),
        };
        stream.set_nodelay(true)?;
        let socket = SockRef::from(stream);
        #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
        if let Some(timeout) = config.get_tcp_user_timeout() {
            socket.set_tcp_user_timeout(Some(*timeout))?;
        }
        if config.get_keepalives() {
            socket.set_tcp_keepalive(&keepalive(config))?;
        }
        Ok(())
    }
}

fn keepalive(config: &Config) -> TcpKeepalive {
    let keepalive = TcpKeepalive::new().with_time(config.get_keepalives_idle());
    #[cfg(not(any(target_os = "openbsd", target_os = "redox", target_os = "solaris")))]
    let keepalive = match config.get_keepalives_interval() {
        Some(interval) => keepalive.with_interval(interval),
        None => keepalive,
    };
    #[cfg(not(any(
        target_os = "openbsd",
        target_os = "redox",
        target_os = "solaris",
        target_os = "windows"
    )))]
    let keepalive = match config.get_keepalives_retries() {
        Some(retries) => keepalive.with_retries(retries),
        None => keepalive,
    };
    keepalive
}

impl AsyncRead for Socket {
    #[inline]
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_read(cx, into),
            #[cfg(unix)]
            Self::Unix(stream) => Pin::new(stream).poll_read(cx, into),
        }
    }
}

impl AsyncWrite for Socket {
    #[inline]
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_write(cx, from),
            #[cfg(unix)]
            Self::Unix(stream) => Pin::new(stream).poll_write(cx, from),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_flush(cx),
            #[cfg(unix)]
            Self::Unix(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_shutdown(cx),
            #[cfg(unix)]
            Self::Unix(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

/// A stream whose messages, to and from the server, are followed: above TLS where there is TLS.
pub(crate) struct Followed<S> {
    stream: S,
    follower: Follower,
    requests: Requests,
    status: Arc<Status>,
}

impl<S> Followed<S> {
    /// Follows what is read from a stream on which the driver is about to connect.
    pub(crate) fn new(stream: S, status: Arc<Status>) -> Self {
        Self {
            stream,
            follower: Follower::new(status.clone()),
            requests: Requests::new(),
            status,
        }
    }
}

impl<S: TlsStream + Unpin> TlsStream for Followed<S> {
    fn channel_binding(&self) -> ChannelBinding {
        self.stream.channel_binding()
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Followed<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, into))?;
        if let Some(read) = into.filled().get(before..) {
            self.status.note_movement();
            self.follower.feed(read);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Followed<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        let sent = ready!(Pin::new(&mut self.stream).poll_write(cx, from))?;
        self.status.note_movement();
        if self.requests.feed(from.get(..sent).unwrap_or_default()) {
            self.status.note_name()?;
        }
        Poll::Ready(Ok(sent))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use socket2::SockRef;
    use tokio::net::{TcpListener, TcpStream};
    use tokio_postgres::Config;

    use super::Socket;

    #[tokio::test]
    async fn a_socket_is_set_up_as_configured() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        for keeps_alive in [true, false] {
            let address = listener.local_addr().unwrap();
            let socket = Socket::Tcp(TcpStream::connect(address).await.unwrap());
            let mut config = Config::new();
            config
                .keepalives(keeps_alive)
                .keepalives_idle(Duration::from_secs(17))
                .keepalives_interval(Duration::from_secs(5))
                .keepalives_retries(4)
                .tcp_user_timeout(Duration::from_secs(19));
            socket.configure(&config).unwrap();
            let Socket::Tcp(stream) = &socket else {
                panic!("it is one of TCP");
            };
            assert!(stream.nodelay().unwrap());
            let socket = SockRef::from(stream);
            assert_eq!(socket.keepalive().unwrap(), keeps_alive);
            if cfg!(target_os = "linux") && keeps_alive {
                let times = (
                    socket.tcp_keepalive_time().unwrap(),
                    socket.tcp_keepalive_interval().unwrap(),
                    socket.tcp_keepalive_retries().unwrap(),
                );
                assert_eq!(times, (Duration::from_secs(17), Duration::from_secs(5), 4));
            }
            #[cfg(target_os = "linux")]
            assert_eq!(
                socket.tcp_user_timeout().unwrap(),
                Some(Duration::from_secs(19))
            );
        }
    }
}
