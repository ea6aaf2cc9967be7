//! What is wrong with a file, and in which line.

use std::collections::BTreeMap;

use ormlite_schema::snapshot::{Snapshot, SnapshotError};

use crate::{files, hotel};

/// The error after a text in the file of the table was replaced.
fn error(file: &str, from: &str, to: &str) -> SnapshotError {
    let mut files = files(&hotel());
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{text}");
    *text = text.replacen(from, to, 1);
    Snapshot::parse(files).unwrap_err()
}

const TABLE: &str = "core/rooms.table";

#[test]
fn errors_name_the_file_and_the_line() {
    let number = "table core.rooms column number\n";
    let kept = |line: &str| format!("{number}{line}\n");
    for (from, to, expected) in [
        (
            number,
            kept("table core.rooms column number colour = \"red\""),
            "core/rooms.table:15: `table core.rooms column number colour = \"red\"` says nothing that format 1 has; correct or delete the line",
        ),
        (
            number,
            kept("table core.rooms tags label = 1"),
            "core/rooms.table:15: `table core.rooms tags label = 1` says nothing that format 1 has; correct or delete the line",
        ),
        (
            number,
            kept("tabel core.rooms"),
            "core/rooms.table:15: `tabel core.rooms` says nothing that format 1 has; correct or delete the line",
        ),
        (
            "{\"columns\":[\"id\"]}",
            "{\"columns\":[\"id\"],\"colour\":1}".to_owned(),
            "core/rooms.table:18: `table core.rooms constraint rooms_pkey primary_key = {\"colour\":1,\"columns\":[\"id\"]}` says nothing that format 1 has; correct or delete the line",
        ),
        (
            "depends column core.rooms mood on type core.mood",
            "depends column core.rooms mood on kind core.mood".to_owned(),
            "core/rooms.table:13: `depends column core.rooms mood on kind core.mood` says nothing that format 1 has; correct or delete the line",
        ),
        (
            number,
            kept("table core.rooms column floor type = \"bigint\""),
            "core/rooms.table:15: `table core.rooms column floor type` has another value in core/rooms.table:6; keep one of the two lines",
        ),
        (
            number,
            String::new(),
            "core/rooms.table:14: the line is about `table core.rooms column number`, which has no line of its own; add that line, or delete this one",
        ),
        (
            "table core.rooms\n",
            String::new(),
            "core/rooms.table:3: the line is about `table core.rooms`, which has no line of its own; add that line, or delete this one",
        ),
        (
            "table core.rooms column number type = \"text\"\n",
            String::new(),
            "core/rooms.table:14: `table core.rooms column number` is not complete: `type` is missing",
        ),
        (
            "type = \"text\"",
            "type = 5".to_owned(),
            "core/rooms.table:3: `table core.rooms` is not complete: invalid type: integer `5`, expected a string",
        ),
        (
            number,
            kept("<<<<<<< ours"),
            "core/rooms.table:15: there is an unresolved conflict; keep the lines of both sides, or one of two that say different things of the same object",
        ),
        (
            number,
            kept("not  a line"),
            "core/rooms.table:15: the line is not a path, or a path with ` = ` and JSON",
        ),
        (
            "after = \"id\"",
            "after = \"floor\"".to_owned(),
            "core/rooms.table:4: what comes after what is circular in `table core.rooms column`; correct the lines with `after`",
        ),
        (
            "ormlite snapshot 1",
            "ormlite snapshot 2".to_owned(),
            "core/rooms.table:1: the format is 2, and this version of ormlite reads formats up to 1; use the version of ormlite that wrote the file, or a later one",
        ),
        (
            "ormlite snapshot 1",
            "{".to_owned(),
            "core/rooms.table:1: the first line is not `ormlite snapshot 1`; restore the file, or delete it",
        ),
    ] {
        let error = error(TABLE, from, &to);
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.file(), TABLE);
        assert!(expected.contains(&format!(":{}: ", error.line())));
    }
}

#[test]
fn errors_have_predicates() {
    let newer = error(TABLE, "snapshot 1", "snapshot 2");
    assert!(newer.is_newer_format() && !newer.is_conflict());
    let conflict = error(TABLE, "\ntable", "\n<<<<<<< ours\ntable");
    assert!(conflict.is_conflict() && !conflict.is_newer_format());
}

#[test]
fn objects_that_are_not_complete() {
    let routine = error("core/touch.routine", "definition =\n", "body =\n");
    let expected =
        "core/touch.routine:3: `routine core.touch()` is not complete: `definition` is missing";
    // The unknown field is found first.
    assert!(routine.to_string().contains("body"), "{routine}");
    let text =
        "ormlite snapshot 1\n\nroutine core.touch()\nroutine core.touch() arguments = \"\"\n";
    let files = BTreeMap::from([("core/touch.routine".to_owned(), text.to_owned())]);
    assert_eq!(Snapshot::parse(files).unwrap_err().to_string(), expected);
}
