//! [`RowDecoders`]: the functions that decode the relations of a query.
//!
//! The tree of a query has no types, so the Rust type of a relation's rows is not known when the query is
//! decoded. Each relation therefore keeps a pointer to the function that decodes its records.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// The decoders of a query, in the order in which its reader takes them.
///
/// A reader decodes the columns of a row from left to right, and takes the next decoder for
///
/// - the value before the relations that `.with(..)` appends, once for each `.with(..)`, the last one
///   first;
/// - each relation whose records it decodes, and each enum of relations.
///
/// Only `select`, `append` and `prepend` make such a list, and they keep this order. If the order were
/// wrong, the type of the decoder would not match, which is an error of the query.
#[derive(Debug, Clone, Default)]
pub struct RowDecoders(Vec<RowDecoder>);

impl RowDecoders {
    /// Returns the decoders of selected columns, in the order of the columns.
    pub(crate) fn select(of_columns: impl IntoIterator<Item = RowDecoder>) -> Self {
        Self(of_columns.into_iter().collect())
    }

    /// Prepends a decoder for the value so far, and appends those of further columns.
    pub(crate) fn append(
        &mut self,
        before: RowDecoder,
        of_columns: impl IntoIterator<Item = RowDecoder>,
    ) {
        self.prepend(before);
        self.0.extend(of_columns);
    }

    /// Prepends a decoder for the value so far.
    pub(crate) fn prepend(&mut self, before: RowDecoder) {
        self.0.insert(0, before);
    }

    /// Removes all decoders, for a query whose rows are not decoded.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn as_slice(&self) -> &[RowDecoder] {
        &self.0
    }
}

/// A decoder whose type is erased.
#[derive(Clone)]
pub struct RowDecoder(Arc<dyn Any + Send + Sync>);

impl RowDecoder {
    pub(super) fn new(decoder: impl Any + Send + Sync) -> Self {
        Self(Arc::new(decoder))
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
