//! What a server that asks for the password gets of it.
//!
//! To connect to 0.0.0.0 is to connect to this machine, by an address that is not a loopback one:
//! in the place of one that is far away.

use std::sync::{Arc, Mutex};

use ormlite_postgres::Db;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::is_config;

const PASSWORD: &str = "S3CR3T-p4ssw0rd";

const NONE: &[u8] = &[0, 0, 0, 0];
const CLEARTEXT: &[u8] = &[0, 0, 0, 3];
const MD5: &[u8] = &[0, 0, 0, 5, 1, 2, 3, 4];
const SCRAM: &[u8] = b"\0\0\0\x0aSCRAM-SHA-256\0\0";
const FAR: &str = "0.0.0.0";
const NEAR: &str = "127.0.0.1";

/// A server without TLS that asks for a password so, byte by byte, and keeps what it receives
/// after that.
async fn server(request: &'static [u8]) -> (u16, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let received = Arc::new(Mutex::new(Vec::new()));
    let kept = received.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let _ = ask(socket, request, &kept).await;
        }
    });
    (port, received)
}

async fn ask(
    mut socket: TcpStream,
    request: &[u8],
    received: &Mutex<Vec<u8>>,
) -> std::io::Result<()> {
    socket.set_nodelay(true)?;
    let mut start = read(&mut socket).await?;
    if start == [0x04, 0xd2, 0x16, 0x2f] {
        socket.write_all(b"N").await?;
        start = read(&mut socket).await?;
    }
    assert!(start.starts_with(&[0, 3, 0, 0]), "{start:?}");
    let length = u32::try_from(request.len() + 4).unwrap().to_be_bytes();
    for byte in [b"R", &length[..], request].concat() {
        socket.write_all(&[byte]).await?;
        tokio::task::yield_now().await;
    }
    let mut byte = [0];
    // One answer, and then the client is refused.
    let mut expected = usize::MAX;
    while expected > 0 && socket.read(&mut byte).await? > 0 {
        let mut received = received.lock().unwrap();
        received.push(byte[0]);
        expected = match &received[..] {
            [_, a, b, c, d, rest @ ..] => {
                let length = u32::from_be_bytes([*a, *b, *c, *d]);
                usize::try_from(length).unwrap() - 4 - rest.len()
            }
            _ => usize::MAX,
        };
    }
    let refused = b"E\0\0\0\x1fSFATAL\0VFATAL\0C28P01\0Mno\0\0";
    socket.write_all(refused).await
}

/// What a message without a type holds.
async fn read(socket: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let length = socket.read_u32().await?;
    let mut body = vec![0; usize::try_from(length).unwrap() - 4];
    socket.read_exact(&mut body).await?;
    Ok(body)
}

fn holds(received: &[u8], text: &[u8]) -> bool {
    received.windows(text.len()).any(|part| part == text)
}

#[tokio::test]
async fn the_password_is_sent_in_clear_only_where_that_is_asked_for() {
    // Where, options, what the server asks for, and whether it gets an answer.
    for (to, options, request, answered) in [
        (FAR, "", CLEARTEXT, false),
        (FAR, "sslmode=disable", CLEARTEXT, false),
        (FAR, "sslmode=allow", CLEARTEXT, false),
        (FAR, "sslmode=prefer", CLEARTEXT, false),
        (FAR, "require_auth=!md5", CLEARTEXT, false),
        (FAR, "require_auth=md5,scram-sha-256", CLEARTEXT, false),
        (FAR, "require_auth=password", CLEARTEXT, true),
        (FAR, "require_auth=scram-sha-256,password", CLEARTEXT, true),
        (FAR, "", MD5, true),
        (FAR, "require_auth=scram-sha-256", MD5, false),
        (FAR, "require_auth=!md5", MD5, false),
        (FAR, "", SCRAM, true),
        (FAR, "require_auth=scram-sha-256", SCRAM, true),
        (FAR, "require_auth=password", SCRAM, false),
        (NEAR, "", CLEARTEXT, true),
        (NEAR, "sslmode=disable", CLEARTEXT, true),
        (NEAR, "require_auth=!password", CLEARTEXT, false),
        (NEAR, "require_auth=scram-sha-256", CLEARTEXT, false),
        (NEAR, "require_auth=scram-sha-256", NONE, false),
        (NEAR, "", MD5, true),
        (NEAR, "require_auth=!md5", MD5, false),
    ] {
        let (port, received) = server(request).await;
        let url =
            format!("postgres://me:{PASSWORD}@db.example:{port}/shop?hostaddr={to}&{options}");
        let error = Db::connect(url).await.expect_err("nobody is let in");
        let received = received.lock().unwrap().clone();
        let at = format!("{to} {options} {request:?}: {error}");
        assert!(error.is_connection(), "{at}");
        assert!(!format!("{error} {error:?}").contains("S3CR3T"), "{at}");
        assert_eq!(received.first() == Some(&b'p'), answered, "{at}");
        let in_clear = answered && request == CLEARTEXT;
        assert_eq!(holds(&received, PASSWORD.as_bytes()), in_clear, "{at}");
        if !answered {
            assert!(received.is_empty(), "{at}");
            let says = error.to_string();
            assert!(says.contains("require_auth"), "{at}");
        }
    }
}

#[tokio::test]
async fn the_builder_asks_for_it_too() {
    for (methods, in_clear) in [("password", true), ("!password", false), ("md5", false)] {
        let (port, received) = server(CLEARTEXT).await;
        let url = format!("postgres://me@db.example:{port}/shop?hostaddr={FAR}&require_auth=none");
        let db = Db::builder()
            .url(url)
            .password(PASSWORD)
            .require_auth(methods);
        db.connect().await.expect_err("nobody is let in");
        assert_eq!(
            holds(&received.lock().unwrap(), PASSWORD.as_bytes()),
            in_clear
        );
    }
    let db = Db::builder().host("db.example").require_auth("any");
    assert!(is_config(&db.connect_lazy().unwrap_err()));
    // Over a Unix socket it is checked as well.
    let db = Db::builder().host("/run/postgresql").require_auth("md5");
    db.connect_lazy().expect("it goes with any host");
}
