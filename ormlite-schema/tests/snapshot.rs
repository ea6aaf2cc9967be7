//! Snapshots: what is written is read, edits merge, and what is wrong is said with its line.

#[path = "snapshot/errors.rs"]
mod errors;
#[path = "snapshot/merge.rs"]
mod merge;
#[path = "snapshot/names.rs"]
mod names;

use std::collections::BTreeMap;

use ormlite_schema::Catalog;
use ormlite_schema::model::{
    Column, Constraint, ConstraintKind, EnumType, Key, Name, NotNull, ObjectId, Routine, Schema,
    Signature, Table, Type, TypeKind,
};
use ormlite_schema::snapshot::{Domains, Snapshot};

/// A small schema: a table, an enum and a function.
pub(crate) fn hotel() -> Catalog {
    let mut catalog = Catalog::default();
    catalog.schemas.insert("core".to_owned(), Schema::default());
    let labels = ["calm", "loud", "zen"].map(str::to_owned).to_vec();
    let mood = Type {
        kind: TypeKind::Enum(EnumType { labels }),
        comment: None,
        acl: None,
    };
    catalog.types.insert(Name::new("core", "mood"), mood);
    let key = Key {
        columns: vec!["id".to_owned()],
        ..Key::default()
    };
    let key = Constraint {
        kind: ConstraintKind::PrimaryKey(key),
        timing: Default::default(),
        not_valid: false,
        not_enforced: false,
        inherited: false,
        comment: None,
        index_comment: None,
        index_attached_to: None,
    };
    let id = Column {
        not_null: Some(NotNull::default()),
        ..column("id", "uuid")
    };
    let rooms = Table {
        columns: vec![
            id,
            column("number", "text"),
            column("mood", "core.mood"),
            column("floor", "integer"),
        ],
        constraints: BTreeMap::from([("rooms_pkey".to_owned(), key)]),
        ..Table::default()
    };
    let name = Name::new("core", "rooms");
    catalog.tables.insert(name.clone(), rooms);
    let touch = Routine {
        definition:
            "CREATE FUNCTION core.touch() RETURNS trigger AS $$\nBEGIN\n  RETURN new;\nEND\n$$"
                .to_owned(),
        returns: Some("trigger".to_owned()),
        ..Routine::default()
    };
    catalog.routines.insert(signature("touch"), touch);
    let mood = ObjectId::Type(Name::new("core", "mood"));
    let column = ObjectId::Column(name, "mood".to_owned());
    catalog.dependencies.add(column, mood);
    catalog
}

pub(crate) fn column(name: &str, ty: &str) -> Column {
    Column {
        name: name.to_owned(),
        ty: ty.to_owned(),
        ..Column::default()
    }
}

pub(crate) fn signature(name: &str) -> Signature {
    Signature {
        name: Name::new("core", name),
        arguments: String::new(),
    }
}

pub(crate) fn files(catalog: &Catalog) -> BTreeMap<String, String> {
    let snapshot = Snapshot::from_catalog(catalog, &Domains::new());
    snapshot.files().clone()
}

/// Equal, and with equal dependencies, which do not count for `==`.
#[track_caller]
pub(crate) fn assert_same(found: &Catalog, expected: &Catalog) {
    assert_eq!(found, expected);
    let found: Vec<_> = found.dependencies.iter().collect();
    assert_eq!(found, expected.dependencies.iter().collect::<Vec<_>>());
}

#[track_caller]
pub(crate) fn assert_round_trip(catalog: &Catalog) {
    let written = files(catalog);
    let read = Snapshot::parse(written.clone()).unwrap_or_else(|error| panic!("{error}"));
    assert_same(read.catalog(), catalog);
    assert_eq!(files(read.catalog()), written);
}

fn torture(json: &str) -> Catalog {
    let mut catalog: Catalog = serde_json::from_str(json).unwrap();
    // A server's catalog is sorted; those of the tests are in the order of reading.
    catalog.others.sort();
    for publication in catalog.publications.values_mut() {
        publication.tables.sort_by(|a, b| a.table.cmp(&b.table));
    }
    catalog
}

