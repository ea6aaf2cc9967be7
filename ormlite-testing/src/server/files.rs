//! Copying, opening and hashing files.

use std::fs;
use std::io;
use std::path::Path;

/// Lets every user read and run the contents of a folder, whatever the umask was.
pub(super) fn let_everybody_read(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let meta = fs::symlink_metadata(path)?;
    if meta.is_symlink() {
        return Ok(());
    }
    let mut permissions = meta.permissions();
    let mode = permissions.mode();
    let readable = match mode & 0o111 {
        0 => mode | 0o444,
        _ => mode | 0o555,
    };
    if readable != mode {
        permissions.set_mode(readable);
        fs::set_permissions(path, permissions)?;
    }
    if meta.is_dir() {
        for entry in fs::read_dir(path)? {
            let_everybody_read(&entry?.path())?;
        }
    }
    Ok(())
}

/// Copies a folder with its contents, links as links.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let meta = fs::symlink_metadata(from)?;
    if meta.is_symlink() {
        std::os::unix::fs::symlink(fs::read_link(from)?, to)
    } else if meta.is_dir() {
        fs::create_dir(to)?;
        fs::read_dir(from)?.try_for_each(|entry| {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))
        })
    } else {
        fs::copy(from, to).map(drop)
    }
}

/// The SHA-256 hash of a file in hexadecimal digits.
pub(super) fn sha256(path: &Path) -> io::Result<String> {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(fs::read(path)?);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
