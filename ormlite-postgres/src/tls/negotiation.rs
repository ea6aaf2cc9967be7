//! Negotiates encryption with a server, and the resulting stream.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, TlsStream};

use super::authentication::Gate;
use super::require_auth::RequireAuth;
use crate::url::SslMode;
use crate::wire::Address;

/// The request to encrypt, which is sent before the first message.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

/// The settings of the negotiation.
pub(super) struct Settings {
    pub(super) mode: SslMode,
    /// `sslnegotiation=direct`.
    pub(super) direct: bool,
    pub(super) require_auth: RequireAuth,
    #[cfg(feature = "tls")]
    pub(super) rustls: std::sync::Arc<rustls::ClientConfig>,
}

/// Begins a connection.
pub(super) async fn begin<S>(
    settings: &Settings,
    socket: S,
    address: &Address,
) -> io::Result<Stream<S>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let transport = match address.is_unix() {
        true => Transport::Plain(socket),
        false => transport(settings, socket, &address.host).await?,
    };
    let exposed = !address.is_local() && matches!(transport, Transport::Plain(_));
    let gate = Gate::new(settings.require_auth, exposed);
    Ok(Stream { transport, gate })
}

async fn transport<S>(settings: &Settings, mut socket: S, host: &str) -> io::Result<Transport<S>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let never = settings.mode == SslMode::Disable || cfg!(not(feature = "tls"));
    if never {
        return Ok(Transport::Plain(socket));
    }
    if !settings.direct {
        socket.write_all(&SSL_REQUEST).await?;
        // Exactly one byte, so that nothing sent in clear text is taken for encrypted.
        match socket.read_u8().await? {
            b'S' => {}
            b'N' if settings.mode == SslMode::Prefer => return Ok(Transport::Plain(socket)),
            b'N' => return Err(io::Error::other("the server does not support TLS")),
            // An error message, which is not authenticated.
            _ => {
                return Err(io::Error::other(
                    "the server did not answer whether it supports TLS",
                ));
            }
        }
    }
    encrypt(settings, socket, host).await
}

#[cfg(feature = "tls")]
async fn encrypt<S>(settings: &Settings, socket: S, host: &str) -> io::Result<Transport<S>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let host = rustls::pki_types::ServerName::try_from(host.to_owned())
        .map_err(|_| io::Error::other("the host is neither a name nor an address"))?;
    let connector = tokio_rustls::TlsConnector::from(settings.rustls.clone());
    let encrypted = connector.connect(host, socket).await?;
    Ok(Transport::Encrypted(Box::new(encrypted)))
}

#[cfg(not(feature = "tls"))]
async fn encrypt<S>(_: &Settings, _: S, _: &str) -> io::Result<Transport<S>> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A connection, encrypted or not.
pub(crate) struct Stream<S> {
    transport: Transport<S>,
    gate: Gate,
}

enum Transport<S> {
    Plain(S),
    #[cfg(feature = "tls")]
    Encrypted(Box<tokio_rustls::client::TlsStream<S>>),
}

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Stream<S> {
    fn channel_binding(&self) -> ChannelBinding {
        match &self.transport {
            Transport::Plain(_) => ChannelBinding::none(),
            #[cfg(feature = "tls")]
            Transport::Encrypted(stream) => {
                let certificates = stream.get_ref().1.peer_certificates();
                let digest = certificates
                    .and_then(|certificates| certificates.first())
                    .and_then(|certificate| super::channel_binding::digest(certificate));
                digest.map_or_else(ChannelBinding::none, ChannelBinding::tls_server_end_point)
            }
        }
    }
}

/// Calls a method of the plain or the encrypted stream.
macro_rules! of_transport {
    ($transport:expr, $method:ident $(, $argument:expr)*) => {
        match $transport {
            Transport::Plain(stream) => Pin::new(stream).$method($($argument),*),
            #[cfg(feature = "tls")]
            Transport::Encrypted(stream) => Pin::new(stream).$method($($argument),*),
        }
    };
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Transport<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        of_transport!(self.get_mut(), poll_read, cx, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Stream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Self { transport, gate } = &mut *self;
        match gate {
            Gate::Open => Pin::new(transport).poll_read(cx, into),
            gate => gate.poll_read(cx, transport, into),
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Stream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        of_transport!(&mut self.transport, poll_write, cx, from)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        of_transport!(&mut self.transport, poll_flush, cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        of_transport!(&mut self.transport, poll_shutdown, cx)
    }
}
