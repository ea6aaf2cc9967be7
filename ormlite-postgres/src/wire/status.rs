//! The transaction status, read from the bytes of the server's replies: the driver does not expose
//! it.
//!
//! It knows the framing of messages and two of them: `ReadyForQuery`, and the command tags of
//! `CommandComplete` that end a transaction. All other bodies are skipped.

#[cfg(test)]
mod tests;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

/// The transaction status of the last `ReadyForQuery`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransactionStatus {
    /// No transaction is open.
    Idle,
    /// A transaction is open.
    InTransaction,
    /// A failed transaction is open: it refuses everything until it is rolled back, also to a
    /// savepoint.
    Failed,
    /// Nothing has been received yet, or the bytes were no message.
    Unknown,
}

impl TransactionStatus {
    fn is_open(self) -> bool {
        matches!(self, Self::InTransaction | Self::Failed)
    }
}

/// What was read from a connection. The task that reads its bytes writes it before it passes the
/// reply on: whoever has a reply sees the status that came with it, or a later one.
#[derive(Debug, Default)]
pub(crate) struct Status {
    /// The byte of the last `ReadyForQuery`.
    ready: AtomicU8,
    ends: AtomicU32,
    rollbacks: AtomicU32,
    moved: AtomicU32,
    /// What becomes of a request that names a statement: one of the three below.
    names: AtomicU8,
}

const ALLOWED: u8 = 0;
const REFUSED: u8 = 1;
/// Refused, and a request has been.
const HAVE_BEEN_REFUSED: u8 = 2;

impl Status {
    pub(crate) fn get(&self) -> TransactionStatus {
        match self.ready.load(Ordering::Acquire) {
            b'I' => TransactionStatus::Idle,
            b'T' => TransactionStatus::InTransaction,
            b'E' => TransactionStatus::Failed,
            _ => TransactionStatus::Unknown,
        }
    }

    /// The number of ended transactions. It also changes if another transaction begins in the same
    /// reply. Between two equal values no transaction has ended.
    pub(crate) fn ends(&self) -> u32 {
        self.ends.load(Ordering::Acquire)
    }

    /// The number of commands that were answered with `ROLLBACK`: `ROLLBACK`, `ROLLBACK TO
    /// SAVEPOINT`, and the `COMMIT` of a failed transaction.
    pub(crate) fn rollbacks(&self) -> u32 {
        self.rollbacks.load(Ordering::Acquire)
    }

    /// Changes whenever bytes have been read or written.
    pub(crate) fn moved(&self) -> u32 {
        self.moved.load(Ordering::Acquire)
    }

    /// Bytes have been read or written.
    pub(crate) fn note_movement(&self) {
        count(&self.moved);
    }

    /// From now on a request that names a statement ends the connection, or no longer does.
    pub(crate) fn refuse_names(&self, refuse: bool) {
        let names = if refuse { REFUSED } else { ALLOWED };
        self.names.store(names, Ordering::Release);
    }

    /// Whether a request that names a statement has ended the connection.
    pub(crate) fn has_refused_name(&self) -> bool {
        self.names.load(Ordering::Acquire) == HAVE_BEEN_REFUSED
    }

    /// Whether a request that names a statement ends the connection.
    #[inline]
    pub(crate) fn refuses_names(&self) -> bool {
        self.names.load(Ordering::Acquire) != ALLOWED
    }

    /// A request has named a statement where that is refused: the driver's query for a type.
    #[cold]
    pub(crate) fn refuse_name(&self) -> io::Error {
        self.names.store(HAVE_BEEN_REFUSED, Ordering::Release);
        io::Error::other(
            "a result has a type that was created after connecting; a new connection knows it",
        )
    }
}

/// Adds one. There is one writer.
fn count(number: &AtomicU32) {
    let next = number.load(Ordering::Relaxed).wrapping_add(1);
    number.store(next, Ordering::Release);
}

