//! Makes rustls's configuration from the options.

use std::path::Path;
use std::sync::Arc;

use ormlite_core::Error;
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::verifier::{Authorities, Verifier};
use crate::url::{Roots, SslMode, TlsOptions};

/// Reads the certificates that the mode needs.
pub(super) fn config(mode: SslMode, options: &TlsOptions) -> Result<ClientConfig, Error> {
    let provider = Arc::new(default_provider());
    let authorities = match (&options.roots, mode) {
        (_, SslMode::Disable | SslMode::Prefer) => None,
        (Some(Roots::File(file)), _) => Some(Authorities::of_file(certificates(file)?)?),
        (None | Some(Roots::System), SslMode::VerifyCa | SslMode::VerifyFull) => {
            Some(Authorities::of_system()?)
        }
        (None | Some(Roots::System), SslMode::Require) => None,
    };
    let verifier = Verifier {
        authorities,
        name: mode == SslMode::VerifyFull,
        algorithms: provider.signature_verification_algorithms,
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match (&options.client_cert, &options.client_key) {
        _ if mode == SslMode::Disable => builder.with_no_client_auth(),
        (Some(cert), Some(key)) => builder
            .with_client_auth_cert(certificates(cert)?, private_key(key)?)
            .map_err(|error| Error::config(format!("`sslcert`: {error}")))?,
        (None, None) => builder.with_no_client_auth(),
        _ => return Err(Error::config("`sslcert` and `sslkey` need each other")),
    };
    if options.direct {
        config.alpn_protocols = vec![b"postgresql".to_vec()];
    }
    Ok(config)
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    CertificateDer::pem_file_iter(file)
        .and_then(Iterator::collect)
        .map_err(|error| unreadable(file, error))
}

fn private_key(file: &Path) -> Result<PrivateKeyDer<'static>, Error> {
    PrivateKeyDer::from_pem_file(file).map_err(|error| unreadable(file, error))
}

fn unreadable(file: &Path, error: rustls::pki_types::pem::Error) -> Error {
    Error::config(format!("{}: {error}", file.display()))
}
