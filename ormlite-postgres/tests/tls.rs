//! What `sslmode` encrypts and verifies, against a server of the test's own that speaks only the
//! first words of the protocol. The certificates in `tls/` are made for it.

#![cfg(feature = "tls")]

#[path = "tls/certificates.rs"]
mod certificates;
#[path = "tls/options.rs"]
mod options;
#[path = "tls/passwords.rs"]
mod passwords;

use std::path::PathBuf;
use std::sync::Arc;

use ormlite_core::Error;
use ormlite_postgres::Db;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "tls", name]
        .iter()
        .collect()
}

/// A server with that certificate, or without TLS. It refuses who gets as far as to log in, and
/// names by the SQLSTATE how: `28ENC` encrypted, `28PLN` in plain text.
async fn server(certificate: Option<&str>) -> u16 {
    server_with(certificate.map(|name| (name, name))).await
}

/// The same, with the certificates of one file and the key of another.
async fn server_with(files: Option<(&str, &str)>) -> u16 {
    let acceptor = files.map(|(chain, key)| {
        let chain = CertificateDer::pem_file_iter(file(&format!("{chain}.crt"))).unwrap();
        let chain = chain.collect::<Result<_, _>>().unwrap();
        let key = PrivateKeyDer::from_pem_file(file(&format!("{key}.key"))).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut first = [0; 8];
            if socket.read_exact(&mut first).await.is_err() {
                continue;
            }
            let asks_for_tls = first == [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
            match &acceptor {
                _ if !asks_for_tls => refuse(socket, b"28PLN").await,
                None => {
                    socket.write_all(b"N").await.unwrap();
                    refuse(socket, b"28PLN").await;
                }
                Some(acceptor) => {
                    socket.write_all(b"S").await.unwrap();
                    if let Ok(encrypted) = acceptor.accept(socket).await {
                        refuse(encrypted, b"28ENC").await;
                    }
                }
            }
        }
    });
    port
}

async fn refuse(mut stream: impl AsyncRead + AsyncWrite + Unpin, code: &[u8]) {
    let mut start_up = [0; 1024];
    if !matches!(stream.read(&mut start_up).await, Ok(1..)) {
        return;
    }
    let fields = [b"SFATAL\0VFATAL\0C", code, b"\0Mrefused\0\0"].concat();
    let length = u32::try_from(fields.len() + 4).unwrap().to_be_bytes();
    let message = [&b"E"[..], &length, &fields].concat();
    let _ = stream.write_all(&message).await;
    let _ = stream.shutdown().await;
}

async fn connect(port: u16, host: &str, options: &str) -> Error {
    let url = format!("postgres://me@{host}:{port}/shop?hostaddr=127.0.0.1&{options}");
    Db::connect(url).await.expect_err("nobody is let in")
}

#[tokio::test]
async fn without_tls_on_the_server() {
    let port = server(None).await;
    for (mode, code) in [
        ("disable", Some("28PLN")),
        ("prefer", Some("28PLN")),
        ("require", None),
        ("verify-ca", None),
        ("verify-full", None),
    ] {
        let root = format!("sslrootcert={}", file("ca.crt").display());
        let error = connect(port, "localhost", &format!("sslmode={mode}&{root}")).await;
        assert_eq!(error.code(), code, "{mode}: {error}");
        assert!(error.is_connection(), "{error}");
    }
}

#[tokio::test]
async fn with_a_certificate_of_an_authority() {
    let port = server(Some("server")).await;
    let ca = format!("sslrootcert={}", file("ca.crt").display());
    let other = format!("sslrootcert={}", file("self-signed.crt").display());
    for (host, options, code) in [
        ("localhost", "sslmode=disable".to_owned(), Some("28PLN")),
        ("localhost", String::new(), Some("28ENC")),
        (
            "localhost",
            format!("sslmode=prefer&{other}"),
            Some("28ENC"),
        ),
        ("localhost", "sslmode=require".to_owned(), Some("28ENC")),
        ("localhost", format!("sslmode=require&{ca}"), Some("28ENC")),
        ("localhost", format!("sslmode=require&{other}"), None),
        (
            "elsewhere",
            format!("sslmode=verify-ca&{ca}"),
            Some("28ENC"),
        ),
        ("localhost", format!("sslmode=verify-ca&{other}"), None),
        (
            "localhost",
            format!("sslmode=verify-full&{ca}"),
            Some("28ENC"),
        ),
        ("elsewhere", format!("sslmode=verify-full&{ca}"), None),
        ("127.0.0.1", format!("sslmode=verify-full&{ca}"), None),
        ("localhost", format!("sslmode=verify-full&{other}"), None),
    ] {
        let error = connect(port, host, &options).await;
        assert_eq!(error.code(), code, "{host} {options}: {error}");
    }
}

#[tokio::test]
async fn with_a_self_signed_certificate() {
    let port = server(Some("self-signed")).await;
    let own = format!("sslrootcert={}", file("self-signed.crt").display());
    let ca = format!("sslrootcert={}", file("ca.crt").display());
    for (host, options, code) in [
        (
            "localhost",
            format!("sslmode=verify-full&{own}"),
            Some("28ENC"),
        ),
        ("elsewhere", format!("sslmode=verify-full&{own}"), None),
        ("localhost", format!("sslmode=verify-full&{ca}"), None),
    ] {
        let error = connect(port, host, &options).await;
        assert_eq!(error.code(), code, "{host} {options}: {error}");
    }
}

/// Whether the settings were refused, before anybody was connected to.
fn is_config(error: &Error) -> bool {
    error
        .to_string()
        .starts_with("the configuration is invalid")
}
