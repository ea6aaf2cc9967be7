//! The options of a connection string about encryption, certificates and authentication.

use std::path::PathBuf;

use crate::tls::RequireAuth;

/// Whether a connection is encrypted and its server verified: the values of libpq's `sslmode`. It
/// does not apply to Unix sockets, which are never encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum SslMode {
    /// No encryption.
    Disable,
    /// Encryption if the server offers it, without verification. The default, as in libpq.
    ///
    /// It does not protect from an attacker between client and server, who decides whether the
    /// connection is encrypted. A password is not sent in clear text even then; see
    /// [`require_auth`](crate::DbBuilder::require_auth).
    #[default]
    Prefer,
    /// Encryption is required. The certificate is verified only if a root certificate is given.
    Require,
    /// Encryption is required, and a known authority must have signed the certificate.
    VerifyCa,
    /// Encryption is required, a known authority must have signed the certificate, and it must name
    /// this host.
    VerifyFull,
}

/// The settings of TLS and of the allowed authentication methods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TlsOptions {
    pub(crate) mode: Option<SslMode>,
    pub(crate) roots: Option<Roots>,
    pub(crate) client_cert: Option<PathBuf>,
    pub(crate) client_key: Option<PathBuf>,
    /// `sslnegotiation=direct`: starts TLS without asking the server whether it supports it.
    pub(crate) direct: bool,
    pub(crate) require_auth: Option<RequireAuth>,
}

/// The certificate authorities of `sslrootcert`.
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
