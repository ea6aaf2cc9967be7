//! Holds back the server's first message until the authentication method that it asks for is known
//! to be allowed.
//!
//! The driver answers a request for a clear-text password without any check. So the server's first
//! message is read here.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};

use super::require_auth::RequireAuth;

/// The length of an authentication request: its type, its length, the method.
const HEAD: usize = 9;

/// Holds back the first bytes of a stream until they are known to be allowed.
#[derive(Debug)]
pub(super) enum Gate {
    Open,
    /// The first message, as far as it has arrived.
    Reading {
        rule: RequireAuth,
        exposed: bool,
        head: [u8; HEAD],
        filled: usize,
    },
    /// The bytes that were allowed, and how many of them have been passed on.
    Giving {
        head: [u8; HEAD],
        filled: usize,
        given: usize,
    },
    Shut,
}

impl Gate {
    pub(super) fn new(rule: RequireAuth, exposed: bool) -> Self {
        match exposed || !rule.is_default() {
            true => Self::Reading {
                rule,
                exposed,
                head: [0; HEAD],
                filled: 0,
            },
            false => Self::Open,
        }
    }

    /// Reads from the underlying stream.
    pub(super) fn poll_read(
        &mut self,
        cx: &mut Context<'_>,
        stream: &mut (impl AsyncRead + Unpin),
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            match self {
                Self::Open => return Pin::new(stream).poll_read(cx, into),
                Self::Shut => return Poll::Ready(Ok(())),
                Self::Reading {
                    rule,
                    exposed,
                    head,
                    filled,
                } => {
                    let mut rest = ReadBuf::new(&mut head[*filled..]);
                    ready!(Pin::new(&mut *stream).poll_read(cx, &mut rest))?;
                    let read = rest.filled().len();
                    *filled += read;
                    // Not an authentication request, or the end of the stream.
                    let other = head[0] != b'R' || read == 0;
                    if !other && *filled < HEAD {
                        continue;
                    }
                    let request = i32::from_be_bytes([head[5], head[6], head[7], head[8]]);
                    let refusal = (!other).then(|| rule.refusal(request, *exposed));
                    if let Some(refusal) = refusal.flatten() {
                        *self = Self::Shut;
                        let error = io::Error::new(io::ErrorKind::PermissionDenied, refusal);
                        return Poll::Ready(Err(error));
                    }
                    *self = Self::Giving {
                        head: *head,
                        filled: *filled,
                        given: 0,
                    };
                }
                Self::Giving {
                    head,
                    filled,
                    given,
                } => {
                    let rest = &head[*given..*filled];
                    let given_now = rest.len().min(into.remaining());
                    into.put_slice(&rest[..given_now]);
                    *given += given_now;
                    if given == filled {
                        *self = Self::Open;
                    }
                    return Poll::Ready(Ok(()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
