//! What the reader of a row must know that the type of what it reads does not say: how the records
//! of a relation are read, and what is read before what `.with(..)` has added.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// One such thing, its type erased; readers ask for them in the order in which they were left.
#[derive(Clone)]
pub struct RowDecoder(Arc<dyn Any + Send + Sync>);

impl RowDecoder {
    pub(super) fn new(part: impl Any + Send + Sync) -> Self {
        Self(Arc::new(part))
    }

    pub(super) fn get<T: 'static>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

impl fmt::Debug for RowDecoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").finish_non_exhaustive()
    }
}
