//! The transaction status that the server gives with each reply, read from the bytes as they
//! arrive: the driver keeps it to itself.
//!
//! It knows how messages are framed and two of them: `ReadyForQuery`, and the tags of
//! `CommandComplete` by which a transaction ends. All other bodies are skipped.

#[cfg(test)]
mod tests;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

/// What the last `ReadyForQuery` said about the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransactionStatus {
    /// No transaction is open.
    Idle,
    /// In a transaction.
    InTransaction,
    /// In a transaction that refuses everything until it is rolled back, also to a savepoint.
    Failed,
    /// Nothing was heard yet, or what came was no message.
    Unknown,
}

impl TransactionStatus {
    fn is_open(self) -> bool {
        matches!(self, Self::InTransaction | Self::Failed)
    }
}

/// What was read from one connection. Written by the task that moves its bytes, before it hands
/// the reply on: who has a reply sees the status that came with it, or a later one.
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
/// And one was.
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

    /// Changes whenever a transaction ends, also where another begins in the same reply. Two
    /// equal values have no end between them.
    pub(crate) fn ends(&self) -> u32 {
        self.ends.load(Ordering::Acquire)
    }

    /// How many commands were answered with `ROLLBACK`: that itself, `ROLLBACK TO SAVEPOINT`, and
    /// the `COMMIT` of a failed transaction.
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

    /// A request has named a statement: the driver's question for a type, where that is refused.
    pub(crate) fn note_name(&self) -> io::Result<()> {
        if self.names.load(Ordering::Acquire) == ALLOWED {
            return Ok(());
        }
        self.names.store(HAVE_BEEN_REFUSED, Ordering::Release);
        Err(io::Error::other(
            "a result has a type that the database got after connecting; a new connection knows it",
        ))
    }
}

/// Adds one; there is one writer.
fn count(number: &AtomicU32) {
    let next = number.load(Ordering::Relaxed).wrapping_add(1);
    number.store(next, Ordering::Release);
}

/// A type and a length that counts itself.
const HEADER: usize = 5;
/// `PREPARE TRANSACTION` and its NUL.
const LONGEST_TAG: usize = 20;

/// Reads the messages of a server from bytes that arrive in any portions.
pub(crate) struct StatusReader {
    status: Arc<Status>,
    /// How many bytes to pass over.
    skip: usize,
    /// The start of a message that has arrived in part.
    part: [u8; HEADER + LONGEST_TAG],
    filled: usize,
    /// `ROLLBACK` was said in the reply that is arriving.
    rolled_back: bool,
    /// What came was no message.
    lost: bool,
}

impl StatusReader {
    /// Reads from the first message on.
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

    /// Takes what has arrived.
    pub(crate) fn feed(&mut self, mut bytes: &[u8]) {
        while self.filled > 0 && !bytes.is_empty() {
            bytes = self.gather(bytes);
        }
        if self.lost {
            return;
        }
        // Where the next message starts. Every row passes here.
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

    /// Puts a message together whose start or body did not arrive in one portion.
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

    /// What came was no message. The driver gives the connection up as well.
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
            // After `ROLLBACK TO SAVEPOINT` it begins nothing. That too is counted as an end: the
            // two cannot be told apart.
            b"BEGIN\0" | b"START TRANSACTION\0" if self.rolled_back => count(&self.status.ends),
            _ => {}
        }
    }
}

/// The length of the body behind a header.
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
