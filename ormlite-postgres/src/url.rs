//! Connection strings, as libpq reads them: a URL or a list of `key=value`.
//!
//! The text holds a password, so it is never given to anything whose errors quote what they do not
//! understand, the driver's parser among them: it is cut into keys and values here, and a
//! [`Mistake`] holds nothing of it but the name of a known option.

mod mistake;
mod options;
mod pairs;
mod uri;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use ormlite_core::Error;

use self::options::Options;
use crate::tls::RequireAuth;

/// How far a connection is encrypted and its server verified: the values of `sslmode`. A Unix
/// socket is never encrypted, whatever the mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum SslMode {
    /// Never encrypt.
    Disable,
    /// Encrypt where the server offers it, verify nothing. The default, as libpq's.
    ///
    /// Whoever answers in the server's place decides what is encrypted, so it protects from
    /// nobody. The password itself is not sent in clear; see
    /// [`require_auth`](crate::DbBuilder::require_auth).
    #[default]
    Prefer,
    /// Encrypt or fail; verify the certificate only where a root certificate is given.
    Require,
    /// Encrypt, and verify that a known authority signed the certificate.
    VerifyCa,
    /// Encrypt, verify the authority, and that the certificate is for this host.
    VerifyFull,
}

/// What a connection string says about TLS and about who may ask for the password.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TlsOptions {
    pub(crate) mode: Option<SslMode>,
    pub(crate) roots: Option<Roots>,
    pub(crate) client_cert: Option<PathBuf>,
    pub(crate) client_key: Option<PathBuf>,
    /// `sslnegotiation=direct`: TLS at once, without asking whether the server has it.
    pub(crate) direct: bool,
    pub(crate) require_auth: Option<RequireAuth>,
}

/// The authorities that `sslrootcert` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Roots {
    /// `sslrootcert=system`
    System,
    File(PathBuf),
}

impl From<&str> for Roots {
    fn from(value: &str) -> Self {
        match value {
            "system" => Self::System,
            file => Self::File(file.into()),
        }
    }
}

/// Reads a URL (`postgres://..`) or a list of `key=value`.
///
/// # Errors
/// Of configuration. None quotes the text.
pub(crate) fn parse(text: &str) -> Result<(tokio_postgres::Config, TlsOptions), Error> {
    let mut options = Options::default();
    let rest = ["postgres://", "postgresql://"]
        .iter()
        .find_map(|scheme| text.trim().strip_prefix(scheme));
    match rest {
        Some(rest) => uri::parse(rest, &mut options),
        None => pairs::parse(text, &mut options),
    }
    .and_then(|()| options.finish())
    .map_err(|mistake| Error::config(mistake.to_string()))
}

/// Whether a text can be the name or the address of a host, or the folder of a socket.
pub(crate) fn is_host(text: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || "-_.:%".contains(c);
    match text.starts_with('/') {
        true => !text.contains('\0'),
        false => !text.is_empty() && text.chars().all(in_name),
    }
}
