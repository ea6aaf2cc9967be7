//! Where a connection leads: one address of the several that a URL may name, so that a cancel
//! request reaches the very server that runs the statement.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpStream, lookup_host};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, LoadBalanceHosts};

use crate::tls::Tls;

/// An address of a server.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// The name that TLS verifies; empty for a Unix socket.
    pub(crate) host: String,
    place: Place,
    port: u16,
}

#[derive(Debug, Clone)]
enum Place {
    Ip(IpAddr),
    Folder(PathBuf),
}

impl Address {
    /// The addresses that a configuration names, in the order to try them.
    ///
    /// # Errors
    /// When no host's name could be resolved.
    pub(crate) async fn resolve(config: &Config) -> io::Result<Vec<Self>> {
        let (hosts, given, ports) = (
            config.get_hosts(),
            config.get_hostaddrs(),
            config.get_ports(),
        );
        let mut found = Vec::new();
        let mut failure = None;
        for at in 0..hosts.len().max(given.len()) {
            let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
            let ip = |host: &str, ip| Self {
                host: host.to_owned(),
                place: Place::Ip(ip),
                port,
            };
            match (hosts.get(at), given.get(at)) {
                (Some(Host::Tcp(host)), Some(address)) => found.push(ip(host, *address)),
                (None, Some(address)) => found.push(ip(&address.to_string(), *address)),
                (Some(Host::Tcp(host)), None) => match lookup_host((&**host, port)).await {
                    Ok(all) => found.extend(all.map(|address| ip(host, address.ip()))),
                    Err(error) => failure = Some(error),
                },
                #[cfg(unix)]
                (Some(Host::Unix(folder)), _) => found.push(Self {
                    host: String::new(),
                    place: Place::Folder(folder.clone()),
                    port,
                }),
                (None, None) => {}
            }
        }
        if config.get_load_balance_hosts() == LoadBalanceHosts::Random {
            for left in (1..found.len()).rev() {
                // `jitter` may be 1.
                let other = (crate::jitter() * (left + 1) as f64) as usize;
                found.swap(left, other.min(left));
            }
        }
        match failure {
            Some(failure) if found.is_empty() => Err(failure),
            _ => Ok(found),
        }
    }

    /// The configuration for this address alone.
    pub(crate) fn config(&self, of: &Config) -> Config {
        let mut config = Config::new();
        if let Some(user) = of.get_user() {
            config.user(user);
        }
        if let Some(password) = of.get_password() {
            config.password(password);
        }
        if let Some(database) = of.get_dbname() {
            config.dbname(database);
        }
        if let Some(options) = of.get_options() {
            config.options(options);
        }
        if let Some(name) = of.get_application_name() {
            config.application_name(name);
        }
        if let Some(timeout) = of.get_tcp_user_timeout() {
            config.tcp_user_timeout(*timeout);
        }
        if let Some(interval) = of.get_keepalives_interval() {
            config.keepalives_interval(interval);
        }
        if let Some(retries) = of.get_keepalives_retries() {
            config.keepalives_retries(retries);
        }
        config
            .keepalives(of.get_keepalives())
            .keepalives_idle(of.get_keepalives_idle())
            .channel_binding(of.get_channel_binding())
            .target_session_attrs(of.get_target_session_attrs())
            .port(self.port);
        Tls::configure(&mut config, matches!(self.place, Place::Folder(_)));
        match &self.place {
            Place::Ip(ip) => config.host(&self.host).hostaddr(*ip),
            #[cfg(unix)]
            Place::Folder(folder) => config.host_path(folder),
            #[cfg(not(unix))]
            Place::Folder(_) => &mut config,
        };
        config
    }

    /// Whether what is sent to it stays on this machine.
    pub(crate) fn is_local(&self) -> bool {
        match &self.place {
            Place::Ip(ip) => ip.to_canonical().is_loopback(),
            Place::Folder(_) => true,
        }
    }

    /// A new socket to it, for a cancel request.
    pub(crate) async fn dial(&self) -> io::Result<Patient> {
        let stream: Box<dyn Stream> = match &self.place {
            Place::Ip(ip) => Box::new(TcpStream::connect(SocketAddr::new(*ip, self.port)).await?),
            #[cfg(unix)]
            Place::Folder(folder) => {
                let socket = folder.join(format!(".s.PGSQL.{}", self.port));
                Box::new(tokio::net::UnixStream::connect(socket).await?)
            }
            #[cfg(not(unix))]
            Place::Folder(_) => return Err(io::ErrorKind::Unsupported.into()),
        };
        Ok(Patient(stream))
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A socket that is shut down by waiting for the other side to close it.
///
/// The server closes the connection of a cancel request when it has acted on it. The driver does
/// not wait for that: it half-closes the socket at once, at which PgBouncer 1.18 ends with a fatal
/// error, and every service behind it loses its connections.
pub(crate) struct Patient(Box<dyn Stream>);

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, into)
    }
}

impl AsyncWrite for Patient {
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
                // Reset is closed too.
                Err(_) => return Poll::Ready(Ok(())),
            }
        }
    }
}
