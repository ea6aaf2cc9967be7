//! Reads what the driver sends: whether a request names a statement.
//!
//! Behind a transaction pooler no statement has a name. But the driver queries each unknown type of
//! a result by named statements, and reads no further until it has the answer, which would follow
//! the rows of that very result. Such a type was created after the connection was opened. Its query
//! is refused.

/// The type of a message, and its length, which includes itself.
const HEADER: usize = 5;
/// The first two bytes of a `Bind`: the terminators of the portal's and the statement's name, if
/// both are empty.
const NAMES: usize = 2;

/// Reads the requests of a client from bytes in portions of any size.
pub(crate) struct Requests {
    /// How many bytes to skip.
    skip: usize,
    /// The start of a request that was sent in part.
    part: [u8; HEADER + NAMES],
    filled: usize,
}

impl Requests {
    /// Starts at the beginning of a request.
    pub(crate) fn new() -> Self {
        Self {
            skip: 0,
            part: [0; HEADER + NAMES],
            filled: 0,
        }
    }

    /// Reads sent bytes, and returns whether they named a statement.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> bool {
        let mut named = false;
        let mut at = self.skip;
        if self.filled == 0 {
            // Nearly always: whole requests.
            while let Some(header) = bytes.get(at..).and_then(<[u8]>::first_chunk::<HEADER>) {
                let [kind, length @ ..] = *header;
                let start = at + HEADER;
                let Some(names) = bytes.get(start..start + names(kind)) else {
                    break;
                };
                named |= names.iter().any(|byte| *byte != 0);
                at += 1 + u32::from_be_bytes(length) as usize;
            }
        }
        self.skip = at.saturating_sub(bytes.len());
        named | self.feed_parts(bytes.get(at..).unwrap_or_default())
    }

    /// Reads requests that were sent in part, byte by byte.
    fn feed_parts(&mut self, mut bytes: &[u8]) -> bool {
        let mut named = false;
        while !bytes.is_empty() {
            let passed = self.skip.min(bytes.len());
            self.skip -= passed;
            bytes = &bytes[passed..];
            // The length covers the header, which every message has, and then the body.
            while let Some((first, rest)) = bytes.split_first()
                && self.skip == 0
            {
                bytes = rest;
                self.part[self.filled] = *first;
                self.filled += 1;
                named |= self.advance();
            }
        }
        named
    }

    /// Processes one more byte of a request, and returns whether it names a statement.
    fn advance(&mut self) -> bool {
        let [kind, length @ ..] = match self.part[..self.filled].first_chunk::<HEADER>() {
            Some(header) => *header,
            None => return false,
        };
        let names = names(kind);
        let seen = self.filled - HEADER;
        if seen < names {
            return false;
        }
        let length = u32::from_be_bytes(length) as usize;
        self.skip = length.saturating_sub(4 + seen);
        self.filled = 0;
        self.part[HEADER..HEADER + names]
            .iter()
            .any(|byte| *byte != 0)
    }
}

/// How many bytes after the header tell whether such a request names a statement.
fn names(kind: u8) -> usize {
    match kind {
        b'P' => 1,
        b'B' => NAMES,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Requests;

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 4).unwrap();
        [&[kind], &length.to_be_bytes()[..], body].concat()
    }

    #[test]
    fn what_names_a_statement_is_noticed_in_whatever_portions_it_is_sent() {
        for (what, body, names) in [
            (b'P', &b"s1\0SELECT 1\0\0\0"[..], true),
            (b'P', b"\0SELECT 1\0\0\0", false),
            (b'B', b"\0s1\0\0\0\0\0\0\0", true),
            (b'B', b"p1\0\0\0\0\0\0\0\0", true),
            (b'B', b"\0\0\0\0\0\0\0\0", false),
            (b'D', b"Ss1\0", false),
            (b'C', b"Ss1\0", false),
            (b'E', b"\0\0\0\0\0", false),
            (b'S', b"", false),
            (b'H', b"", false),
            (b'Q', b"BEGIN\0", false),
            (b'p', b"B secret\0", false),
            (b'd', &[b'P'; 300], false),
        ] {
            let before = [message(b'S', b""), message(b'd', &[b'B'; 40])].concat();
            let sent = [message(what, body), message(b'S', b"")].concat();
            let sent = [sent.clone(), message(b'B', b"\0\0"), sent].concat();
            for portion in 1..=sent.len() {
                let mut requests = Requests::new();
                assert!(!requests.feed(&before));
                let mut portions = sent.chunks(portion);
                let named = portions.by_ref().filter(|sent| requests.feed(sent)).count();
                let what = char::from(what);
                assert_eq!(named > 0, names, "{what}, {portion} bytes at a time");
            }
        }
    }
}
