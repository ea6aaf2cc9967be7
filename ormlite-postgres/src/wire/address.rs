//! The address of a server: one of those that a URL names, so that a cancel request reaches the
//! server that runs the statement.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use tokio::net::{TcpStream, lookup_host};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, LoadBalanceHosts};

use super::cancel_socket::CancelSocket;
use super::socket::Socket;
use crate::jitter::jitter;

/// An address of a server.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// The name that TLS verifies; empty for a Unix socket.
    pub(crate) host: String,
    endpoint: Endpoint,
    port: u16,
}

#[derive(Debug, Clone)]
enum Endpoint {
    Ip(IpAddr),
    Folder(PathBuf),
}

impl Address {
    /// The addresses that a configuration names, in the order to try them.
    ///
    /// # Errors
    /// If no host name could be resolved.
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
                endpoint: Endpoint::Ip(ip),
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
                    endpoint: Endpoint::Folder(folder.clone()),
                    port,
                }),
                (None, None) => {}
            }
        }
        if config.get_load_balance_hosts() == LoadBalanceHosts::Random {
            for left in (1..found.len()).rev() {
                // `jitter` can return 1.
                let other = (jitter() * (left + 1) as f64) as usize;
                found.swap(left, other.min(left));
            }
        }
        match failure {
            Some(failure) if found.is_empty() => Err(failure),
            _ => Ok(found),
        }
    }

    /// Whether it is a Unix socket.
    pub(crate) fn is_unix(&self) -> bool {
        matches!(self.endpoint, Endpoint::Folder(_))
    }

    /// Whether the data stays on this machine.
    pub(crate) fn is_local(&self) -> bool {
        match &self.endpoint {
            Endpoint::Ip(ip) => ip.to_canonical().is_loopback(),
            Endpoint::Folder(_) => true,
        }
    }

    /// Opens a socket to it, with the options of the configuration.
    pub(crate) async fn open(&self, config: &Config) -> io::Result<Socket> {
        let socket = match &self.endpoint {
            Endpoint::Ip(ip) => {
                Socket::Tcp(TcpStream::connect(SocketAddr::new(*ip, self.port)).await?)
            }
            #[cfg(unix)]
            Endpoint::Folder(folder) => {
                let socket = folder.join(format!(".s.PGSQL.{}", self.port));
                Socket::Unix(tokio::net::UnixStream::connect(socket).await?)
            }
            #[cfg(not(unix))]
            Endpoint::Folder(_) => return Err(io::ErrorKind::Unsupported.into()),
        };
        socket.configure(config)?;
        Ok(socket)
    }

    /// Opens a socket to it for a cancel request.
    pub(crate) async fn dial(&self, config: &Config) -> io::Result<CancelSocket> {
        Ok(CancelSocket::new(self.open(config).await?))
    }
}
