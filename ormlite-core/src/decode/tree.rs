//! The rows of a query and of its relations as a tree of levels: each row of a level leads to the rows of
//! the levels beneath that belong to it.
//!
//! The rows are kept as bytes, and read from the root down once the last has arrived. So what is here is not
//! generic, and compiled once.

use crate::decode::buffer::{BufferedRow, RowBuffer};
use crate::error::Error;

/// The rows of all levels; those of the query itself come first.
pub(crate) struct RowTree {
    pub(crate) levels: Vec<Level>,
}

/// The rows of a query, or of a relation.
pub(crate) struct Level {
    pub(crate) rows: RowBuffer,
    /// Where the columns that were selected start: after what tells the row's key.
    pub(crate) start: usize,
    /// The relations to many that it selects, in their order.
    pub(crate) slots: Vec<Option<Slot>>,
}

impl Level {
    pub(crate) fn new(rows: RowBuffer, start: usize) -> Self {
        Self {
            rows,
            start,
            slots: Vec::new(),
        }
    }
}

/// A relation that is a level.
pub(crate) struct Slot {
    /// How many columns stand in its place: those of the key, or none.
    pub(crate) width: usize,
    /// The key of each row; `None` where it is NULL.
    pub(crate) key_of_row: Vec<Option<u32>>,
    /// Where the rows of each key start among `members`, and where the last ones end.
    pub(crate) starts: Vec<u32>,
    /// Rows of the level, by their key.
    pub(crate) members: Vec<u32>,
    pub(crate) level: usize,
}

/// A row of a tree.
#[derive(Clone, Copy)]
pub struct TreeCursor<'a> {
    tree: &'a RowTree,
    level: usize,
    row: usize,
    /// How many of its relations have been read.
    slot: usize,
}

impl RowTree {
    /// Where the first row of the query itself stands.
    pub(super) fn first(&self) -> TreeCursor<'_> {
        TreeCursor {
            tree: self,
            level: 0,
            row: 0,
            slot: 0,
        }
    }
}

impl<'a> TreeCursor<'a> {
    fn level(self) -> &'a Level {
        &self.tree.levels[self.level]
    }

    /// The row itself.
    pub(crate) fn row(self) -> BufferedRow<'a> {
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
    pub(crate) fn next_slot(&mut self) -> Option<ChildRows<'a>> {
        let at = self.slot;
        self.slot += 1;
        let slot = self.level().slots.get(at)?.as_ref()?;
        let members = slot.key_of_row[self.row].map_or(&[][..], |key| {
            let key = key as usize;
            &slot.members[slot.starts[key] as usize..slot.starts[key + 1] as usize]
        });
        Some(ChildRows {
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
pub(crate) struct ChildRows<'a> {
    width: usize,
    members: std::slice::Iter<'a, u32>,
    of: TreeCursor<'a>,
}

impl ChildRows<'_> {
    /// How many columns stand in the place of the relation.
    pub(crate) fn width(&self) -> usize {
        self.width
    }
}

impl<'a> Iterator for ChildRows<'a> {
    type Item = TreeCursor<'a>;

    fn next(&mut self) -> Option<TreeCursor<'a>> {
        let row = *self.members.next()?;
        Some(self.of.at(row as usize))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.members.size_hint()
    }
}

impl ExactSizeIterator for ChildRows<'_> {}

/// Groups rows by their keys: where the rows of each of so many keys start, and the rows.
pub(crate) fn group(keys: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
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
pub(crate) fn too_many() -> Error {
    Error::invalid_query("a relation has more than 4,294,967,295 rows")
}
