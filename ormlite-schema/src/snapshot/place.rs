//! The paths of files: `core/rooms.table`.

use super::domains::Domains;
use crate::Catalog;
use crate::model::{Name, Signature};

/// The file of what is in no schema.
pub(super) const DATABASE: &str = "database.objects";

/// The kinds that have files, which are the extensions of their names.
const KINDS: [&str; 6] = ["schema", "type", "sequence", "routine", "table", "view"];

/// Whether a path is that of a file of a snapshot, by its extension. A folder of a snapshot can have
/// others in it, such as a `README.md`.
pub fn is_snapshot_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    path == DATABASE || extension.is_some_and(|extension| KINDS.contains(&extension))
}

/// The file of an object, by its path in the catalog.
///
/// A sequence that a table owns and statistics are in the file of their table.
pub(super) fn file_of(catalog: &Catalog, domains: &Domains, path: &[String]) -> String {
    let [kind, name, ..] = path else {
        return DATABASE.to_owned();
    };
    let relation = |name: &Name| {
        let kind = match catalog.views.contains_key(name) {
            true => "view",
            false => "table",
        };
        file(domains.of(name), &name.name, kind)
    };
    let named = || name.parse::<Name>().ok();
    let found = match kind.as_str() {
        "schema" => Some(file(domains.of_schema(name), name, kind)),
        "table" | "view" => named().map(|name| relation(&name)),
        "type" => named().map(|name| file(domains.of(&name), &name.name, kind)),
        "sequence" => named().map(|name| {
            let sequence = catalog.sequences.get(&name);
            match sequence.and_then(|sequence| sequence.owned_by.as_ref()) {
                Some((table, _)) => relation(table),
                None => file(domains.of(&name), &name.name, kind),
            }
        }),
        "statistics" => named()
            .and_then(|name| catalog.statistics.get(&name))
            .map(|statistics| relation(&statistics.table)),
        "routine" => {
            let signature: Option<Signature> = name.parse().ok();
            signature.map(|it| file(domains.of(&it.name), &it.name.name, kind))
        }
        _ => None,
    };
    found.unwrap_or_else(|| DATABASE.to_owned())
}

fn file(domain: &str, name: &str, kind: &str) -> String {
    format!("{}/{}.{kind}", file_name(domain), file_name(name))
}

/// A name as that of a file on every system: those that ignore case, and those that refuse
/// characters and the names of devices.
fn file_name(name: &str) -> String {
    let devices = ["con", "prn", "aux", "nul", "com", "lpt"];
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_device = devices.contains(&stem);
    let mut written = String::new();
    for (at, byte) in name.bytes().enumerate() {
        let is_plain = matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
        match is_plain && !(is_device && at == 0) {
            true => written.push(byte.into()),
            false => written.push_str(&format!("%{byte:02x}")),
        }
    }
    match written.is_empty() {
        true => "%".to_owned(),
        false => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        for (name, expected) in [
            ("rooms", "rooms"),
            ("Rooms", "%52ooms"),
            ("../a b", "%2e%2e%2fa%20b"),
            ("ü", "%c3%bc"),
            ("aux", "%61ux"),
            ("com1", "%63om1"),
            ("common", "common"),
            ("", "%"),
            ("%", "%25"),
        ] {
            assert_eq!(file_name(name), expected);
        }
    }

    #[test]
    fn other_files_are_not_of_a_snapshot() {
        for path in ["core/rooms.table", "database.objects", "core/%52ooms.view"] {
            assert!(is_snapshot_file(path), "{path}");
        }
        for path in [
            "README.md",
            "core/rooms",
            "core/database.objects",
            ".gitattributes",
        ] {
            assert!(!is_snapshot_file(path), "{path}");
        }
    }
}
