//! TLS by rustls, with the meaning of libpq's `sslmode`, and the allowed authentication methods.
//!
//! The driver is told to begin TLS at once. It gets a stream that has already negotiated encryption
//! with the server. So plain and encrypted connections have one type, and the server's
//! authentication request passes here ([`authentication`]). `require` never falls back to plain
//! text. As in libpq, it verifies nothing without a root certificate: only `verify-full` protects
//! from an attacker between client and server.

mod authentication;
#[cfg(feature = "tls")]
mod channel_binding;
#[cfg(feature = "tls")]
mod connector;
#[cfg(feature = "tls")]
mod der;
mod negotiation;
mod require_auth;
#[cfg(feature = "tls")]
mod validity;
#[cfg(feature = "tls")]
mod verifier;

use std::convert::Infallible;
use std::future::{Ready, ready};
#[cfg(feature = "tls")]
use std::sync::Arc;

use ormlite_core::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_postgres::config::{SslMode as DriverSslMode, SslNegotiation};
use tokio_postgres::tls::{TlsConnect, TlsStream};

pub(crate) use self::require_auth::RequireAuth;

use self::negotiation::{Settings, Stream};
use crate::error;
use crate::url::{Roots, SslMode, TlsOptions};
use crate::wire::Address;

/// Begins connections. It is one type, since the driver's code for connecting is compiled once per
/// type.
pub(crate) struct Tls(Settings);

impl Tls {
    /// Reads the certificates that the options name; none if nothing is encrypted.
    ///
    /// # Errors
    /// If options contradict each other, if a file cannot be read, or if the mode needs TLS and
    /// this crate was built without its feature `tls`.
    pub(crate) fn new(options: &TlsOptions) -> Result<Self, Error> {
        let mode = mode(options)?;
        if cfg!(not(feature = "tls")) && mode > SslMode::Prefer {
            let reason = "`sslmode` needs TLS: enable the feature `tls` of ormlite-postgres";
            return Err(Error::config(reason));
        }
        let require_auth = options.require_auth.unwrap_or_default();
        Ok(Self(Settings {
            mode,
            direct: options.direct,
            require_auth,
            #[cfg(feature = "tls")]
            rustls: Arc::new(connector::config(mode, options)?),
        }))
    }

    /// Negotiates encryption with the server, and encrypts. There is no TLS over a Unix socket.
    ///
    /// # Errors
    /// If the server does not support what the mode requires.
    pub(crate) async fn begin<S>(&self, socket: S, address: &Address) -> Result<Stream<S>, Error>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let stream = negotiation::begin(&self.0, socket, address).await;
        stream.map_err(error::handshake)
    }

    /// The driver's settings by which it takes a stream as it is; see [`Established`].
    pub(crate) fn configure(config: &mut tokio_postgres::Config) {
        config
            .ssl_mode(DriverSslMode::Require)
            .ssl_negotiation(SslNegotiation::Direct);
    }
}

/// The TLS connector for the driver: it passes on a stream that is already established.
pub(crate) struct Established;

impl<S: TlsStream + Unpin> TlsConnect<S> for Established {
    type Stream = S;
    type Error = Infallible;
    type Future = Ready<Result<S, Infallible>>;

    fn connect(self, stream: S) -> Self::Future {
        ready(Ok(stream))
    }
}

/// The mode, after checking the other options against it.
fn mode(options: &TlsOptions) -> Result<SslMode, Error> {
    let system = options.roots == Some(Roots::System);
    let mode = options.mode.unwrap_or(match system {
        true => SslMode::VerifyFull,
        false => SslMode::default(),
    });
    if system && mode != SslMode::VerifyFull {
        // Anyone can get a certificate of a public authority, for a name of their own.
        let reason = "`sslrootcert=system` needs `sslmode=verify-full`";
        return Err(Error::config(reason));
    }
    if options.direct && mode <= SslMode::Prefer {
        let reason = "`sslnegotiation=direct` needs `sslmode=require` or a stricter one";
        return Err(Error::config(reason));
    }
    Ok(mode)
}
