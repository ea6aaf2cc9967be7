//! What is understood, what is refused, and that neither shows a secret.

mod fuzz;

use tokio_postgres::config::Host;

use super::*;

#[test]
fn a_url_is_read() {
    let (config, tls) = parse(
        "postgres://me:p%40ss?word@db.example:6000/shop?sslmode=verify-full\
         &application_name=till&sslrootcert=%2Fetc%2Froot.pem",
    )
    .unwrap();
    assert_eq!(config.get_user(), Some("me"));
    assert_eq!(config.get_password(), Some(&b"p@ss?word"[..]));
    assert_eq!(config.get_ports(), [6000]);
    assert_eq!(config.get_dbname(), Some("shop"));
    assert_eq!(config.get_application_name(), Some("till"));
    assert_eq!(tls.mode, Some(SslMode::VerifyFull));
    assert_eq!(tls.roots, Some(Roots::File("/etc/root.pem".into())));
}

#[test]
fn pairs_are_read() {
    let (config, tls) = parse(
        "host=db user = me password='it\\'s a secret' sslmode=verify-ca sslrootcert='/a b/c' \
         dbname=shop ",
    )
    .unwrap();
    assert_eq!(config.get_password(), Some(&b"it's a secret"[..]));
    assert_eq!(config.get_dbname(), Some("shop"));
    assert_eq!(tls.mode, Some(SslMode::VerifyCa));
    assert_eq!(tls.roots, Some(Roots::File("/a b/c".into())));
}

fn is_config(error: &Error) -> bool {
    error
        .to_string()
        .starts_with("the configuration is invalid")
}

fn tcp(name: &str) -> Host {
    Host::Tcp(name.to_owned())
}

#[test]
fn where_the_server_is() {
    let folder = || Host::Unix("/run/pg".into());
    for (text, hosts, ports) in [
        ("postgres://db", &[tcp("db")][..], &[][..]),
        ("postgresql://db:6000/", &[tcp("db")], &[6000]),
        (" postgres://db\n", &[tcp("db")], &[]),
        (
            "postgres://a,b:6000,c/shop",
            &[tcp("a"), tcp("b"), tcp("c")],
            &[5432, 6000, 5432],
        ),
        ("postgres://[::1]:6000/shop", &[tcp("::1")], &[6000]),
        (
            "postgres://[2001:db8::1%25eth0]",
            &[tcp("2001:db8::1%eth0")],
            &[],
        ),
        ("postgres://me@%2Frun%2Fpg:6000/shop", &[folder()], &[6000]),
        ("postgres:///shop?host=/run/pg", &[folder()], &[]),
        ("postgres://:6000/shop?host=/run/pg", &[folder()], &[6000]),
        ("postgres://?host=/run/pg&port=6000", &[folder()], &[6000]),
        ("postgres://db/shop?port=6000", &[tcp("db")], &[6000]),
        ("host=a,b port=6000", &[tcp("a"), tcp("b")], &[6000]),
        ("host=a,b port=6000,", &[tcp("a"), tcp("b")], &[6000, 5432]),
        ("", &[], &[]),
    ] {
        let (config, _) = parse(text).unwrap();
        assert_eq!(config.get_hosts(), hosts, "{text}");
        assert_eq!(config.get_ports(), ports, "{text}");
    }
}

#[test]
fn the_password_is_what_was_written() {
    for (text, password) in [
        ("postgres://me:pass@db", "pass"),
        ("postgres://:pass@db", "pass"),
        ("postgres://me:@db", ""),
        ("postgres://me:a:b:c@db", "a:b:c"),
        ("postgres://me:a?b=c&d#e@db/shop", "a?b=c&d#e"),
        ("postgres://me:%40%2F%3A%25@db/shop", "@/:%"),
        ("postgres://me:p%C3%A4ss@db", "p\u{e4}ss"),
        ("postgres://me@db?password=a%26b+c", "a&b+c"),
        ("host=db password=pass", "pass"),
        ("host=db password = pass", "pass"),
        ("host=db password='' user=me", ""),
        ("host=db password=a\\ b\\\\c\\'d", "a b\\c'd"),
        ("host=db password='a b\\\\c\\'d=e'", "a b\\c'd=e"),
        ("host=db password=postgres://x@y", "postgres://x@y"),
    ] {
        let (config, _) = parse(text).unwrap();
        assert_eq!(config.get_password(), Some(password.as_bytes()), "{text}");
    }
}

