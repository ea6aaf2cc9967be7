//! A query and its relations as a tree of levels: each row refers to its rows in the levels below.
//!
//! The rows are stored as bytes, and decoded after the last one has arrived. So this module is not
//! generic and is compiled once.

use crate::decode::buffer::{BufferedRow, RowBuffer};
use crate::error::Error;

/// The rows of all levels; the first level is that of the query itself.
pub(crate) struct RowTree {
    pub(crate) levels: Vec<Level>,
}

/// The rows of the query or of one relation.
pub(crate) struct Level {
    pub(crate) rows: RowBuffer,
    /// The index of the first selected column; the columns before it are the row's key.
    pub(crate) start: usize,
    /// The to-many relations that it selects, in their order.
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

/// A to-many relation whose rows are a level.
pub(crate) struct Slot {
    /// The number of columns that it takes in the parent row: those of the key, or none.
    pub(crate) width: usize,
    /// The number of each parent row's key; `None` if the key is NULL.
    pub(crate) key_of_row: Vec<Option<u32>>,
    /// The index in `members` at which the rows of each key start, and the end of the last ones.
    pub(crate) starts: Vec<u32>,
    /// The rows of the level, grouped by key.
    pub(crate) members: Vec<u32>,
    pub(crate) level: usize,
}

/// The position of a row in a tree, and of its next relation.
#[derive(Clone, Copy)]
pub struct TreeCursor<'a> {
    tree: &'a RowTree,
    level: usize,
    row: usize,
    /// The number of relations that have been decoded.
    slot: usize,
}

impl RowTree {
    /// Returns the position of the query's first row.
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

    /// Returns the row.
    pub(crate) fn row(self) -> BufferedRow<'a> {
        self.level().rows.row(self.row)
    }

    /// Returns the index of the first selected column.
    pub(crate) fn start(self) -> usize {
        self.level().start
    }

    /// Returns another row of the same level.
    pub(crate) fn at(self, row: usize) -> Self {
        Self {
            row,
            slot: 0,
            ..self
        }
    }

    /// Returns the rows of the next to-many relation; `None` if the row itself contains them.
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
            first: Self {
                tree: self.tree,
                level: slot.level,
                row: 0,
                slot: 0,
            },
        })
    }
}

/// The rows of a relation that belong to one parent row.
pub(crate) struct ChildRows<'a> {
    width: usize,
    members: std::slice::Iter<'a, u32>,
    /// The first row of the relation's level.
    first: TreeCursor<'a>,
}

impl ChildRows<'_> {
    /// Returns the number of columns that the relation takes in the parent row.
    pub(crate) fn width(&self) -> usize {
        self.width
    }
}

impl<'a> Iterator for ChildRows<'a> {
    type Item = TreeCursor<'a>;

    fn next(&mut self) -> Option<TreeCursor<'a>> {
        let row = *self.members.next()?;
        Some(self.first.at(row as usize))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.members.size_hint()
    }
}

impl ExactSizeIterator for ChildRows<'_> {}

/// Groups rows by key. Returns the start of each of `count` groups, and the rows in groups.
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
        let next = &mut next[key as usize];
        members[*next as usize] = row;
        *next += 1;
    }
    (starts, members)
}

/// The error for more rows than a tree can number.
pub(crate) fn too_many_rows() -> Error {
    Error::invalid_query("a relation has more than 4,294,967,295 rows")
}
