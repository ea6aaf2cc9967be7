//! The socket of a connection: TCP or Unix.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
#[cfg(unix)]
use tokio::net::UnixStream;
use tokio_postgres::Config;

/// An unencrypted socket to a server.
pub(crate) enum Socket {
    Tcp(TcpStream),
    #[cfg(unix)]
    Unix(UnixStream),
}

impl Socket {
    /// Sets the socket options of the configuration, as the driver does for its own sockets.
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