#[test]
fn what_is_not_understood_is_refused_without_quoting_it() {
    for text in [
        "postgres//app:S3CR3T@host/db?sslmode=require",
        "postgres//app:S3CR3T@host/db",
        "postgres:/app:S3CR3T@host/db",
        "postgres:app:S3CR3T@host/db",
        "POSTGRES://app:S3CR3T@host/db",
        "mysql://app:S3CR3T@host/db",
        "https://app:S3CR3T@host/db?sslmode=require",
        "\"postgres://app:S3CR3T@host/db\"",
        "'postgres://app:S3CR3T@host/db?sslmode=require'",
        "DATABASE_URL=postgres://app:S3CR3T@host/db",
        "S3CR3T",
        "postgres://app:x@S3CR3T@host/db",
        "postgres://app:S3CR3T@x@host/db",
        "postgres://app:x@S3CR3T@host?sslmode=require",
        "postgres://app:x/S3CR3T@host/db",
        "postgres://app:S3CR3T/x@host/db",
        "postgres://app:1/S3CR3T@host/db",
        "postgres://app:S3CR3T/@host/db",
        "postgres://app:S3CR3T",
        "postgres://app:S3CR3T#host/db",
        "postgres://app:S3CR3T?host/db",
        "postgres://app:%S3CR3T@host/db",
        "postgres://app:S3CR3T%@host/db",
        "postgres://app:S3CR3T%4@host/db",
        "postgres://app:S3CR3T%zz@host/db",
        "postgres://app:S3CR3T%00@host/db",
        "postgres://app:x@host:S3CR3T/db",
        "postgres://app:x@host:0/db?application_name=S3CR3T",
        "postgres://app:x@host:65536/db?application_name=S3CR3T",
        "postgres://app:x@[S3CR3T/db",
        "postgres://app:x@[::1]S3CR3T/db",
        "postgres://app:x@S3CR3T host/db",
        "postgres://app:x@S3CR3T\\host/db",
        "postgres://app:x@host/db/S3CR3T",
        "postgres://app:x@host/db?S3CR3T",
        "postgres://app:x@host/db?S3CR3T=1",
        "postgres://app:x@host/db?sslmode=S3CR3T",
        "postgres://app:x@host/db?connect_timeout=S3CR3T",
        "postgres://app:x@host/db?hostaddr=S3CR3T",
        "postgres://app:x@host/db?%FF=S3CR3T",
        "postgres://app:x@host/db?user=%FFS3CR3T",
        "postgres://app:x@host/db?password=S3CR3T",
        "postgres://app:x@host/db?sslmode=require?S3CR3T",
        "postgres://app:x@host/db?sslmode=require&sslmode=S3CR3T",
        "host=db password=S3 CR3T-S3CR3T",
        "host=db password='S3CR3T",
        "host=db password='S3CR3T'x",
        "host=db password='a'S3CR3T'",
        "host=db password=S3CR3T\\",
        "host=db password S3CR3T",
        "host=db pasword=S3CR3T",
        "host=db S3CR3T=x",
        "host=db =S3CR3T",
        "host=db;password=S3CR3T",
        "host=db password=x password=S3CR3T",
        "host='S3CR3T db'",
        "host=a,S3CR3T,b hostaddr=127.0.0.1",
        "host=S3CR3T port=1,2",
        "host=db password=S3CR3T\0",
        "Server=db;User Id=app;Password=S3CR3T;",
        "jdbc:postgresql://host/db?user=app&password=S3CR3T",
    ] {
        let error = parse(text).expect_err(text);
        assert!(is_config(&error), "{text}");
        fuzz::assert_silent(&error, "S3CR3T", text);
        assert!(error.to_string().len() > 60, "{text}: {error}");
    }
}

#[test]
fn an_option_that_is_known_is_named() {
    for (text, says) in [
        ("postgres://h/d?sslmode=full", "`sslmode` takes disable"),
        ("postgres://h/d?sslcrl=x", "`sslcrl` is not supported"),
        ("postgres://u@h/d?user=x", "`user` is given twice"),
        ("postgres://h/d?port=x", "`port` takes numbers"),
        ("postgres://u@h/d?a=1&b=2", "option 1 is not known"),
        ("host=h b=2", "option 2 is not known"),
    ] {
        let error = parse(text).unwrap_err().to_string();
        assert!(error.contains(says), "{text}: {error}");
    }
}

#[test]
fn every_option_is_taken() {
    for (key, value) in [
        ("application_name", "till"),
        ("channel_binding", "require"),
        ("connect_timeout", "5"),
        ("dbname", "shop"),
        ("host", "db"),
        ("hostaddr", "127.0.0.1,::1"),
        ("keepalives", "0"),
        ("keepalives_count", "3"),
        ("keepalives_idle", "30"),
        ("keepalives_interval", "5"),
        ("keepalives_retries", "3"),
        ("load_balance_hosts", "random"),
        ("options", "-c statement_timeout=5s"),
        ("password", "x"),
        ("port", "6000"),
        ("require_auth", "scram-sha-256"),
        ("sslcert", "/etc/client.pem"),
        ("sslkey", "/etc/client.key"),
        ("sslmode", "allow"),
        ("sslnegotiation", "direct"),
        ("sslrootcert", "system"),
        ("target_session_attrs", "read-write"),
        ("tcp_user_timeout", "5000"),
        ("user", "me"),
    ] {
        assert!(mistake::KNOWN.contains(&key));
        let pair = format!("{key}='{value}'");
        assert!(parse(&pair).is_ok(), "{pair}");
        let twice = format!("{pair} {pair}");
        let error = parse(&twice).unwrap_err().to_string();
        assert!(error.contains("given twice"), "{twice}: {error}");
    }
    let (config, _) = parse("tcp_user_timeout=5000").unwrap();
    let five = std::time::Duration::from_secs(5);
    assert_eq!(config.get_tcp_user_timeout(), Some(&five));
}

#[test]
fn a_builder_prints_no_secret() {
    for builder in [
        crate::Db::builder().url("postgres://app:S3CR3T@host/db"),
        crate::Db::builder().url("postgres//app:S3CR3T@host/db"),
        crate::Db::builder().host("db").password("S3CR3T"),
        crate::Db::builder().host("postgres://app:S3CR3T@host/db"),
        crate::Db::builder()
            .host("h")
            .database("postgres://app:S3CR3T@host/db"),
    ] {
        fuzz::assert_silent_text(&format!("{builder:?}"), "S3CR3T", "Debug");
        if let Err(error) = builder.host("app:S3CR3T@host").connect_lazy() {
            fuzz::assert_silent(&error, "S3CR3T", ".host(..)");
        }
    }
}
