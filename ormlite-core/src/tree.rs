//! The rows of a query and of its relations as a tree: each level was loaded for the one above it, by
//! a statement of its own or all by one.
//!
//! The rows of the levels are kept as bytes, and read from the root down once the last has arrived. So what
//! is here is not generic, and compiled once.

#![allow(
    unreachable_pub,
    reason = "not public: named like the nodes that hold them"
)]

mod in_hand;
mod kept;
mod keys;
mod split;
mod united;

use std::sync::Arc;

use crate::decode::{NoRow, RawRow, RowSet, RowSink, Types};
use crate::error::Error;
use crate::executor::{BoxFuture, Executor, Statement};
use crate::node::{Heap, RelatedNode, SelectNode};
use crate::render::Renderer;

pub(crate) use in_hand::of_keys;
pub(crate) use kept::{Kept, KeptRow};
pub(crate) use keys::{KeyColumn, KeyType, Keys};
pub(crate) use split::{SPLIT, width};
pub(crate) use united::{By, Levels, Planned};

/// How relations are written, and loaded as levels: by a statement for each, or all by one. It is known
/// from the relations of a query alone, so that a service without any does not have it.
#[derive(Debug)]
pub struct Split {
    /// Writes a relation into the statement of the query around it.
    pub(crate) write: fn(&mut Renderer, &RelatedNode),
    /// Loads a query and its relations, and gives the number of its own rows.
    pub load: Load,
    /// The statements, without the keys that each has from the rows of the one before.
    pub statements: fn(&SelectNode) -> Vec<Statement>,
    /// The way to load a query and its relations by one statement of levels, where it is possible.
    pub united: fn(&SelectNode) -> Option<&'static Split>,
}

/// See [`Split::load`].
pub type Load =
    for<'a> fn(Box<dyn Executor + 'a>, Heap<SelectNode>, Arc<dyn RowSink>) -> BoxFuture<'a, u64>;

/// The rows of all levels; those of the query itself come first.
pub struct Tree {
    levels: Vec<Level>,
}

/// The rows of a query, or of a relation.
struct Level {
    rows: Kept,
    /// Where the columns that were selected start: after what tells the row's key.
    start: usize,
    /// The relations to many that it selects, in their order.
    slots: Vec<Option<Slot>>,
}

/// A relation that is a level.
struct Slot {
    /// How many columns stand in its place: those of the key, or none.
    width: usize,
    /// The key of each row; `None` where it is NULL.
    key_of_row: Vec<Option<u32>>,
    /// Where the rows of each key start among `members`, and where the last ones end.
    starts: Vec<u32>,
    /// Rows of the level, by their key.
    members: Vec<u32>,
    level: usize,
}

/// The rows of the query itself; where they stand leads to the others.
impl RowSet for Tree {
    fn len(&self) -> usize {
        self.levels[0].rows.len()
    }

    /// Rows of a tree are read where they stand.
    fn row(&self, _: usize) -> &dyn RawRow {
        &NoRow
    }

    /// Those that were read last: they have what the levels before name, too.
    fn types(&self) -> Option<&Arc<Types>> {
        let mut levels = self.levels.iter().rev();
        levels.find_map(|level| level.rows.types())
    }

    fn place(&self) -> Option<Place<'_>> {
        Some(Place {
            tree: self,
            level: 0,
            row: 0,
            slot: 0,
        })
    }
}

/// A row of a tree.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    tree: &'a Tree,
    level: usize,
    row: usize,
    /// How many of its relations have been read.
    slot: usize,
}

impl<'a> Place<'a> {
    fn level(self) -> &'a Level {
        &self.tree.levels[self.level]
    }

    /// The row itself.
    pub(crate) fn row(self) -> KeptRow<'a> {
        self.level().rows.row(self.row)
    }

    /// Where the columns that were selected start.
    pub(crate) fn start(self) -> usize {
        self.level().start
    }

    /// Another row of its level.
    pub(crate) fn at(self, row: usize) -> Self {
        Self {
            row,
            slot: 0,
            ..self
        }
    }

    /// The rows of its next relation to many; `None` where they are in the row itself.
    pub(crate) fn next_slot(&mut self) -> Option<Placed<'a>> {
        let at = self.slot;
        self.slot += 1;
        let slot = self.level().slots.get(at)?.as_ref()?;
        let members = slot.key_of_row[self.row].map_or(&[][..], |key| {
            let key = key as usize;
            &slot.members[slot.starts[key] as usize..slot.starts[key + 1] as usize]
        });
        Some(Placed {
            width: slot.width,
            members: members.iter(),
            of: Self {
                tree: self.tree,
                level: slot.level,
                row: 0,
                slot: 0,
            },
        })
    }
}

/// The rows of a relation, beneath one row.
pub(crate) struct Placed<'a> {
    width: usize,
    members: std::slice::Iter<'a, u32>,
    of: Place<'a>,
}

impl Placed<'_> {
    /// How many columns stand in the place of the relation.
    pub(crate) fn width(&self) -> usize {
        self.width
    }
}

impl<'a> Iterator for Placed<'a> {
    type Item = Place<'a>;

    fn next(&mut self) -> Option<Place<'a>> {
        let row = *self.members.next()?;
        Some(self.of.at(row as usize))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.members.size_hint()
    }
}

impl ExactSizeIterator for Placed<'_> {}

/// Groups rows by their keys: where the rows of each of so many keys start, and the rows.
fn group(keys: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; count + 1];
    for &key in keys {
        starts[key as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut members = vec![0; keys.len()];
    for (row, &key) in (0..).zip(keys) {
        let place = &mut next[key as usize];
        members[*place as usize] = row;
        *place += 1;
    }
    (starts, members)
}

/// A server that answers with more rows than a tree can number.
fn too_many() -> Error {
    Error::invalid_query("a relation has more than 4,294,967,295 rows")
}
