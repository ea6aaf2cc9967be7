//! Loading by one statement: the rows of all levels, one level after another.
//!
//! `UNION ALL` of the levels, each restricted to what belongs to the rows of the one above, with the
//! columns of the others NULL. The server does about as much for it as for a statement per level, in
//! one round trip and of one snapshot; for records in arrays it does up to four times as much.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::kept::OfLevels;
use super::split::{types, width, with_columns};
use super::{Kept, Level, Slot, Split, Tree, group, too_many};
use crate::decode::{RawRow, RowSink};
use crate::error::Error;
use crate::executor::{BoxFuture, Executor, Statement};
use crate::node::{Gives, Heap, LinkNode, Node, RelatedNode, SelectNode, SourceNode};
use crate::render::{self, Renderer};
use crate::value::{SqlType, Type, base};

/// By one statement of levels.
pub(crate) static UNITED: Split = Split {
    write: Renderer::related,
    load: united,
    statements,
    united: |_| Some(&UNITED),
};

/// From so many columns on, a tree is no statement of levels. Each row has the columns of all: the
/// NULLs of the other levels are what it costs. With 84 columns it was a quarter to two thirds of the
/// work of records in arrays, with 154 it was as much, with 200 more.
const TOO_WIDE: usize = 128;

fn united<'a>(
    db: Box<dyn Executor + 'a>,
    node: Heap<SelectNode>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let levels = Levels::of(&node);
        let rows = Arc::new(OfLevels::new(levels.columns()));
        db.run_built(render::united(&levels), rows.clone()).await?;
        let tree = levels.tree(rows.take()?)?;
        let count = tree.levels[0].rows.len() as u64;
        sink.rows(Box::new(tree));
        Ok(count)
    })
}

fn statements(node: &SelectNode) -> Vec<Statement> {
    vec![render::united(&Levels::of(node))]
}

/// The way to load the query by one statement of levels, where it is worth while.
pub(super) fn where_possible(node: &SelectNode) -> Option<&'static Split> {
    (columns(node) < TOO_WIDE).then_some(&UNITED)
}

/// How many columns the levels have together, without those that connect them.
fn columns(node: &SelectNode) -> usize {
    let of_each = node.columns.iter().map(|column| match column {
        Node::Related(related) if related.is_splittable() => columns(&related.query),
        other => width(other),
    });
    of_each.sum()
}

/// A query and its relations to many: the query first, each relation after that which it is of.
pub(crate) struct Levels<'a>(Vec<Planned<'a>>);

/// One level of the statement.
///
/// Its columns are its own number, where it has one; the number of the row above, where it is named
/// by that; and those that its query selects.
pub(crate) struct Planned<'a> {
    /// Its query, without the relations beneath.
    pub(crate) query: SelectNode,
    /// How many columns the query selects.
    pub(crate) selected: usize,
    /// What its rows belong to; the query itself has nothing above.
    pub(crate) above: Option<Above<'a>>,
    /// Whether its rows are numbered, for those beneath to name them by.
    pub(crate) is_numbered: bool,
    /// The relations to many that it selects; `None` for those that are records in a column.
    below: Vec<Option<Below<'a>>>,
    /// The columns before its own in the rows of the statement.
    start: usize,
}

/// What the rows of a level belong to.
pub(crate) struct Above<'a> {
    pub(crate) link: &'a LinkNode,
    /// The level that has the rows they belong to.
    pub(crate) level: usize,
    /// The columns that the link compares, among those that the query there selects.
    pub(crate) columns: Vec<usize>,
    pub(crate) by: By,
    /// Whether the first column that the query selects is there for the link alone.
    is_added: bool,
}

/// A relation to many of a level's.
struct Below<'a> {
    related: &'a RelatedNode,
    /// How many columns stand in its place: those that the link compares, unless others are the same.
    width: usize,
    level: usize,
}

/// How a row names the one it belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// By its own column of the link, which has the same bytes: rows are asked for by
    /// `= ANY(ARRAY(SELECT key ..))`, for which the server uses an index as for bound keys. A join
    /// it plans by what it guesses of the number of keys, and may read the whole table for a few.
    Key,
    /// By the other's number, beneath which it was asked for: where the key has several columns or may
    /// be equal in other bytes, and where rows are limited beneath each. The server looks up the rows
    /// of each row above, as it does for arrays.
    Number,
}

