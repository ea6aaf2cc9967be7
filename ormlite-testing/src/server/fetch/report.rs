//! Messages about a download, which can take a while.

use std::io::{self, Write};

/// Writes a line to the terminal. It bypasses the output capture of the test harness, which would
/// show the line only if a test fails.
pub(super) fn report(line: &str) {
    if cfg!(test) {
        eprintln!("ormlite: {line}");
    } else {
        // If it cannot be written, it cannot be read either.
        let _ = writeln!(io::stderr(), "ormlite: {line}");
    }
}
