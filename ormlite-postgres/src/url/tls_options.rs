//! What a connection string says about encryption, certificates and authentication.

use std::path::PathBuf;

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
