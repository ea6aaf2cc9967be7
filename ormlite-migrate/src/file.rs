//! Files that are written whole or not at all.

use std::io;
use std::path::Path;

/// Writes a file and the folders that it is in. Others read the old text or the new one.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::write(&temporary, text).and_then(|()| std::fs::rename(&temporary, path));
    if written.is_err() {
        // The error to report is that of writing.
        let _ = std::fs::remove_file(&temporary);
    }
    written
}
