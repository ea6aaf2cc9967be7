//! [`ParameterIndex`]: finds equal values among the parameters of a statement.
//!
//! Statements with many values use it, since comparing each value with all others takes time in the square
//! of their number.

use std::collections::HashMap;

use crate::types::Bind;

/// The maximum number of values that are compared one by one, which is faster than hashing.
pub(super) const MAX_COMPARED: usize = 64;

/// An index of the parameters of a statement.
#[derive(Default)]
pub(super) struct ParameterIndex {
    /// The first parameter with each value, by the address of the value.
    by_address: HashMap<usize, usize>,
    /// The number of parameters in `by_address`.
    indexed: usize,
    /// The parameters with a cast, by the bytes of the value.
    typed: HashMap<Vec<u8>, Vec<usize>>,
    /// The number of parameters in `typed`.
    typed_indexed: usize,
    /// The parameters whose type the server infers.
    pub(super) inferred: HashMap<Inferred, usize>,
}

/// A value whose type the server infers, and the text that determines the type.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Inferred {
    /// The text of the operation before the parameter.
    before: Box<str>,
    value: Identity,
}

#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Address(usize),
    Bytes(Box<[u8]>),
}

impl Inferred {
    /// Values are identified by their bytes in a grouped query, and by their address otherwise.
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

impl ParameterIndex {
    /// Returns the first parameter with the same value, shared by a clone.
    pub(super) fn find_shared(&mut self, binds: &[Bind], bind: &Bind) -> Option<usize> {
        for (at, earlier) in binds.iter().enumerate().skip(self.indexed) {
            self.by_address.entry(earlier.address()).or_insert(at);
        }
        self.indexed = binds.len();
        self.by_address.get(&bind.address()).copied()
    }

    /// Returns the first of the parameters `typed` with an equal value.
    pub(super) fn find_equal(
        &mut self,
        binds: &[Bind],
        typed: &[usize],
        bind: &Bind,
    ) -> Option<usize> {
        for &at in &typed[self.typed_indexed..] {
            if let Some(bytes) = binds[at].encoded() {
                self.typed.entry(bytes.to_vec()).or_default().push(at);
            }
        }
        self.typed_indexed = typed.len();
        let bytes = bind.encoded()?;
        let candidates = self.typed.get(&bytes[..])?.iter();
        candidates.copied().find(|&at| binds[at].equals(bind))
    }
}
