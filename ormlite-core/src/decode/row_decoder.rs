//! [`RowDecoders`]: the decoders that the reader of a query needs at run time, besides the type of the
//! result.
//!
//! A query's tree is erased, and with it the types of what its relations return. The decode function of a
//! selection knows that a relation stands in a column, but not how its records are decoded: that is a
//! function pointer, kept here.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// The decoders of a query, in the order in which its reader takes them.
///
/// A reader decodes the columns of a row from left to right, and takes the first decoder that is left
///
/// - for the value before the relations that `.with(..)` appends, once for each `.with(..)`, the last one
///   first;
/// - for each relation of which it reads records, and for each enum of relations.
///
/// `select`, `append` and `prepend` are the only ways to
/// make such a list, and keep that order. Were it another, the type of the decoder would be, too: that is
/// an error of the query, and never a value that was decoded by the wrong function.
#[derive(Debug, Clone, Default)]
pub struct RowDecoders(Vec<RowDecoder>);

impl RowDecoders {
    /// The decoders of selected columns, in the order of the columns.
    pub(crate) fn select(of_columns: impl IntoIterator<Item = RowDecoder>) -> Self {
        Self(of_columns.into_iter().collect())
    }

    /// Puts a decoder for the value so far before these, and those of further columns behind.
    pub(crate) fn append(
        &mut self,
        before: RowDecoder,
        of_columns: impl IntoIterator<Item = RowDecoder>,
    ) {
        self.prepend(before);
        self.0.extend(of_columns);
    }

    /// Puts a decoder for the value so far before these.
    pub(crate) fn prepend(&mut self, before: RowDecoder) {
        self.0.insert(0, before);
    }

    /// Drops them: nothing is decoded.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn as_slice(&self) -> &[RowDecoder] {
        &self.0
    }
}

/// A decoder, its type erased.
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
