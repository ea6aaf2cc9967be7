//! A catalog in a file, with the fingerprint of the database that it was read from.

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use ormlite_schema::Catalog;

use crate::{Error, file};

/// What the file begins with. The rest of the first line is the checksum of the other lines.
const FIRST: &str = "ormlite catalog ";

/// The catalog in a file, if the file is whole and of this key.
pub(super) fn load(path: &Path, key: &str) -> Option<Catalog> {
    let text = std::fs::read_to_string(path).ok()?;
    let (first, rest) = text.split_once('\n')?;
    let is_whole = first.strip_prefix(FIRST)? == checksum(rest);
    let (found, json) = rest.split_once('\n')?;
    match is_whole && found == key {
        true => serde_json::from_str(json).ok(),
        false => None,
    }
}

/// Writes a catalog and its key, which is one line.
pub(super) fn store(path: &Path, key: &str, catalog: &Catalog) -> Result<(), Error> {
    let failed = |error| Error::io(path, error);
    let json = serde_json::to_string(catalog).map_err(|error| failed(error.into()))?;
    let rest = format!("{key}\n{json}");
    let text = format!("{FIRST}{}\n{rest}", checksum(&rest));
    file::write(path, &text).map_err(failed)
}

/// Another version of Rust may have another hash: the file is then not whole, and is written again.
fn checksum(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    format!("{:016x}", hasher.finish())
}
