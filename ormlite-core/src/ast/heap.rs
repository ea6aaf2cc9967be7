//! A box whose contents are dropped through a vtable.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// A large part of a tree on the heap, behind a trait object.
///
/// Otherwise the drop glue of the whole tree would be compiled into every codegen unit that builds
/// one, since unwinding drops it.
pub struct ErasedBox<T: 'static>(Box<dyn Erased<T>>);

trait Erased<T>: Send + Sync {
    fn get(&self) -> &T;
    fn get_mut(&mut self) -> &mut T;
}

impl<T: Send + Sync> Erased<T> for T {
    fn get(&self) -> &T {
        self
    }
    fn get_mut(&mut self) -> &mut T {
        self
    }
}

impl<T: Send + Sync> ErasedBox<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deref for ErasedBox<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.0).get()
    }
}

impl<T> DerefMut for ErasedBox<T> {
    fn deref_mut(&mut self) -> &mut T {
        (*self.0).get_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for ErasedBox<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}

impl<T: Clone + Send + Sync> Clone for ErasedBox<T> {
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}
