//! [`RowDecoder`]: a decoder that the reader needs at run time, besides the type of the result.
//!
//! It decodes the records of a relation, or the value before the relations that `.with(..)` appends.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// A decoder, its type erased. A reader uses the decoders of a query in the order of their creation.
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
        f.debug_struct("RowDecoder").finish_non_exhaustive()
    }
}
