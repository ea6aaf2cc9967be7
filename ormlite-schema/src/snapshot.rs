//! A catalog as files that merge: [`Snapshot`].
//!
//! A file has a fact on a line, and each line says by itself what it is about:
//!
//! ```text
//! ormlite snapshot 1
//!
//! table core.rooms
//! table core.rooms column id
//! table core.rooms column id not_null = {}
//! table core.rooms column id type = "uuid"
//! table core.rooms column mood
//! table core.rooms column mood after = "id"
//! table core.rooms column mood type = "core.mood"
//! depends column core.rooms mood on type core.mood
//! table core.rooms constraint rooms_pkey
//! table core.rooms constraint rooms_pkey primary_key = {"columns":["id"]}
//! ```
//!
//! - **No two lines are equal**, so a merge never takes a line of one object for that of another,
//!   and git takes no table for a renamed one.
//! - **Lines are sorted by name, not by position.** Columns and labels say what they come after.
//!   So two columns that are appended to one table are usually inserted at different places. Where they are neighbours,
//!   the conflict is resolved by keeping the lines of both.
//! - **The order of lines has no meaning**, nor has the file that they are in. A line that
//!   contradicts another one is an error, as is one that is not understood.
//! - **A table has a file of its own**, in the folder of its domain. New tables never conflict.
//! - **What an object depends on is beside it**, so it changes when the object does.
//! - A text of several lines, such as the definition of a function, is so in the file.

mod assemble;
mod dependency;
mod domains;
mod error;
mod format;
mod line;
mod place;
mod read;
mod shape;
mod write;

use std::collections::BTreeMap;

pub use self::domains::Domains;
pub use self::error::SnapshotError;
pub use self::format::FORMAT;
pub use self::place::is_snapshot_file;
use crate::Catalog;

/// A catalog as text files, in the format that the [module](self) describes.
///
/// The files of equal catalogs with equal dependencies are equal.
///
/// ```
/// use ormlite_schema::model::{Column, Name, Schema, Table};
/// use ormlite_schema::snapshot::{Domains, Snapshot};
/// use ormlite_schema::Catalog;
///
/// let mut catalog = Catalog::default();
/// catalog.schemas.insert("core".into(), Schema::default());
/// let id = Column { name: "id".into(), ty: "uuid".into(), ..Column::default() };
/// let rooms = Table { columns: vec![id], ..Table::default() };
/// catalog.tables.insert(Name::new("core", "rooms"), rooms);
///
/// let snapshot = Snapshot::from_catalog(&catalog, &Domains::new());
/// let paths: Vec<_> = snapshot.files().keys().collect();
/// assert_eq!(paths, ["core/core.schema", "core/rooms.table", "database.objects"]);
///
/// let read = Snapshot::parse(snapshot.files().clone())?;
/// assert_eq!(*read.catalog(), catalog);
/// # Ok::<(), ormlite_schema::snapshot::SnapshotError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    catalog: Catalog,
    files: BTreeMap<String, String>,
}

impl Snapshot {
    /// The files of a catalog, with a folder for each domain.
    ///
    /// What is in no schema, such as extensions and publications, is in `database.objects`, beside
    /// the folders.
    pub fn from_catalog(catalog: &Catalog, domains: &Domains) -> Self {
        Self {
            catalog: catalog.clone(),
            files: write::files(catalog, domains),
        }
    }

    /// Reads the texts of files by their paths.
    ///
    /// # Errors
    ///
    /// Each names its file and line: an unresolved conflict, a line that is not understood, two
    /// lines that contradict each other, a newer [format](FORMAT).
    pub fn parse(files: BTreeMap<String, String>) -> Result<Self, SnapshotError> {
        Ok(Self {
            catalog: read::catalog(&files)?,
            files,
        })
    }

    /// The texts of the files, by paths with `/` that are relative to the folder of the snapshot.
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The catalog alone.
    pub fn into_catalog(self) -> Catalog {
        self.catalog
    }
}
