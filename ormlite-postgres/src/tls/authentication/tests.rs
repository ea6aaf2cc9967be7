use std::future::poll_fn;

use tokio::io::AsyncWriteExt;

use super::*;

/// Reads to the end through a gate, so many bytes at a time.
async fn read(gate: &mut Gate, mut from: &[&[u8]], at_a_time: usize) -> io::Result<Vec<u8>> {
    let (mut sender, mut receiver) = tokio::io::duplex(1024);
    let (mut all, mut open) = (Vec::new(), true);
    loop {
        match from.split_first() {
            Some((chunk, rest)) => {
                sender.write_all(chunk).await?;
                from = rest;
            }
            None => {
                sender.shutdown().await?;
                open = false;
            }
        }
        let mut buffer = vec![0; at_a_time];
        let mut into = ReadBuf::new(&mut buffer);
        let read = poll_fn(|cx| match gate.poll_read(cx, &mut receiver, &mut into) {
            Poll::Pending if open => Poll::Ready(Ok(())),
            other => other,
        });
        read.await?;
        let read = into.filled();
        if read.is_empty() && !open {
            return Ok(all);
        }
        all.extend(read);
    }
}

const CLEARTEXT_REQUEST: &[u8] = b"R\0\0\0\x08\0\0\0\x03";

#[tokio::test]
async fn all_that_is_allowed_is_handed_on_as_it_is() {
    let messages: [&[u8]; 6] = [
        b"",
        b"R\0\0",
        b"R\0\0\0\x08\0\0\0\0S\0\0\0\x05x",
        b"R\0\0\0\x0c\0\0\0\x05abcd",
        b"E\0\0\0\x05\0",
        b"N",
    ];
    for message in messages {
        for at_a_time in [1, 2, 9, 100] {
            for cut in 0..=message.len() {
                let (first, second) = message.split_at(cut);
                let mut gate = Gate::new(RequireAuth::default(), true);
                let read = read(&mut gate, &[first, second], at_a_time).await;
                assert_eq!(
                    read.unwrap(),
                    message,
                    "cut at {cut}, {at_a_time} at a time"
                );
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_allowed_is_not_handed_on() {
    for at_a_time in [1, 9, 100] {
        for cut in 0..=CLEARTEXT_REQUEST.len() {
            let (first, second) = CLEARTEXT_REQUEST.split_at(cut);
            let mut gate = Gate::new(RequireAuth::default(), true);
            let error = read(&mut gate, &[first, second], at_a_time)
                .await
                .unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
            // And nothing more comes.
            let after = read(&mut gate, &[CLEARTEXT_REQUEST], at_a_time).await;
            assert_eq!(after.unwrap(), b"");
        }
    }
}

#[test]
fn methods_are_read_as_libpq_reads_them() {
    let allows = |text: &str, request| {
        let rule = RequireAuth::parse(text).unwrap();
        rule.refusal(request, false).is_none()
    };
    for (text, allowed) in [
        ("none", &[0][..]),
        ("password", &[3]),
        ("md5,scram-sha-256", &[5, 10]),
        ("md5, scram-sha-256", &[5, 10]),
        ("!password", &[0, 5, 7, 9, 10]),
        ("!none,!password,!md5", &[7, 9, 10]),
        ("gss,sspi", &[7, 9]),
    ] {
        let found: Vec<_> = [0, 3, 5, 7, 9, 10]
            .into_iter()
            .filter(|request| allows(text, *request))
            .collect();
        assert_eq!(found, allowed, "{text}");
    }
    for text in [
        "",
        ",",
        "md5,",
        "scram",
        "md5,!password",
        "md5,md5",
        "!",
        "MD5",
    ] {
        assert_eq!(RequireAuth::parse(text), None, "{text}");
    }
}
