//! Snapshots in folders.

use std::collections::BTreeMap;
use std::path::Path;

use ormlite_schema::snapshot::{Snapshot, is_snapshot_file};

use crate::{Error, file};

/// Reads the files of a snapshot in a folder, and those in the folders of it.
///
/// Files with other extensions, such as a `README.md`, are left alone. A folder without files of a
/// snapshot is one of an empty catalog.
///
/// # Errors
/// - [`file`](Error::file): the folder or a file in it could not be read.
/// - [`snapshot`](Error::snapshot): a file is wrong; the error says in which line.
pub fn read_snapshot(folder: impl AsRef<Path>) -> Result<Snapshot, Error> {
    let folder = folder.as_ref();
    let mut files = BTreeMap::new();
    for path in paths(folder)? {
        let file = folder.join(&path);
        let text = std::fs::read_to_string(&file).map_err(|error| Error::io(&file, error))?;
        files.insert(path, text);
    }
    Snapshot::parse(files).map_err(Error::wrong_snapshot)
}

/// Writes the files of a snapshot into a folder, and removes those of objects that it does not have.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), Box<dyn std::error::Error>> {
/// use ormlite_migrate::{Introspect, read_snapshot, write_snapshot};
/// use ormlite_schema::snapshot::{Domains, Snapshot};
///
/// let catalog = Introspect::new().read(&db).await?;
/// let snapshot = Snapshot::from_catalog(&catalog, &Domains::new());
/// write_snapshot(&snapshot, "schema")?;
/// assert_eq!(read_snapshot("schema")?, snapshot);
/// # Ok(())
/// # }
/// ```
///
/// A file that is not changed is not written.
///
/// # Errors
/// [`file`](Error::file): the folder or a file in it could not be written.
pub fn write_snapshot(snapshot: &Snapshot, folder: impl AsRef<Path>) -> Result<(), Error> {
    let folder = folder.as_ref();
    std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    for path in paths(folder)? {
        let file = folder.join(&path);
        match snapshot.files().get(&path) {
            Some(_) => {}
            None => std::fs::remove_file(&file).map_err(|error| Error::io(&file, error))?,
        }
    }
    for (path, text) in snapshot.files() {
        let path = folder.join(path);
        let is_written = std::fs::read(&path).is_ok_and(|found| found == text.as_bytes());
        if !is_written {
            file::write(&path, text).map_err(|error| Error::io(&path, error))?;
        }
    }
    Ok(())
}

/// The files of a snapshot: in the folder, and in the folders of domains.
fn paths(folder: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for name in names(folder)? {
        let path = folder.join(&name);
        if !path.is_dir() {
            found.push(name);
            continue;
        }
        let in_domain = names(&path)?.into_iter();
        found.extend(in_domain.map(|file| format!("{name}/{file}")));
    }
    found.retain(|path| is_snapshot_file(path));
    Ok(found)
}

fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |error| Error::io(folder, error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        // A name that is not UTF-8 is not one of a snapshot.
        names.extend(entry.map_err(failed)?.file_name().into_string().ok());
    }
    Ok(names)
}
