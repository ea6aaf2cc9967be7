//! The folder of this user's servers, below the system's temporary folder.

use std::env;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::PathBuf;

use super::ServerError;

/// Creates the folder, or checks that it belongs to this user: others can write to its parent.
pub(super) fn folder() -> Result<PathBuf, ServerError> {
    let uid = rustix::process::geteuid().as_raw();
    let base = env::temp_dir().join(format!("ormlite-{uid}"));
    // The server's account passes through the folder; it need not list it.
    match DirBuilder::new().mode(0o711).create(&base) {
        Err(error) if !base.exists() => return Err(ServerError::io("create", &base)(error)),
        _ => {}
    }
    let meta = fs::symlink_metadata(&base).map_err(ServerError::io("read", &base))?;
    if !meta.is_dir() || meta.uid() != uid || meta.mode() & 0o022 != 0 {
        return Err(ServerError::failed(
            format!("use {}", base.display()),
            "it must be a folder that this user owns and nobody else can write to",
        ));
    }
    Ok(base)
}