/// The type of a message, and its length, which includes itself.
const HEADER: usize = 5;
/// `PREPARE TRANSACTION` and its NUL.
const LONGEST_TAG: usize = 20;

/// Reads the messages of a server from bytes in portions of any size.
pub(crate) struct StatusReader {
    status: Arc<Status>,
    /// How many bytes to skip.
    skip: usize,
    /// The start of a message that has arrived in part.
    part: [u8; HEADER + LONGEST_TAG],
    filled: usize,
    /// Whether the current reply contains the tag `ROLLBACK`.
    rolled_back: bool,
    /// Whether the bytes were no message.
    lost: bool,
}

impl StatusReader {
    /// Starts before the first message.
    pub(crate) fn new(status: Arc<Status>) -> Self {
        Self {
            status,
            skip: 0,
            part: [0; HEADER + LONGEST_TAG],
            filled: 0,
            rolled_back: false,
            lost: false,
        }
    }

    /// Reads received bytes.
    pub(crate) fn feed(&mut self, mut bytes: &[u8]) {
        while self.filled > 0 && !bytes.is_empty() {
            bytes = self.gather(bytes);
        }
        if self.lost {
            return;
        }
        // The start of the next message. Every row passes here.
        let mut at = self.skip;
        while let Some(header) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let Some(length) = body(header) else {
                return self.lose();
            };
            let end = at + HEADER + length;
            if is_read(header[0], length) {
                let Some(body) = bytes.get(at + HEADER..end) else {
                    break;
                };
                self.read(header[0], body);
            }
            at = end;
        }
        self.skip = at.saturating_sub(bytes.len());
        let mut rest = bytes.get(at..).unwrap_or_default();
        while !rest.is_empty() {
            rest = self.gather(rest);
        }
    }

    /// Assembles a message whose header or body arrived in several portions.
    #[cold]
    fn gather<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let (first, rest) = bytes.split_first().expect("asked for while there is one");
        self.part[self.filled] = *first;
        self.filled += 1;
        let part = self.part;
        if let Some((header, read)) = part[..self.filled].split_first_chunk() {
            match body(header) {
                None => {
                    self.lose();
                    return &[];
                }
                Some(length) if !is_read(header[0], length) => {
                    self.skip = length;
                    self.filled = 0;
                }
                Some(length) if read.len() == length => {
                    self.read(header[0], read);
                    self.filled = 0;
                }
                Some(_) => {}
            }
        }
        rest
    }

    /// The bytes were no message. The driver closes the connection as well.
    #[cold]
    fn lose(&mut self) {
        self.lost = true;
        self.filled = 0;
        self.status.ready.store(0, Ordering::Release);
    }

    fn read(&mut self, kind: u8, body: &[u8]) {
        if kind == b'Z' {
            let ready = body.first().copied().unwrap_or_default();
            let was_open = self.status.get().is_open();
            self.status.ready.store(ready, Ordering::Release);
            self.rolled_back = false;
            if was_open && !self.status.get().is_open() {
                count(&self.status.ends);
            }
            return;
        }
        match body {
            b"COMMIT\0" | b"PREPARE TRANSACTION\0" => count(&self.status.ends),
            b"ROLLBACK\0" => {
                self.rolled_back = true;
                count(&self.status.rollbacks);
            }
            // After `ROLLBACK TO SAVEPOINT` it begins nothing. This is counted as an end as well,
            // since the tags are the same.
            b"BEGIN\0" | b"START TRANSACTION\0" if self.rolled_back => count(&self.status.ends),
            _ => {}
        }
    }
}

/// The length of the body after a header.
fn body(header: &[u8; HEADER]) -> Option<usize> {
    let [_, length @ ..] = *header;
    match i32::from_be_bytes(length) {
        length @ 4.. => Some(length as usize - 4),
        _ => None,
    }
}

/// Whether the body of such a message is read.
fn is_read(kind: u8, length: usize) -> bool {
    match kind {
        b'Z' => length == 1,
        b'C' => length <= LONGEST_TAG,
        _ => false,
    }
}
