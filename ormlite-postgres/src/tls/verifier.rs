//! What of a server's certificate is verified.

use ormlite_core::Error;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{DigitallySignedStruct, RootCertStore, SignatureScheme};

/// Verifies as much as the `sslmode` asks for; that the server has the key of its certificate,
/// always.
#[derive(Debug)]
pub(super) struct Verifier {
    /// The authorities; `None` verifies no certificate.
    pub(super) roots: Option<Roots>,
    /// Whether the certificate must be for the host's name.
    pub(super) name: bool,
    pub(super) algorithms: WebPkiSupportedAlgorithms,
}

/// The authorities that may sign a server's certificate.
#[derive(Debug)]
pub(super) struct Roots {
    store: RootCertStore,
    /// Certificates of the user's own file: a server may show one of them itself, as those do that
    /// follow PostgreSQL's recipe for a self-signed one.
    own: Vec<CertificateDer<'static>>,
}

impl Roots {
    pub(super) fn from_file(own: Vec<CertificateDer<'static>>) -> Result<Self, Error> {
        let mut store = RootCertStore::empty();
        for certificate in &own {
            store
                .add(certificate.clone())
                .map_err(|error| Error::config(format!("`sslrootcert`: {error}")))?;
        }
        if store.is_empty() {
            return Err(Error::config("`sslrootcert`: the file has no certificate"));
        }
        Ok(Self { store, own })
    }

    pub(super) fn of_system() -> Result<Self, Error> {
        let mut store = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        store.add_parsable_certificates(found.certs);
        if store.is_empty() {
            let reason = "the system has no root certificates: give some by `sslrootcert`";
            return Err(Error::config(reason));
        }
        Ok(Self {
            store,
            own: Vec::new(),
        })
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if let Some(Roots { store, own }) = &self.roots {
            let parsed = ParsedCertificate::try_from(certificate)?;
            if !own.iter().any(|own| own == certificate) {
                let algorithms = self.algorithms.all;
                verify_server_cert_signed_by_trust_anchor(
                    &parsed,
                    store,
                    intermediates,
                    now,
                    algorithms,
                )?;
            }
            if self.name {
                verify_server_name(&parsed, name)?;
            }
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
