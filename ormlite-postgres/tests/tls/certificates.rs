//! Which certificates each mode takes: a line per certificate.

use super::{connect, file, server_with};

/// Which of `require`, `verify-ca` and `verify-full` take it, with the file as `sslrootcert`.
const CERTIFICATES: &[(&str, &str, &str, [bool; 3])] = &[
    // certificate, host, sslrootcert
    ("leaf", "localhost", "root", [true, true, true]),
    ("leaf", "127.0.0.1", "root", [true, true, true]),
    ("leaf", "127.0.0.2", "root", [true, true, false]),
    ("leaf", "elsewhere.example", "root", [true, true, false]),
    ("leaf-elsewhere", "localhost", "root", [true, true, false]),
    ("leaf-elsewhere", "elsewhere.example", "root", [true; 3]),
    ("leaf-elsewhere", "127.0.0.1", "root", [true, true, false]),
    // Its name is in the subject alone, which nobody has read since 2017 but libpq.
    ("leaf-cn", "localhost", "root", [true, true, false]),
    ("leaf", "localhost", "self", [false; 3]),
    ("leaf-expired", "localhost", "root", [false; 3]),
    ("leaf-future", "localhost", "root", [false; 3]),
    ("leaf-of-expired", "localhost", "root-expired", [false; 3]),
    ("leaf-of-intermediate", "localhost", "root", [true; 3]),
    (
        "leaf-of-intermediate",
        "localhost",
        "intermediate",
        [true; 3],
    ),
    ("leaf-of-intermediate", "localhost", "self", [false; 3]),
    ("self", "localhost", "self", [true; 3]),
    ("self", "127.0.0.1", "self", [true; 3]),
    ("self", "elsewhere.example", "self", [true, true, false]),
    ("self", "localhost", "root", [false; 3]),
    ("self-expired", "localhost", "self-expired", [false; 3]),
    ("self-future", "localhost", "self-future", [false; 3]),
    // Pinned: shown by the server and in the file, though another signed it.
    ("leaf", "localhost", "leaf", [true; 3]),
    ("leaf-expired", "localhost", "leaf-expired", [false; 3]),
    ("leaf-future", "localhost", "leaf-future", [false; 3]),
];

#[tokio::test]
async fn with_a_file_of_authorities() {
    for (certificate, host, root, taken) in CERTIFICATES {
        let port = server_with(Some((&format!("dates/{certificate}"), "dates/leaf"))).await;
        let root = file(&format!("dates/{root}.crt"));
        for (mode, taken) in ["require", "verify-ca", "verify-full"].iter().zip(taken) {
            let options = format!("sslmode={mode}&sslrootcert={}", root.display());
            let error = connect(port, host, &options).await;
            let encrypted = error.code() == Some("28ENC");
            assert_eq!(encrypted, *taken, "{certificate} {host} {options}: {error}");
        }
    }
}

#[tokio::test]
async fn without_one() {
    for (certificate, ..) in CERTIFICATES {
        let port = server_with(Some((&format!("dates/{certificate}"), "dates/leaf"))).await;
        for (options, taken) in [
            ("sslmode=prefer", true),
            ("sslmode=require", true),
            ("sslrootcert=system", false),
            ("sslmode=verify-full&sslrootcert=system", false),
            ("sslmode=verify-ca", false),
            ("sslmode=verify-full", false),
        ] {
            let error = connect(port, "localhost", options).await;
            let encrypted = error.code() == Some("28ENC");
            assert_eq!(encrypted, taken, "{certificate} {options}: {error}");
            assert_ne!(error.code(), Some("28PLN"), "{certificate} {options}");
        }
    }
}
