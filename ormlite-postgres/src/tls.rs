//! TLS by rustls, as libpq's `sslmode` means it, and who may ask for the password.
//!
//! The driver is told to begin TLS at once, and is given a stream that has agreed with the server
//! already on whether to encrypt. So plain and encrypted connections are one type, and what a server
//! asks for before it lets us in passes here ([`authentication`]). `require` never falls back to
//! plain text, and like libpq's verifies nothing unless a root certificate is given: against
//! somebody in the middle only `verify-full` helps.

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

/// What begins connections. One type, since the driver's code for connecting is compiled once per
/// type.
pub(crate) struct Tls(Settings);

impl Tls {
    /// Reads the certificates that the options name; none of them where nothing is encrypted.
    ///
    /// # Errors
    /// When options do not go together, when a file cannot be read, or when this crate was built
    /// without its feature `tls` and the mode needs it.
    pub(crate) fn new(options: &TlsOptions) -> Result<Self, Error> {
        let mode = mode(options)?;
        if cfg!(not(feature = "tls")) && mode > SslMode::Prefer {
            let reason = "`sslmode` asks for TLS: enable the feature `tls` of ormlite-postgres";
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

    /// Agrees with the server on whether to encrypt, and does so; over a Unix socket there is no TLS.
    ///
    /// # Errors
    /// When the server does not do what the mode asks for.
    pub(crate) async fn begin<S>(&self, socket: S, address: &Address) -> Result<Stream<S>, Error>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let stream = negotiation::begin(&self.0, socket, address).await;
        stream.map_err(error::handshake)
    }

    /// The driver's settings by which it takes a stream as it is given; see [`Established`].
    pub(crate) fn configure(config: &mut tokio_postgres::Config) {
        config
            .ssl_mode(DriverSslMode::Require)
            .ssl_negotiation(SslNegotiation::Direct);
    }
}

/// The connector that the driver is given for TLS: it passes on a stream that is already established.
pub(crate) struct Established;

impl<S: TlsStream + Unpin> TlsConnect<S> for Established {
    type Stream = S;
    type Error = Infallible;
    type Future = Ready<Result<S, Infallible>>;

    fn connect(self, stream: S) -> Self::Future {
        ready(Ok(stream))
    }
}

/// The mode, after what goes with it.
fn mode(options: &TlsOptions) -> Result<SslMode, Error> {
    let system = options.roots == Some(Roots::System);
    let mode = options.mode.unwrap_or(match system {
        true => SslMode::VerifyFull,
        false => SslMode::default(),
    });
    if system && mode != SslMode::VerifyFull {
        // Anybody can have a certificate of a public authority, for a name of their own.
        let reason = "`sslrootcert=system` goes with `sslmode=verify-full` alone";
        return Err(Error::config(reason));
    }
    if options.direct && mode <= SslMode::Prefer {
        let reason = "`sslnegotiation=direct` needs `sslmode=require` or a stricter one";
        return Err(Error::config(reason));
    }
    Ok(mode)
}
