//! Options that were to protect a connection are never lost on the way.

use ormlite_postgres::{Db, SslMode};

use super::{connect, file, is_config, server};

#[tokio::test]
async fn however_they_are_written() {
    let port = server(None).await;
    for options in [
        "sslmode=require",
        "ssl%6Dode=require",
        "ss%6C%6D%6F%64%65=require",
        "%73slmode=verif%79-full",
        "sslmode=%72equire",
        "ssl=true",
        "application_name=till&&sslmode=require",
    ] {
        let error = connect(port, "localhost", options).await;
        assert_eq!(error.code(), None, "{options}: {error}");
        assert!(error.is_connection(), "{options}: {error}");
    }
}

#[tokio::test]
async fn or_the_connection_is_not_made() {
    let ca = file("ca.crt");
    let port = server(Some("server")).await;
    for options in [
        "sslmode=require&sslmode=disable",
        "sslmode=require&ssl%6Dode=prefer",
        "sslmode=require&sslmode=require",
        "ssl=true&sslmode=disable",
        "SSLMODE=require",
        "sslmode%20=require",
        "sslmode=",
        "sslmode",
        "sslmode=REQUIRE",
        "ssl=1",
        "sslcrl=/etc/revoked.pem",
        "ssl_min_protocol_version=TLSv1.3",
        "sslmode=require&sslrootcert=system",
        "sslmode=prefer&sslrootcert=system",
        "sslmode=verify-ca&sslrootcert=system",
        "sslrootcert=",
        "sslnegotiation=direct",
        "sslmode=prefer&sslnegotiation=direct",
        "sslmode=require&sslnegotiation=Direct",
        "sslmode=require&sslcert=/etc/client.pem",
        "require_auth=",
        "require_auth=scram",
        "require_auth=scram-sha-256,!md5",
        "require_auth=md5,md5",
        "channel_binding=required",
        "sslmode=verify-full;sslrootcert=/etc/root.pem",
    ] {
        let error = connect(port, "localhost", options).await;
        assert!(is_config(&error), "{options}: {error}");
    }
    let url = format!("postgres://me@localhost:{port}/shop?sslrootcert=system");
    let weaker = Db::builder().url(&url).ssl_mode(SslMode::Require);
    assert!(is_config(&weaker.connect().await.unwrap_err()));
    let own = Db::builder()
        .url(url)
        .ssl_mode(SslMode::Require)
        .ssl_root_cert(ca);
    assert_eq!(own.connect().await.unwrap_err().code(), Some("28ENC"));
}

#[tokio::test]
async fn tls_without_a_question_before_it() {
    // This server waits for the question.
    let port = server(Some("server")).await;
    let error = connect(port, "localhost", "sslmode=require&sslnegotiation=direct").await;
    assert!(error.is_connection(), "{error}");
    assert_ne!(error.code(), Some("28PLN"));
}
