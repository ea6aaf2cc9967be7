//! Random numbers that spread what would otherwise happen at the same time: retries, lifetimes,
//! addresses.

/// A random number from 0 to 1.
pub(crate) fn jitter() -> f64 {
    use std::hash::{BuildHasher, Hasher};
    // Every `RandomState` has its own keys.
    let random = std::hash::RandomState::new().build_hasher().finish();
    f64::from((random >> 32) as u32) / f64::from(u32::MAX)
}
