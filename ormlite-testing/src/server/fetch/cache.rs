//! Where downloaded programs are kept: a folder per package, which is complete once it has its
//! name.
//!
//! ```text
//! <cache>/lock                  held while downloading
//! <cache>/.partial-<n>/         a running download, or one whose process was killed
//! <cache>/postgresql-<..>/      an unpacked package
//! ```

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::PathBuf;

use super::report::report;
use crate::identity;
use crate::server::base;

const PARTIAL: &str = ".partial-";

/// A folder for downloaded programs; it need not exist.
#[derive(Debug, Clone)]
pub(in crate::server) struct Cache {
    pub(super) folder: PathBuf,
}

impl Cache {
    pub(in crate::server) fn at(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Cache { folder }
    }

    /// The user's cache, then the folder of this user's servers, for the case that the cache cannot
    /// be written.
    pub(in crate::server) fn of_this_user() -> Vec<Self> {
        let home = env::home_dir().filter(|home| home.is_absolute());
        let by_platform = || {
            Some(match env::consts::OS {
                "macos" => home?.join("Library/Caches"),
                _ => home?.join(".cache"),
            })
        };
        let user = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .or_else(by_platform);
        let temporary = base::folder().ok();
        (user.map(|folder| folder.join("ormlite")))
            .into_iter()
            .chain(temporary.map(|folder| folder.join("cache")))
            .map(Cache::at)
            .collect()
    }

    /// Creates the folder and locks it against other processes. Waits for those that are
    /// downloading.
    pub(super) fn open(&self) -> io::Result<LockedCache<'_>> {
        fs::create_dir_all(&self.folder)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.folder.join("lock"))?;
        let locked = match lock.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                report("another process is fetching PostgreSQL: waiting for it");
                lock.lock().is_ok()
            }
            // A file system without locks: two processes may download at the same time, and either
            // copy is used.
            Err(TryLockError::Error(_)) => false,
        };
        if locked {
            self.clear();
        }
        Ok(LockedCache {
            cache: self,
            _lock: lock,
        })
    }

    /// Removes what killed processes have left. Only called with the lock held.
    fn clear(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(PARTIAL.as_bytes()) {
                // What remains is never used, so an error does not matter.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// A cache that this process may write to.
pub(super) struct LockedCache<'a> {
    cache: &'a Cache,
    /// The kernel releases it if the process dies.
    _lock: File,
}

impl LockedCache<'_> {
    pub(super) fn cache(&self) -> &Cache {
        self.cache
    }

    /// A new folder to download into.
    pub(super) fn staging(&self) -> io::Result<Staging> {
        let name = format!("{PARTIAL}{}", identity::unique());
        let folder = self.cache.folder.join(name);
        fs::create_dir(&folder)?;
        Ok(Staging { folder })
    }

    /// Renames an unpacked folder to its final name, atomically.
    pub(super) fn publish(&self, staging: &Staging, name: &str) -> io::Result<PathBuf> {
        let target = self.cache.folder.join(name);
        if target.exists() {
            // Some of its files have been removed.
            fs::rename(&target, staging.folder.join("old"))?;
        }
        fs::rename(staging.unpacked(), &target)?;
        Ok(target)
    }
}

/// A folder that is removed with its contents when this is dropped.
pub(super) struct Staging {
    pub(super) folder: PathBuf,
}

impl Staging {
    pub(super) fn unpacked(&self) -> PathBuf {
        self.folder.join("unpacked")
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
