//! Snapshots of a live database, in a folder.

use std::path::PathBuf;

use ormlite_migrate::{Introspect, read_snapshot, write_snapshot};
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;
use ormlite_schema::snapshot::{Domains, Snapshot};

use crate::support::catalog_of;
use crate::torture::tortured;

/// A folder that does not exist yet, and is removed.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("ormlite-{name}-{}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn snapshot(catalog: &Catalog) -> Snapshot {
    Snapshot::from_catalog(catalog, &Domains::new())
}

#[tokio::test]
async fn every_object_is_read_from_files_as_it_was_from_the_server() {
    let (_database, db, _) = tortured().await;
    let catalog = Introspect::new().read(&db).await.expect("it is read");
    assert!(!catalog.dependencies.is_empty());

    let folder = Folder::new("snapshot");
    write_snapshot(&snapshot(&catalog), &folder.0).expect("it is written");
    let read = read_snapshot(&folder.0).expect("it is read");
    assert_eq!(read, snapshot(&catalog));
    let catalogs = [&catalog, read.catalog()];
    let [found, expected] = catalogs.map(|it| it.dependencies.iter().collect::<Vec<_>>());
    assert_eq!(found, expected);
}

#[tokio::test]
async fn files_of_dropped_objects_are_removed() {
    let mut catalog = catalog_of("CREATE TABLE rooms (id int); CREATE TABLE guests (id int)").await;
    let folder = Folder::new("dropped");
    let other = folder.0.join("public/README.md");
    write_snapshot(&snapshot(&catalog), &folder.0).expect("it is written");
    std::fs::write(&other, "Not of a snapshot").expect("it is written");

    catalog.tables.remove(&Name::new("public", "guests"));
    write_snapshot(&snapshot(&catalog), &folder.0).expect("it is written");
    assert!(other.exists());
    assert!(!folder.0.join("public/guests.table").exists());
    let read = read_snapshot(&folder.0).expect("it is read");
    assert_eq!(read, snapshot(&catalog));
}

#[test]
fn errors_name_the_file() {
    let folder = Folder::new("errors");
    let missing = read_snapshot(&folder.0).expect_err("there is no folder");
    assert_eq!(missing.file(), Some(&*folder.0));

    std::fs::create_dir_all(folder.0.join("core")).expect("it is created");
    let text = "ormlite snapshot 1\nschema core\nschema core colour = 1\n";
    std::fs::write(folder.0.join("core/core.schema"), text).expect("it is written");
    let wrong = read_snapshot(&folder.0).expect_err("it is wrong");
    let snapshot = wrong.snapshot().expect("that is the error");
    assert_eq!((snapshot.file(), snapshot.line()), ("core/core.schema", 3));
}
