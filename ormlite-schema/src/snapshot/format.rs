//! The version of the format, and the line that says it.

/// The version of the format that this crate writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The first line of each file, before the version.
pub(super) const FIRST: &str = "ormlite snapshot";
