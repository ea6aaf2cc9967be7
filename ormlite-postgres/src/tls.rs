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

use ormlite_core::Error;

use crate::url::{SslMode, TlsOptions};

/// What encrypts connections where the driver's configuration asks for it. One type, since the
/// driver's code for connecting is compiled once per type.
#[cfg(feature = "tls")]
pub(crate) type Tls = connector::Rustls;
#[cfg(not(feature = "tls"))]
pub(crate) type Tls = tokio_postgres::NoTls;

/// Reads the certificates that the options name; none of them where nothing is encrypted.
///
/// # Errors
/// When a file cannot be read, or this crate was built without its feature `tls` and the mode
/// needs it.
#[cfg(feature = "tls")]
pub(crate) fn new(options: &TlsOptions, config: &tokio_postgres::Config) -> Result<Tls, Error> {
    match options.mode.unwrap_or_default() {
        SslMode::Disable => Tls::new(SslMode::Disable, &TlsOptions::default(), config),
        mode => Tls::new(mode, options, config),
    }
}

#[cfg(not(feature = "tls"))]
pub(crate) fn new(options: &TlsOptions, _: &tokio_postgres::Config) -> Result<Tls, Error> {
    match options.mode.unwrap_or_default() {
        SslMode::Disable | SslMode::Prefer => Ok(tokio_postgres::NoTls),
        _ => {
            let reason = "`sslmode` asks for TLS: enable the feature `tls` of ormlite-postgres";
            Err(Error::config(reason))
        }
    }
}
