//! What the reader of a row must know that the type of what it reads does not say: how the records
//! of a relation are read, and what is read before what `.with(..)` has added.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::{Decode, Reader};

/// One such thing, its type erased; readers ask for them in the order in which they were left.
#[derive(Clone)]
pub struct Part(Arc<dyn Any + Send + Sync>);

impl Part {
    /// How a record of a relation to the table is read.
    pub(crate) fn record<O: 'static>(
        table: &'static str,
        parts: Vec<Part>,
        read: Decode<O>,
    ) -> Self {
        Self(Arc::new(Record { table, parts, read }))
    }

    /// How the variants of an enum are read, of which one is there, or none.
    pub(crate) fn one_of<E: 'static>(variants: Vec<Variant<E>>) -> Self {
        Self(Arc::new(variants))
    }

    /// How a row is read up to what is added to it.
    pub(crate) fn before<O: 'static>(decode: Decode<O>) -> Self {
        Self(Arc::new(decode))
    }

    pub(super) fn get<T: 'static>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").finish_non_exhaustive()
    }
}

/// How a record of a relation is read.
pub(super) struct Record<O> {
    pub(super) table: &'static str,
    pub(super) parts: Vec<Part>,
    pub(super) read: Decode<O>,
}

/// How a record is read as a variant of an enum.
pub(crate) struct Variant<E> {
    pub(super) parts: Vec<Part>,
    pub(super) read: Box<dyn Fn(&mut Reader<'_>) -> Option<E> + Send + Sync>,
}

impl<E> Variant<E> {
    pub(crate) fn new(
        parts: Vec<Part>,
        read: impl Fn(&mut Reader<'_>) -> Option<E> + Send + Sync + 'static,
    ) -> Self {
        Self {
            parts,
            read: Box::new(read),
        }
    }
}
