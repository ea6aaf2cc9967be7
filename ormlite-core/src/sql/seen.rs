//! Which values a statement has already, found without looking at each of them: for statements with
//! so many that the time would go with the square of their number.

use std::collections::HashMap;

use crate::types::Bind;

/// Up to so many are looked at one by one, which takes less time than hashing.
pub(super) const FEW: usize = 64;

/// Where values are in the list of a statement.
#[derive(Default)]
pub(super) struct Seen {
    /// The first place of each, and how many of the list have been entered.
    places: HashMap<usize, usize>,
    entered: usize,
    /// The places of those whose type is spelled out, by their bytes.
    typed: HashMap<Vec<u8>, Vec<usize>>,
    typed_entered: usize,
    /// The places of those whose type the server infers.
    pub(super) inferred: HashMap<Inferred, usize>,
}

/// A value whose type the server infers, by what that depends on.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Inferred {
    /// The text of the operation before it.
    before: Box<str>,
    value: Identity,
}

#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Address(usize),
    Bytes(Box<[u8]>),
}

impl Inferred {
    /// A value of a query that groups is known by its bytes.
    pub(super) fn new(before: &str, bind: &Bind, is_grouped: bool) -> Self {
        let bytes = is_grouped.then(|| bind.encoded()).flatten();
        Self {
            before: before.into(),
            value: match bytes {
                Some(bytes) => Identity::Bytes(bytes[..].into()),
                None => Identity::Address(bind.address()),
            },
        }
    }
}

impl Seen {
    /// The place of the same value.
    pub(super) fn same(&mut self, binds: &[Bind], bind: &Bind) -> Option<usize> {
        for (at, seen) in binds.iter().enumerate().skip(self.entered) {
            self.places.entry(seen.address()).or_insert(at);
        }
        self.entered = binds.len();
        self.places.get(&bind.address()).copied()
    }

    /// The place of an equal value among those of `typed`.
    pub(super) fn equal(&mut self, binds: &[Bind], typed: &[usize], bind: &Bind) -> Option<usize> {
        for &at in &typed[self.typed_entered..] {
            if let Some(bytes) = binds[at].encoded() {
                self.typed.entry(bytes.to_vec()).or_default().push(at);
            }
        }
        self.typed_entered = typed.len();
        let bytes = bind.encoded()?;
        let places = self.typed.get(&bytes[..])?.iter();
        places.copied().find(|&at| binds[at].equals(bind))
    }
}
