use std::sync::Arc;

use super::{Status, StatusReader, TransactionStatus};

/// A message of the server.
fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap();
    [&[kind], &length.to_be_bytes()[..], body].concat()
}

fn ready(status: u8) -> Vec<u8> {
    message(b'Z', &[status])
}

fn complete(tag: &str) -> Vec<u8> {
    message(b'C', format!("{tag}\0").as_bytes())
}

/// The status and the two counts after the bytes.
fn after(portions: &[&[u8]]) -> (TransactionStatus, u32, u32) {
    let status = Arc::new(Status::default());
    let mut follower = StatusReader::new(status.clone());
    for portion in portions {
        follower.feed(portion);
    }
    (status.get(), status.ends(), status.rollbacks())
}

/// Replies as a server sends them, with the status after each.
fn conversation() -> Vec<(Vec<u8>, (TransactionStatus, u32, u32))> {
    use TransactionStatus::{Failed, Idle, InTransaction, Unknown};
    let row = message(b'D', &[b'Z'; 300]);
    let error = message(b'E', b"SERROR\0C22012\0Mdivision by zero\0\0");
    [
        (message(b'R', &[0, 0, 0, 0]), (Unknown, 0, 0)),
        (message(b'S', b"server_version\0\x315.1\0"), (Unknown, 0, 0)),
        (ready(b'I'), (Idle, 0, 0)),
        ([complete("SELECT 1"), ready(b'I')].concat(), (Idle, 0, 0)),
        (
            [complete("BEGIN"), ready(b'T')].concat(),
            (InTransaction, 0, 0),
        ),
        (
            [row.clone(), row, complete("SELECT 2"), ready(b'T')].concat(),
            (InTransaction, 0, 0),
        ),
        // An empty body, and one that is longer than any tag.
        (message(b'1', b""), (InTransaction, 0, 0)),
        (
            complete("INSERT 0 12345678901234567890"),
            (InTransaction, 0, 0),
        ),
        ([error.clone(), ready(b'E')].concat(), (Failed, 0, 0)),
        // To a savepoint, by the tag the same.
        (
            [complete("ROLLBACK"), ready(b'T')].concat(),
            (InTransaction, 0, 1),
        ),
        (
            [complete("BEGIN"), ready(b'T')].concat(),
            (InTransaction, 0, 1),
        ),
        // Twice: by its tag, and by what the server is ready for.
        ([complete("COMMIT"), ready(b'I')].concat(), (Idle, 2, 1)),
        (
            [complete("START TRANSACTION"), ready(b'T')].concat(),
            (InTransaction, 2, 1),
        ),
        // Another transaction in the place of the first.
        (
            [complete("COMMIT"), complete("BEGIN"), ready(b'T')].concat(),
            (InTransaction, 3, 1),
        ),
        (
            [
                complete("ROLLBACK"),
                complete("START TRANSACTION"),
                ready(b'T'),
            ]
            .concat(),
            (InTransaction, 4, 2),
        ),
        ([error, ready(b'E')].concat(), (Failed, 4, 2)),
        ([complete("ROLLBACK"), ready(b'I')].concat(), (Idle, 5, 3)),
        (
            [complete("BEGIN"), ready(b'T')].concat(),
            (InTransaction, 5, 3),
        ),
        (
            [complete("PREPARE TRANSACTION"), ready(b'I')].concat(),
            (Idle, 7, 3),
        ),
    ]
    .into()
}

#[test]
fn replies_are_followed() {
    let mut so_far = Vec::new();
    for (at, (bytes, expected)) in conversation().into_iter().enumerate() {
        so_far.extend(bytes);
        assert_eq!(after(&[&so_far]), expected, "after reply {at}");
    }
}

#[test]
fn bytes_may_arrive_in_any_portions() {
    let replies = conversation();
    let expected = replies.last().unwrap().1;
    let all: Vec<u8> = replies.into_iter().flat_map(|(bytes, _)| bytes).collect();
    for at in 0..=all.len() {
        let (before, rest) = all.split_at(at);
        assert_eq!(after(&[before, rest]), expected, "cut at {at}");
    }
    for size in 1..all.len() {
        let portions: Vec<_> = all.chunks(size).collect();
        assert_eq!(after(&portions), expected, "in portions of {size}");
    }
}

#[test]
fn what_is_no_message_ends_the_following() {
    for length in [0_u32, 1, 3, 0x8000_0000, u32::MAX] {
        let broken = [b"D", &length.to_be_bytes()[..]].concat();
        let all = [ready(b'I'), broken, ready(b'T')].concat();
        for size in 1..=all.len() {
            let portions: Vec<_> = all.chunks(size).collect();
            let (status, ..) = after(&portions);
            assert_eq!(status, TransactionStatus::Unknown, "{length} by {size}");
        }
    }
    // Of another length than the message has.
    let odd = [ready(b'I'), message(b'Z', b"TT"), message(b'Z', b"")].concat();
    assert_eq!(after(&[&odd]).0, TransactionStatus::Idle);
    assert_eq!(after(&[&ready(b'x')]).0, TransactionStatus::Unknown);
}

/// Whatever arrives, and in whatever portions, is followed without a panic and to the same end.
#[test]
fn any_bytes_are_followed_alike() {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    for _ in 0..2_000 {
        let mut bytes = Vec::new();
        for _ in 0..next() % 12 {
            let kind = b"ZCDERST"[(next() % 7) as usize];
            let body: Vec<u8> = match next() % 4 {
                0 => vec![b"ITEx"[(next() % 4) as usize]],
                1 => b"COMMIT\0".to_vec(),
                2 => b"ROLLBACK\0".to_vec(),
                _ => (0..next() % 40).map(|_| next() as u8).collect(),
            };
            bytes.extend(message(kind, &body));
            if next() % 16 == 0 {
                bytes.push(next() as u8);
            }
        }
        let whole = after(&[&bytes]);
        let mut portions = Vec::new();
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let (portion, left) = rest.split_at((next() as usize % rest.len().min(9)) + 1);
            portions.push(portion);
            rest = left;
        }
        assert_eq!(after(&portions), whole, "{bytes:?}");
    }
}
