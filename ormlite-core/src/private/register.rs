//! `register!`: passes a table to the registry, if there is one.

/// Registers a table.
#[cfg(feature = "registry")]
#[doc(hidden)]
#[macro_export]
macro_rules! __register {
    ($table:ident => $definition:expr) => {
        $crate::__private::inventory::submit! { $definition }
    };
}

/// Without the feature `registry` nothing is registered. The tokens are not even parsed.
#[cfg(not(feature = "registry"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __register {
    ($($definition:tt)*) => {};
}

#[cfg(feature = "registry")]
pub use inventory;

pub use crate::__register as register;
