//! How a call site is printed.

use std::fmt;
use std::panic::Location;

/// A call site, as people and editors read it.
pub(super) struct CallSite(pub(super) Option<&'static Location<'static>>);

impl fmt::Display for CallSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(at) => write!(f, "{}:{}", at.file(), at.line()),
            None => f.write_str("unknown call site"),
        }
    }
}
