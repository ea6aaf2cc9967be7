//! Messages about a fetch, which may take a while.

use std::io::{self, Write};

/// Writes a line to the terminal. It bypasses the output capture of the test harness, which would show
/// it only if a test fails.
pub(super) fn report(line: &str) {
    if cfg!(test) {
        eprintln!("ormlite: {line}");
    } else {
        // Nobody reads it where it cannot be written.
        let _ = writeln!(io::stderr(), "ormlite: {line}");
    }
}
