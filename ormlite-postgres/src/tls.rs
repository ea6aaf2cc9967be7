//! TLS by rustls, as libpq's `sslmode` means it.
//!
//! The driver decides whether to encrypt; what is verified is decided here. `require` never falls
//! back to plain text, and like libpq's verifies nothing unless a root certificate is given:
//! against somebody in the middle only `verify-full` helps.

#[cfg(feature = "tls")]
mod channel_binding;
#[cfg(feature = "tls")]
mod connector;
#[cfg(feature = "tls")]
mod verifier;

#[cfg(feature = "tls")]
pub(crate) use connector::Rustls;

use ormlite_core::Error;

use crate::url::{SslMode, TlsOptions};

/// How connections are encrypted.
#[derive(Clone)]
pub(crate) enum Tls {
    /// Not at all.
    Off,
    /// Where the server offers it, or always: that is in the driver's configuration.
    #[cfg(feature = "tls")]
    Rustls(Rustls),
}

impl Tls {
    /// Reads the certificates that the options name.
    ///
    /// # Errors
    /// When a file cannot be read, or this crate was built without its feature `tls` and the mode
    /// needs it.
    pub(crate) fn new(
        options: &TlsOptions,
        config: &tokio_postgres::Config,
    ) -> Result<Self, Error> {
        let mode = options.mode.unwrap_or_default();
        if mode == SslMode::Disable {
            return Ok(Self::Off);
        }
        #[cfg(feature = "tls")]
        return Rustls::new(mode, options, config).map(Self::Rustls);
        #[cfg(not(feature = "tls"))]
        match mode {
            SslMode::Prefer => Ok(Self::Off),
            _ => {
                let _ = config;
                let reason = "`sslmode` asks for TLS: enable the feature `tls` of ormlite-postgres";
                Err(Error::config(reason))
            }
        }
    }
}