impl<'a> Levels<'a> {
    fn of(node: &'a SelectNode) -> Self {
        let mut levels = vec![Planned::new(node)];
        let mut at = 0;
        while at < levels.len() {
            for below in 0..levels[at].below.len() {
                let next = levels.len();
                if let Some(below) = &mut levels[at].below[below] {
                    below.level = next;
                    let related = below.related;
                    let level = Planned::beneath(at, &levels[at], related);
                    levels[at].is_numbered |= By::of(related) == By::Number;
                    levels.push(level);
                }
            }
            at += 1;
        }
        let mut start = 1;
        for level in &mut levels {
            level.start = start;
            start += level.width();
        }
        Self(levels)
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Planned<'a>> {
        self.0.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The query itself.
    pub(crate) fn root(&self) -> &SelectNode {
        &self.0[0].query
    }

    pub(crate) fn get(&self, level: usize) -> &Planned<'a> {
        &self.0[level]
    }

    /// The rows of the statement as a tree.
    fn tree(&self, rows: Vec<Kept>) -> Result<Tree, Error> {
        let level = |level: &Planned<'_>| {
            let slots = level.below.iter().map(|below| match below {
                Some(below) => self.slot(&rows, below).map(Some),
                None => Ok(None),
            });
            let is_added = level.above.as_ref().is_some_and(|above| above.is_added);
            let start = level.before() + usize::from(is_added);
            Ok((start, slots.collect::<Result<_, _>>()?))
        };
        let made: Vec<_> = self.iter().map(level).collect::<Result<_, Error>>()?;
        let levels = rows.into_iter().zip(made);
        let levels = levels.map(|(rows, (start, slots))| Level { rows, start, slots });
        Ok(Tree {
            levels: levels.collect(),
        })
    }

    /// The columns of each level, in the rows of the statement.
    fn columns(&self) -> Vec<Range<usize>> {
        let of_level = |level: &Planned<'_>| level.start..level.start + level.width();
        self.iter().map(of_level).collect()
    }

    /// Which rows of a level belong to which of the one above it.
    fn slot(&self, rows: &[Kept], below: &Below<'_>) -> Result<Slot, Error> {
        let level = &self.0[below.level];
        let Some(above) = &level.above else {
            unreachable!("what is below has something above");
        };
        let over = &self.0[above.level];
        let (key, name) = match above.by {
            By::Number => (0, usize::from(level.is_numbered)),
            By::Key => {
                let (source, index) = (&above.link.inner, above.link.inner_columns[0]);
                let own = place(&level.query.columns, source, index).unwrap_or_default();
                (over.before() + above.columns[0], level.before() + own)
            }
        };
        let matched = matched(&rows[above.level], key, &rows[below.level], name)?;
        let (starts, members) = group(&matched.of_child, matched.count);
        Ok(Slot {
            width: below.width,
            key_of_row: matched.of_row,
            starts,
            members,
            level: below.level,
        })
    }
}

impl<'a> Planned<'a> {
    fn new(node: &'a SelectNode) -> Self {
        let (mut columns, mut below) = (Vec::with_capacity(node.columns.len()), Vec::new());
        for column in &node.columns {
            match column {
                Node::Related(related) if related.is_splittable() => {
                    let source = related.link.outer;
                    let before = columns.len();
                    let keys = related.link.outer();
                    let keys = keys.filter(|at| place(&node.columns, &source, *at).is_none());
                    columns.extend(keys.map(|index| Node::Column { source, index }));
                    below.push(Some(Below {
                        related,
                        width: columns.len() - before,
                        level: 0,
                    }));
                }
                other => {
                    if let Node::Related(related) = other
                        && related.gives == Gives::Rows
                    {
                        below.push(None);
                    }
                    columns.push(other.clone());
                }
            }
        }
        Self {
            selected: columns.iter().map(width).sum(),
            query: with_columns(node, columns),
            above: None,
            is_numbered: false,
            below,
            start: 0,
        }
    }

    /// The level of a relation of the level `over`, which is the one of that number.
    fn beneath(number: usize, over: &Planned<'_>, related: &'a RelatedNode) -> Self {
        let mut level = Self::new(&related.query);
        let link = &related.link;
        let columns = link.outer().map(|index| {
            let column = place(&over.query.columns, &link.outer, index);
            column.expect("the level above selects the columns of the link")
        });
        let (source, by) = (link.inner, By::of(related));
        let index = link.inner_columns[0];
        let is_added = by == By::Key && place(&level.query.columns, &source, index).is_none();
        if is_added {
            let column = Node::Column { source, index };
            level.query.columns.insert(0, column);
            level.selected += 1;
        }
        level.above = Some(Above {
            link,
            level: number,
            columns: columns.collect(),
            by,
            is_added,
        });
        level
    }

