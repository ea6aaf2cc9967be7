//! Reads a folder of migrations.

use std::path::Path;

use super::migration::{DOWN, Migration, UP, domain, numbered};
use crate::Error;

/// All migrations of a folder, in the order of the folders.
pub(super) fn read(folder: &Path) -> Result<Vec<Migration>, Error> {
    let mut migrations = Vec::new();
    for entry in folders(folder)? {
        let path = folder.join(&entry);
        if path.join(UP).is_file() || path.join(DOWN).is_file() {
            migrations.push(migration(folder, Path::new(&entry))?);
            continue;
        }
        if numbered(Path::new(&entry)).is_some() && has_sql(&path)? {
            return Err(Error::wrong_folder(&path, "it has no up.sql"));
        }
        let within = folders(&path)?;
        // A folder of something else, such as that of seeds or snapshots.
        let is_domain = within
            .iter()
            .any(|name| numbered(Path::new(name)).is_some());
        for name in within.into_iter().filter(|_| is_domain) {
            migrations.push(migration(folder, &Path::new(&entry).join(name))?);
        }
    }
    Ok(migrations)
}

fn migration(folder: &Path, path: &Path) -> Result<Migration, Error> {
    let full = folder.join(path);
    let read = |file: &str| match std::fs::read_to_string(full.join(file)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(&full.join(file), error)),
    };
    let Some(up) = read(UP)? else {
        return Err(Error::wrong_folder(&full, "it has no up.sql"));
    };
    let down = read(DOWN)?;
    Migration::parse(&full, domain(path), &up, down.as_deref())
}

fn has_sql(folder: &Path) -> Result<bool, Error> {
    let entries = std::fs::read_dir(folder).map_err(|error| Error::io(folder, error))?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    Ok(paths.any(|path| path.extension().is_some_and(|it| it == "sql")))
}

/// The names of the folders in a folder, but for hidden ones.
fn folders(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |error| Error::io(folder, error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if !entry.path().is_dir() {
            continue;
        }
        let Ok(name) = entry.file_name().into_string() else {
            return Err(Error::wrong_folder(&entry.path(), "its name is not UTF-8"));
        };
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
