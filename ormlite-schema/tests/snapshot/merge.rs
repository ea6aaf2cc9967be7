//! Two developers change one snapshot, and git merges their files.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use ormlite_schema::Catalog;
use ormlite_schema::model::{Name, NotNull, ObjectId, Table, TypeKind};
use ormlite_schema::snapshot::Snapshot;

use crate::{assert_same, column, files, hotel, signature};

type Files = BTreeMap<String, String>;

/// What `git merge` does with the files; `None` if it reports a conflict.
fn merged(base: &Files, ours: &Files, theirs: &Files) -> Option<Files> {
    let folder = std::env::temp_dir().join(format!(
        "ormlite-merge-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::create_dir_all(&folder).unwrap();
    let mut merged = Files::new();
    let mut is_clean = true;
    let paths = base.keys().chain(ours.keys()).chain(theirs.keys());
    for path in paths.collect::<std::collections::BTreeSet<_>>() {
        match [base, ours, theirs].map(|files| files.get(path)) {
            [Some(base), Some(ours), Some(theirs)] => {
                match merge_file(&folder, [ours, base, theirs]) {
                    Some(text) => drop(merged.insert(path.clone(), text)),
                    None => is_clean = false,
                }
            }
            [None, Some(text), None] | [None, None, Some(text)] => {
                merged.insert(path.clone(), text.clone());
            }
            // One has deleted what the other has not changed.
            [Some(base), Some(left), None] | [Some(base), None, Some(left)] => {
                is_clean &= base == left
            }
            [None, ours, theirs] => is_clean &= ours == theirs,
            [Some(_), None, None] => {}
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    is_clean.then_some(merged)
}

fn merge_file(folder: &Path, texts: [&str; 3]) -> Option<String> {
    let names = ["ours", "base", "theirs"];
    for (name, text) in names.iter().zip(texts) {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let mut git = Command::new("git");
    let output = git
        .current_dir(folder)
        .args(["merge-file", "-p"])
        .args(names)
        .output();
    let output = output.expect("git is installed");
    let conflicts = output.status.code().unwrap();
    assert!(
        (0..128).contains(&conflicts),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    (conflicts == 0).then(|| String::from_utf8(output.stdout).unwrap())
}

type Edit = fn(&mut Catalog);

fn rooms(catalog: &mut Catalog) -> &mut Table {
    catalog.tables.get_mut(&Name::new("core", "rooms")).unwrap()
}

fn labels(catalog: &mut Catalog) -> &mut Vec<String> {
    let mood = catalog.types.get_mut(&Name::new("core", "mood")).unwrap();
    match &mut mood.kind {
        TypeKind::Enum(mood) => &mut mood.labels,
        _ => panic!("it is an enum"),
    }
}

fn body(catalog: &mut Catalog) -> &mut String {
    &mut catalog
        .routines
        .get_mut(&signature("touch"))
        .unwrap()
        .definition
}

fn add_table(catalog: &mut Catalog, name: &str) {
    let table = Table {
        columns: vec![column("id", "uuid")],
        ..Table::default()
    };
    catalog.tables.insert(Name::new("core", name), table);
}

/// A column with a dependency on its type.
fn add_mood(catalog: &mut Catalog, name: &str) {
    rooms(catalog).columns.push(column(name, "core.mood"));
    let object = ObjectId::Column(Name::new("core", "rooms"), name.to_owned());
    let mood = ObjectId::Type(Name::new("core", "mood"));
    catalog.dependencies.add(object, mood);
}

/// Both edits together give the catalog of both, in this order.
const CLEAN: [(&str, Edit, Edit); 14] = [
    (
        "each appends a column",
        |c| rooms(c).columns.push(column("area", "integer")),
        |c| rooms(c).columns.push(column("view", "text")),
    ),
    (
        "each appends a column that depends on a type",
        |c| add_mood(c, "by_day"),
        |c| add_mood(c, "night_mood"),
    ),
    (
        "each appends two columns",
        |c| {
            rooms(c).columns.push(column("area", "integer"));
            rooms(c).columns.push(column("nook", "text"));
        },
        |c| {
            rooms(c).columns.push(column("height", "text"));
            rooms(c).columns.push(column("view", "text"));
        },
    ),
    (
        "each adds a table of a neighbouring name",
        |c| add_table(c, "guests"),
        |c| add_table(c, "guests_of_honour"),
    ),
    (
        "each appends a label",
        |c| labels(c).push("awake".to_owned()),
        |c| labels(c).push("merry".to_owned()),
    ),
    (
        "a label in the middle and one at the end",
        |c| labels(c).insert(1, "livid".to_owned()),
        |c| labels(c).push("awake".to_owned()),
    ),
    (
        "each changes a neighbouring column",
        |c| rooms(c).columns[2].ty = "text".to_owned(),
        |c| rooms(c).columns[1].ty = "integer".to_owned(),
    ),
    (
        "one changes the last column, the other appends one",
        |c| rooms(c).columns[3].ty = "bigint".to_owned(),
        |c| rooms(c).columns.push(column("area", "integer")),
    ),
    (
        "one drops the last column, the other appends one",
        |c| drop(rooms(c).columns.pop()),
        |c| rooms(c).columns.push(column("view", "text")),
    ),
    (
        "one drops a column, the other a comment on another",
        |c| drop(rooms(c).columns.remove(3)),
        |c| rooms(c).columns[1].comment = Some("On the door".to_owned()),
    ),
    (
        "one drops a table, the other adds one",
        |c| drop(c.tables.remove(&Name::new("core", "rooms"))),
        |c| add_table(c, "suites"),
    ),
    (
        "each edits another line of a function",
        |c| *body(c) = body(c).replace("END", "END;"),
        |c| *body(c) = body(c).replace("RETURNS trigger", "RETURNS \"trigger\""),
    ),
    (
        "one adds a column, the other a constraint",
        |c| rooms(c).columns.push(column("view", "text")),
        |c| {
            let key = rooms(c).constraints["rooms_pkey"].clone();
            rooms(c).constraints.insert("rooms_zkey".to_owned(), key);
        },
    ),
    (
        "both make the same change",
        |c| rooms(c).columns[1].not_null = Some(NotNull::default()),
        |c| rooms(c).columns[1].not_null = Some(NotNull::default()),
    ),
];

#[test]
fn edits_of_different_things_merge() {
    for (case, ours, theirs) in CLEAN {
        let base = hotel();
        let (mut our, mut their, mut both) = (base.clone(), base.clone(), base.clone());
        ours(&mut our);
        theirs(&mut their);
        ours(&mut both);
        theirs(&mut both);
        let files = merged(&files(&base), &files(&our), &files(&their));
        let files = files.unwrap_or_else(|| panic!("{case}: a conflict"));
        let read = Snapshot::parse(files).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_same(read.catalog(), &both);
    }
}

const CONFLICTS: [(&str, Edit, Edit); 6] = [
    (
        "the type of a column",
        |c| rooms(c).columns[1].ty = "integer".to_owned(),
        |c| rooms(c).columns[1].ty = "bigint".to_owned(),
    ),
    (
        "a column that is changed and dropped",
        |c| rooms(c).columns[1].ty = "integer".to_owned(),
        |c| drop(rooms(c).columns.remove(1)),
    ),
    (
        "a table that is changed and dropped",
        |c| rooms(c).columns[1].ty = "integer".to_owned(),
        |c| drop(c.tables.remove(&Name::new("core", "rooms"))),
    ),
    (
        "two columns of one name",
        |c| rooms(c).columns.push(column("view", "text")),
        |c| rooms(c).columns.push(column("view", "integer")),
    ),
    (
        "one line of a function",
        |c| *body(c) = body(c).replace("RETURN new", "RETURN old"),
        |c| *body(c) = body(c).replace("RETURN new", "RETURN NULL"),
    ),
    (
        "two tables of one name",
        |c| add_table(c, "guests"),
        |c| {
            add_table(c, "guests");
            let guests = c.tables.get_mut(&Name::new("core", "guests")).unwrap();
            guests.columns.push(column("name", "text"));
        },
    ),
];

#[test]
fn edits_of_one_thing_conflict() {
    for (case, ours, theirs) in CONFLICTS {
        let base = hotel();
        let (mut our, mut their) = (base.clone(), base.clone());
        ours(&mut our);
        theirs(&mut their);
        let files = merged(&files(&base), &files(&our), &files(&their));
        assert!(files.is_none(), "{case}: {files:?}");
    }
}

/// The conflict of two columns whose names are neighbours is resolved by keeping both.
#[test]
fn both_sides_of_a_conflict_are_kept() {
    let base = hotel();
    let (mut our, mut their, mut both) = (base.clone(), base.clone(), base.clone());
    for catalog in [&mut our, &mut both] {
        rooms(catalog).columns.push(column("view", "text"));
    }
    for catalog in [&mut their, &mut both] {
        rooms(catalog).columns.push(column("width", "text"));
    }
    assert!(merged(&files(&base), &files(&our), &files(&their)).is_none());
    let mut files = files(&our);
    let text = files.get_mut("core/rooms.table").unwrap();
    let added = crate::files(&their)["core/rooms.table"].clone();
    for line in added.lines().filter(|line| line.contains(" width")) {
        text.push_str(line);
        text.push('\n');
    }
    assert_same(Snapshot::parse(files).unwrap().catalog(), &both);
}
