//! Files as a catalog.
//!
//! serde reads what the lines are put together to. What it does not read is found by writing the
//! catalog again: a line that is not written is not known.

use std::collections::BTreeMap;

use serde_json::Value;

use super::assemble::{Assembled, Line, Wrong};
use super::dependency;
use super::error::{Kind, Place, SnapshotError};
use super::format::{FIRST, FORMAT};
use super::line::{Fact, subject};
use super::write::{self, AFTER};
use crate::Catalog;
use crate::model::Dependencies;

/// The lines of all files by their paths.
type Facts = BTreeMap<Vec<String>, Found>;

struct Found {
    value: Option<Value>,
    at: Place,
    /// Whether the catalog is written with the same line. What a merge leaves of dependencies and
    /// of the order of a list can be written otherwise.
    is_content: bool,
}

/// Reads the texts of files by their paths.
pub(super) fn catalog(files: &BTreeMap<String, String>) -> Result<Catalog, SnapshotError> {
    let mut facts = Facts::new();
    for (file, text) in files {
        read_file(file, text, &mut facts)?;
    }
    let mut dependencies = Dependencies::default();
    let mut assembled = Assembled::default();
    for (path, found) in &mut facts {
        let line = match path
            .first()
            .is_some_and(|first| first == dependency::DEPENDS)
        {
            true => dependency::read(&path[1..]).map(|(object, needs)| {
                dependencies.add(object, needs);
                Line::OrderOnly
            }),
            false => assembled.put(path, found.value.clone()),
        };
        match line {
            Some(Line::Content) => {}
            Some(Line::OrderOnly) => found.is_content = false,
            None => return Err(unknown(path, found)),
        }
    }
    let mut catalog = assembled
        .catalog()
        .map_err(|wrong| of_object(wrong, &facts))?;
    check(&catalog, &facts)?;
    catalog.dependencies = dependencies;
    Ok(catalog)
}

/// What git begins the lines around a conflict with.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

fn read_file(file: &str, text: &str, facts: &mut Facts) -> Result<(), SnapshotError> {
    let mut at = Place {
        file: file.to_owned(),
        line: 1,
    };
    let mut lines = text.lines().enumerate().peekable();
    check_first(lines.next().map_or("", |(_, line)| line), &at)?;
    while let Some((number, line)) = lines.next() {
        at.line = number + 1;
        if line.is_empty() {
            continue;
        }
        if MARKERS.iter().any(|marker| line.starts_with(marker)) {
            return Err(SnapshotError::new(&at, Kind::Unmerged));
        }
        let read = Fact::read(line, &mut lines);
        let fact = read.ok_or_else(|| SnapshotError::new(&at, Kind::NotALine))?;
        match facts.get(&fact.path) {
            Some(found) if found.value == fact.value => {}
            Some(found) => {
                let (subject, first) = (subject(&fact.path), found.at.clone());
                let wrong = Kind::Contradiction { subject, first };
                return Err(SnapshotError::new(&at, wrong));
            }
            None => {
                let found = Found {
                    value: fact.value,
                    at: at.clone(),
                    is_content: true,
                };
                facts.insert(fact.path, found);
            }
        }
    }
    Ok(())
}

fn check_first(line: &str, at: &Place) -> Result<(), SnapshotError> {
    let format = line
        .strip_prefix(FIRST)
        .and_then(|format| format.trim().parse().ok());
    let wrong = match format {
        Some(1..=FORMAT) => return Ok(()),
        Some(newer) if newer > FORMAT => Kind::NewerFormat(newer),
        _ if line.starts_with(MARKERS[0]) => Kind::Unmerged,
        _ => Kind::NotASnapshot,
    };
    Err(SnapshotError::new(at, wrong))
}

/// Whether the lines are those of the catalog that they were read as.
fn check(catalog: &Catalog, facts: &Facts) -> Result<(), SnapshotError> {
    let written = write::facts(catalog, BTreeMap::new());
    let written: BTreeMap<_, _> = written
        .into_iter()
        .map(|fact| (fact.path, fact.value))
        .collect();
    for (path, found) in facts.iter().filter(|(_, found)| found.is_content) {
        if written.get(path) != Some(&found.value) {
            return Err(unknown(path, found));
        }
    }
    for (path, value) in &written {
        let is_order = value.is_some() && path.last().is_some_and(|last| last == AFTER);
        if is_order || facts.contains_key(path) {
            continue;
        }
        let wrong = match (value, path.split_last()) {
            (Some(_), Some((field, object))) => Wrong {
                object: object.to_vec(),
                kind: Kind::Invalid {
                    object: subject(object),
                    reason: format!("`{field}` is missing"),
                },
            },
            _ => Wrong {
                object: path.clone(),
                kind: Kind::Undeclared {
                    object: subject(path),
                },
            },
        };
        return Err(of_object(wrong, facts));
    }
    Ok(())
}

/// An error at the first line about an object.
fn of_object(wrong: Wrong, facts: &Facts) -> SnapshotError {
    let mut from_there = facts.range(wrong.object.clone()..);
    let first = from_there.next().map(|(_, found)| found.at.clone());
    SnapshotError::new(&first.unwrap_or_default(), wrong.kind)
}

fn unknown(path: &[String], found: &Found) -> SnapshotError {
    let fact = Fact {
        path: path.to_vec(),
        value: found.value.clone(),
    };
    let mut line = String::new();
    fact.write(&mut line);
    let line = line.lines().next().unwrap_or_default().to_owned();
    SnapshotError::new(&found.at, Kind::Unknown { line })
}
