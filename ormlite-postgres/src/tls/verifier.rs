//! What is verified of a server's certificate.

use std::borrow::Cow;

use ormlite_core::Error;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{DigitallySignedStruct, RootCertStore, SignatureScheme};

use super::validity::Validity;

/// Verifies what `sslmode` requires, and always that the server has the private key of its
/// certificate.
#[derive(Debug)]
pub(super) struct Verifier {
    /// `None` verifies no certificate.
    pub(super) authorities: Option<Authorities>,
    /// Whether the certificate must name the host.
    pub(super) name: bool,
    pub(super) algorithms: WebPkiSupportedAlgorithms,
}

/// The authorities that may sign a server's certificate.
#[derive(Debug)]
pub(super) enum Authorities {
    /// The authorities of the system, which keeps them up to date.
    System(RootCertStore),
    /// The authorities of the user's file. A server may present one of them itself, as with
    /// PostgreSQL's recipe for a self-signed certificate.
    ///
    /// As in libpq, they have to be within their validity dates, which rustls does not check for
    /// trusted certificates.
    File(Vec<(CertificateDer<'static>, Validity)>),
}

impl Authorities {
    pub(super) fn of_file(certificates: Vec<CertificateDer<'static>>) -> Result<Self, Error> {
        let mut store = RootCertStore::empty();
        let mut own = Vec::with_capacity(certificates.len());
        for certificate in certificates {
            let unusable = |reason: &str| Error::config(format!("`sslrootcert`: {reason}"));
            store
                .add(certificate.clone())
                .map_err(|error| unusable(&error.to_string()))?;
            let validity = Validity::of(&certificate)
                .ok_or_else(|| unusable("a certificate has no validity dates"))?;
            own.push((certificate, validity));
        }
        match own.is_empty() {
            true => Err(Error::config("`sslrootcert`: the file has no certificate")),
            false => Ok(Self::File(own)),
        }
    }

    pub(super) fn of_system() -> Result<Self, Error> {
        let mut store = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        store.add_parsable_certificates(found.certs);
        if store.is_empty() {
            let reason = "the system has no root certificates: give some by `sslrootcert`";
            return Err(Error::config(reason));
        }
        Ok(Self::System(store))
    }

    /// The authorities that are valid at a time; `None` if the certificate is one of them.
    fn at(
        &self,
        now: UnixTime,
        certificate: &CertificateDer<'_>,
    ) -> Result<Option<Cow<'_, RootCertStore>>, rustls::Error> {
        let own = match self {
            Self::System(store) => return Ok(Some(Cow::Borrowed(store))),
            Self::File(own) => own,
        };
        if let Some((_, validity)) = own.iter().find(|(own, _)| own == certificate) {
            validity.check(now)?;
            return Ok(None);
        }
        let mut store = RootCertStore::empty();
        let mut past = None;
        for (certificate, validity) in own {
            match validity.check(now) {
                Ok(()) => store.add(certificate.clone())?,
                Err(error) => past = Some(error),
            }
        }
        match past {
            Some(error) if store.is_empty() => Err(error.into()),
            _ => Ok(Some(Cow::Owned(store))),
        }
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
        if let Some(authorities) = &self.authorities {
            let parsed = ParsedCertificate::try_from(certificate)?;
            if let Some(store) = authorities.at(now, certificate)? {
                let algorithms = self.algorithms.all;
                verify_server_cert_signed_by_trust_anchor(
                    &parsed,
                    &store,
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
