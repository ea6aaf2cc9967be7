//! The transaction status is followed however the connection is made: encrypted, refused
//! encryption, or plain, against a server of the test's own that sends one byte at a time.

#![cfg(feature = "tls")]

use std::path::PathBuf;
use std::sync::Arc;

use ormlite_postgres::Db;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

fn acceptor() -> TlsAcceptor {
    let file = |name: &str| -> PathBuf {
        [env!("CARGO_MANIFEST_DIR"), "tests", "tls", name]
            .iter()
            .collect()
    };
    let chain = CertificateDer::from_pem_file(file("server.crt")).unwrap();
    let key = PrivateKeyDer::from_pem_file(file("server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// A server that lets everybody in, and answers transaction control by the simple protocol.
async fn server(encrypts: bool) -> u16 {
    let acceptor = encrypts.then(acceptor);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            // An error is that of a client that has gone.
            tokio::spawn(async move {
                let mut first = [0; 8];
                socket.read_exact(&mut first).await?;
                let asks_for_tls = first == [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
                match acceptor {
                    Some(acceptor) if asks_for_tls => {
                        socket.write_all(b"S").await?;
                        serve(acceptor.accept(socket).await?, None).await
                    }
                    _ if asks_for_tls => {
                        socket.write_all(b"N").await?;
                        serve(socket, None).await
                    }
                    _ => serve(socket, Some(first)).await,
                }
            });
        }
    });
    port
}

async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    first: Option<[u8; 8]>,
) -> std::io::Result<()> {
    let (length, read) = match first {
        Some([a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 8),
        None => (stream.read_u32().await?, 4),
    };
    let mut start_up = vec![0; length as usize - read];
    stream.read_exact(&mut start_up).await?;
    let mut ready = b'I';
    answer(&mut stream, &[(b'R', &[0; 4]), (b'Z', &[ready])]).await?;
    loop {
        let kind = stream.read_u8().await?;
        let mut body = vec![0; stream.read_u32().await? as usize - 4];
        stream.read_exact(&mut body).await?;
        match kind {
            b'Q' => {}
            b'P' | b'B' | b'D' | b'E' => continue,
            b'S' => {
                answer(&mut stream, &introduction()).await?;
                continue;
            }
            _ => return Ok(()),
        }
        let tag: &[u8] = match &*body {
            b"BEGIN\0" => {
                ready = b'T';
                b"BEGIN\0"
            }
            b"COMMIT\0" | b"ROLLBACK\0" => {
                ready = b'I';
                &body
            }
            _ => b"SELECT 1\0",
        };
        answer(&mut stream, &[(b'C', tag), (b'Z', &[ready])]).await?;
    }
}

/// The answer to what a new connection is asked: the number of the process, which start-up did not
/// give, and that nothing leaves state in a session.
fn introduction() -> [(u8, &'static [u8]); 6] {
    const COLUMNS: &[u8] = b"\0\x03\
        a\0\0\0\0\0\0\0\0\0\0\x17\0\x04\xff\xff\xff\xff\0\x01\
        b\0\0\0\0\0\0\0\0\0\0\x10\0\x01\xff\xff\xff\xff\0\x01\
        c\0\0\0\0\0\0\0\0\0\0\x10\0\x01\xff\xff\xff\xff\0\x01";
    const ROW: &[u8] = b"\0\x03\0\0\0\x04\0\0\0\0\0\0\0\x01\0\0\0\0\x01\0";
    [
        (b'1', b""),
        (b'2', b""),
        (b'T', COLUMNS),
        (b'D', ROW),
        (b'C', b"SELECT 1\0"),
        (b'Z', b"I"),
    ]
}

async fn answer(
    stream: &mut (impl AsyncWrite + Unpin),
    messages: &[(u8, &[u8])],
) -> std::io::Result<()> {
    for (kind, body) in messages {
        let length = u32::try_from(body.len() + 4).unwrap().to_be_bytes();
        for byte in [&[*kind], &length[..], body].concat() {
            stream.write_all(&[byte]).await?;
            stream.flush().await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn it_is_followed_over_every_kind_of_connection() {
    for (encrypts, mode) in [
        (true, "require"),
        (true, "prefer"),
        (false, "prefer"),
        (true, "disable"),
        (false, "disable"),
    ] {
        let port = server(encrypts).await;
        let url = format!("postgres://me@127.0.0.1:{port}/shop?sslmode={mode}");
        let db = Db::builder().url(url).max_size(1).connect().await.unwrap();
        let case = format!("{mode}, encrypts: {encrypts}");
        // The status of a new connection is known, else it would not be given back.
        let tx = db.begin().await.unwrap();
        tx.batch_execute("SELECT 1").await.expect(&case);
        tx.commit().await.expect(&case);
        let tx = db.begin().await.unwrap();
        let error = tx.batch_execute("ROLLBACK").await.expect_err(&case);
        assert!(error.is_invalid_query(), "{case}: {error}");
        let error = tx.commit().await.expect_err(&case);
        assert!(error.is_invalid_query(), "{case}: {error}");
    }
}
