//! TLS by rustls, as libpq's `sslmode` means it, and who may ask for the password.
//!
//! The driver is told to begin TLS at once, and is given a stream that has agreed with the server
//! itself on whether to encrypt. So plain and encrypted connections are one type, and what a server
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
#[cfg(feature = "tls")]
mod validity;
#[cfg(feature = "tls")]
mod verifier;

use std::convert::Infallible;
use std::sync::Arc;

use ormlite_core::Error;
use tokio_postgres::Socket;
use tokio_postgres::config::{Host, SslMode as DriverSslMode, SslNegotiation};
use tokio_postgres::tls::MakeTlsConnect;

pub(crate) use self::authentication::RequireAuth;
use self::negotiation::{Connect, Stream};
use crate::url::{Roots, SslMode, TlsOptions};

/// What begins connections. One type, since the driver's code for connecting is compiled once per
/// type.
#[derive(Clone)]
pub(crate) struct Tls {
    shared: Arc<Shared>,
    /// Whether the connection stays on this machine.
    local: bool,
}

struct Shared {
    mode: SslMode,
    direct: bool,
    require_auth: RequireAuth,
    #[cfg(feature = "tls")]
    rustls: Arc<rustls::ClientConfig>,
}

impl Tls {
    /// Reads the certificates that the options name; none of them where nothing is encrypted.
    ///
    /// # Errors
    /// When options do not go together, when a file cannot be read, or when this crate was built
    /// without its feature `tls` and the mode needs it.
    pub(crate) fn new(
        options: &TlsOptions,
        config: &tokio_postgres::Config,
    ) -> Result<Self, Error> {
        let mode = mode(options)?;
        if cfg!(not(feature = "tls")) && mode > SslMode::Prefer {
            let reason = "`sslmode` asks for TLS: enable the feature `tls` of ormlite-postgres";
            return Err(Error::config(reason));
        }
        let require_auth = options.require_auth.unwrap_or_default();
        let unix = |host: &Host| !matches!(host, Host::Tcp(_));
        if !require_auth.is_default() && config.get_hosts().iter().any(unix) {
            let reason = "`require_auth` is not checked over a Unix socket: \
                          leave it out, or connect by TCP";
            return Err(Error::config(reason));
        }
        Ok(Self {
            shared: Arc::new(Shared {
                mode,
                direct: options.direct,
                require_auth,
                #[cfg(feature = "tls")]
                rustls: Arc::new(connector::config(mode, options)?),
            }),
            local: false,
        })
    }

    /// What begins a connection that stays on this machine, or leaves it.
    pub(crate) fn to(&self, local: bool) -> Self {
        Self {
            shared: self.shared.clone(),
            local,
        }
    }

    /// The driver's settings by which it leaves all to this; over a Unix socket there is no TLS.
    pub(crate) fn configure(config: &mut tokio_postgres::Config, unix: bool) {
        match unix {
            true => config.ssl_mode(DriverSslMode::Disable),
            false => config
                .ssl_mode(DriverSslMode::Require)
                .ssl_negotiation(SslNegotiation::Direct),
        };
    }
}

impl MakeTlsConnect<Socket> for Tls {
    type Stream = Stream<Socket>;
    type TlsConnect = Connect;
    type Error = Infallible;

    fn make_tls_connect(&mut self, host: &str) -> Result<Connect, Infallible> {
        Ok(Connect::new(self.clone(), host))
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