#[test]
fn a_table_is_a_file_of_sorted_facts() {
    let files = files(&hotel());
    let paths: Vec<_> = files.keys().collect();
    let expected = [
        "core/core.schema",
        "core/mood.type",
        "core/rooms.table",
        "core/touch.routine",
        "database.objects",
    ];
    assert_eq!(paths, expected);
    let table = r#"ormlite snapshot 1

table core.rooms
table core.rooms column floor
table core.rooms column floor after = "mood"
table core.rooms column floor type = "integer"
table core.rooms column id
table core.rooms column id not_null = {}
table core.rooms column id type = "uuid"
table core.rooms column mood
table core.rooms column mood after = "number"
table core.rooms column mood type = "core.mood"
depends column core.rooms mood on type core.mood
table core.rooms column number
table core.rooms column number after = "id"
table core.rooms column number type = "text"
table core.rooms constraint rooms_pkey
table core.rooms constraint rooms_pkey primary_key = {"columns":["id"]}
"#;
    assert_eq!(files["core/rooms.table"], table);
    let ty = r#"ormlite snapshot 1

type core.mood
type core.mood enum
type core.mood enum label calm
type core.mood enum label loud
type core.mood enum label loud after = "calm"
type core.mood enum label zen
type core.mood enum label zen after = "loud"
"#;
    assert_eq!(files["core/mood.type"], ty);
    let routine = r#"ormlite snapshot 1

routine core.touch()
routine core.touch() arguments = ""
routine core.touch() definition =
  | CREATE FUNCTION core.touch() RETURNS trigger AS $$
  | BEGIN
  |   RETURN new;
  | END
  | $$
routine core.touch() returns = "trigger"
"#;
    assert_eq!(files["core/touch.routine"], routine);
}

#[test]
fn every_object_is_read_as_it_is_written() {
    assert_round_trip(&Catalog::default());
    assert_round_trip(&hotel());
    assert_round_trip(&torture(include_str!("torture/15.json")));
    assert_round_trip(&torture(include_str!("torture/18.json")));
}

/// As an editor or a merge may leave them.
#[test]
fn neither_the_order_of_lines_nor_their_file_counts() {
    let mut catalog = torture(include_str!("torture/15.json"));
    let table = ObjectId::Table(Name::new("core", "rooms"));
    let elsewhere = ObjectId::Index(Name::new("core", "of no table"));
    catalog.dependencies.add(table.clone(), elsewhere.clone());
    catalog.dependencies.add(elsewhere, table);
    let mut lines: Vec<String> = Vec::new();
    for text in files(&catalog).values() {
        for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
            match (line.strip_prefix("  |"), lines.last_mut()) {
                (Some(_), Some(last)) => *last += &format!("\r\n{line}"),
                _ => lines.push(line.to_owned()),
            }
        }
    }
    lines.reverse();
    lines.push(lines[0].clone());
    let text = format!("ormlite snapshot 1\r\n{}", lines.join("\r\n\r\n"));
    let read = Snapshot::parse(BTreeMap::from([("all".to_owned(), text)])).unwrap();
    assert_same(read.catalog(), &catalog);
}

#[test]
fn domains_are_folders() {
    let catalog = torture(include_str!("torture/15.json"));
    let domains = Domains::new()
        .schemas("all of it", ["core", "public"])
        .tables("stays", [Name::new("core", "stays")]);
    let snapshot = Snapshot::from_catalog(&catalog, &domains);
    let folders: std::collections::BTreeSet<_> = snapshot
        .files()
        .keys()
        .filter_map(|path| path.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let expected = ["%4fdd%20%22schema%22", "all%20of%20it", "stays"];
    assert_eq!(folders.into_iter().collect::<Vec<_>>(), expected);
    assert!(snapshot.files().contains_key("stays/stays.table"));
    // What belongs to a table is in its file.
    let rooms = &snapshot.files()["all%20of%20it/rooms.table"];
    assert!(
        rooms.contains("\nsequence core.rooms_serial_seq\n"),
        "{rooms}"
    );
    assert!(rooms.contains("\nstatistics core.room_stats\n"), "{rooms}");
    let read = Snapshot::parse(snapshot.files().clone()).unwrap();
    assert_same(read.catalog(), &catalog);
}
