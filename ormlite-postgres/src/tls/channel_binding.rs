//! `tls-server-end-point` (RFC 5929): the digest of the server's certificate, by which SCRAM binds
//! its authentication to this TLS connection.

use ring::digest::{self, Algorithm, SHA256, SHA384, SHA512};

use super::der::{OBJECT_IDENTIFIER, SEQUENCE, element};

/// The digest; `None` if the signature of the certificate names no hash, as with Ed25519.
pub(super) fn digest(certificate: &[u8]) -> Option<Vec<u8>> {
    let algorithm = hash(signature_algorithm(certificate)?)?;
    Some(digest::digest(algorithm, certificate).as_ref().to_vec())
}

/// The hash of a signature algorithm. MD5 and SHA-1 are replaced by SHA-256, as the RFC requires.
fn hash(oid: &[u8]) -> Option<&'static Algorithm> {
    const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    const ECDSA_SHA1: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01];
    const ECDSA_SHA2: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03];
    match oid.split_last()? {
        (4 | 5 | 11, RSA) => Some(&SHA256),
        (12, RSA) => Some(&SHA384),
        (13, RSA) => Some(&SHA512),
        (2, ECDSA_SHA2) => Some(&SHA256),
        (3, ECDSA_SHA2) => Some(&SHA384),
        (4, ECDSA_SHA2) => Some(&SHA512),
        _ if oid == ECDSA_SHA1 => Some(&SHA256),
        _ => None,
    }
}

/// The object identifier of the algorithm that signed a certificate: `SEQUENCE { tbsCertificate,
/// SEQUENCE { OBJECT IDENTIFIER, .. }, .. }`.
fn signature_algorithm(certificate: &[u8]) -> Option<&[u8]> {
    let (certificate, _) = element(SEQUENCE, certificate)?;
    let (_, after_body) = element(SEQUENCE, certificate)?;
    let (algorithm, _) = element(SEQUENCE, after_body)?;
    let (oid, _) = element(OBJECT_IDENTIFIER, algorithm)?;
    Some(oid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_algorithm_of_a_certificate_is_found() {
        let oid = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
        let mut algorithm = vec![0x06, 8];
        algorithm.extend(oid);
        let mut inner = vec![0x30, 0x82, 0x01, 0x00];
        inner.extend([0; 256]);
        inner.extend([0x30, u8::try_from(algorithm.len()).unwrap()]);
        inner.extend(algorithm);
        let length = u16::try_from(inner.len()).unwrap().to_be_bytes();
        let mut certificate = vec![0x30, 0x82, length[0], length[1]];
        certificate.extend(inner);
        assert_eq!(signature_algorithm(&certificate), Some(&oid[..]));
        assert_eq!(digest(&certificate).map(|digest| digest.len()), Some(32));
        assert_eq!(signature_algorithm(&certificate[..40]), None);
    }
}
