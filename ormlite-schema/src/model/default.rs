//! Fields that a snapshot leaves out.

/// Whether a field has its default, and is left out of a snapshot.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