    /// Whether it has relations of its own beneath.
    pub(crate) fn is_above(&self) -> bool {
        self.below.iter().any(Option::is_some)
    }

    /// How many columns stand before those that its query selects.
    pub(crate) fn before(&self) -> usize {
        let above = self.above.as_ref();
        let is_named = above.is_some_and(|above| above.by == By::Number);
        usize::from(self.is_numbered) + usize::from(is_named)
    }

    /// How many columns it has.
    pub(crate) fn width(&self) -> usize {
        self.before() + self.selected
    }
}

/// Where a column of a source stands among selected ones, if it does.
fn place(columns: &[Node], source: &SourceNode, index: u16) -> Option<usize> {
    let mut at = 0;
    for column in columns {
        match column {
            Node::Row(row) if row.is(source) => return Some(at + usize::from(index)),
            Node::Column {
                source: of,
                index: own,
            } if of.is(source) && *own == index => return Some(at),
            other => at += width(other),
        }
    }
    None
}

impl By {
    fn of(related: &RelatedNode) -> Self {
        let query = &related.query;
        let beneath_each = query.limit.is_some() || query.offset.is_some();
        match types(related)[..] {
            [ty] if !beneath_each && is_equal_by_bytes(ty) => Self::Key,
            _ => Self::Number,
        }
    }
}

/// Whether values of the type are equal where their bytes are, and only there. Texts are not: they
/// may be `char(n)` on one side, `citext`, or of a collation of its own; an enum may be kept as one.
fn is_equal_by_bytes(ty: &SqlType) -> bool {
    const TYPES: &[Type] = &[
        Type::UUID,
        Type::INT8,
        Type::INT4,
        Type::INT2,
        Type::OID,
        Type::BOOL,
        Type::DATE,
        Type::TIME,
        Type::TIMESTAMP,
        Type::TIMESTAMPTZ,
        Type::BYTEA,
    ];
    match ty {
        SqlType::Builtin { ty, .. } => TYPES.contains(ty),
        _ => false,
    }
}

/// The keys of rows and of those that belong to them.
struct Matched {
    /// The number of each row's key; `None` where it is NULL.
    of_row: Vec<Option<u32>>,
    /// The number of the key of each row that belongs to one.
    of_child: Vec<u32>,
    /// How many keys there are.
    count: usize,
}

/// Matches rows by equal bytes in a column of each.
fn matched(rows: &Kept, key: usize, children: &Kept, names: usize) -> Result<Matched, Error> {
    let mut numbers = HashMap::with_capacity(rows.len());
    let mut of_row = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        let next = u32::try_from(numbers.len()).map_err(|_| too_many())?;
        let (_, raw) = value(rows, at, key)?;
        of_row.push(raw.map(|raw| *numbers.entry(raw).or_insert(next)));
    }
    if !rows.is_empty() && !children.is_empty() {
        let (expected, found) = (value(rows, 0, key)?.0, value(children, 0, names)?.0);
        // A foreign key may lead from a domain to what it stands on.
        if base(expected) != base(found) {
            let column = children.row(0).name(names).unwrap_or("?").to_owned();
            let (expected, found) = (expected.to_string(), found.to_string());
            return Err(Error::column_type(column, expected, found));
        }
    }
    let mut of_child = Vec::with_capacity(children.len());
    let mut last = None;
    for at in 0..children.len() {
        let (_, raw) = value(children, at, names)?;
        // Those of one row often stand together.
        let number = match last {
            Some((seen, number)) if seen == raw => Some(number),
            _ => raw.and_then(|raw| numbers.get(raw).copied()),
        };
        let number = number.ok_or_else(|| {
            Error::invalid_query(
                "a row of a relation belongs to none of the rows it was loaded for",
            )
        })?;
        last = Some((raw, number));
        of_child.push(number);
    }
    Ok(Matched {
        of_row,
        of_child,
        count: numbers.len(),
    })
}

type Raw<'a> = (&'a Type, Option<&'a [u8]>);

fn value(rows: &Kept, row: usize, column: usize) -> Result<Raw<'_>, Error> {
    let value = rows.row(row).value(column);
    value.ok_or_else(|| Error::missing_column(column))
}

#[cfg(test)]
mod tests;
