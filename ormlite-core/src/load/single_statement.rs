//! The strategy with one statement: `UNION ALL` of all levels, in which each row has NULL in the columns of
//! the other levels.
//!
//! It takes the server about as long as a statement per level, but is one round trip and one snapshot.
//! Arrays of records take up to four times as long.

use std::collections::HashMap;
use std::sync::Arc;

use crate::ast::{
    Below, ErasedBox, LevelPlan, LevelPlans, Loader, ParentKey, QueryNode, columns, place,
};
use crate::decode::{Level, RawRow, RowBuffer, RowSink, RowTree, Slot, group, too_many_rows};
use crate::error::Error;
use crate::exec::{BoxFuture, Executor, Statement};
use crate::load::collect::LevelRows;
use crate::load::strategy::TOO_MANY_COLUMNS;
use crate::sql;
use crate::types::{Type, base};

/// Loads all levels by one statement.
static SINGLE_STATEMENT: Loader = Loader {
    load,
    statements,
    single_statement: |_| Some(&SINGLE_STATEMENT),
};

fn load<'a>(
    db: Box<dyn Executor + 'a>,
    node: ErasedBox<QueryNode>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let levels = LevelPlans::of(&node);
        let rows = Arc::new(LevelRows::new(levels.columns()));
        db.run_built(sql::levels(&levels), rows.clone()).await?;
        let tree = build_tree(&levels, rows.take()?)?;
        let count = tree.levels[0].rows.len() as u64;
        sink.rows(Box::new(tree));
        Ok(count)
    })
}

fn statements(node: &QueryNode) -> Vec<Statement> {
    vec![sql::levels(&LevelPlans::of(node))]
}

/// Returns the loader, unless the query has too many columns.
pub(super) fn loader_for(node: &QueryNode) -> Option<&'static Loader> {
    (columns(node) < TOO_MANY_COLUMNS).then_some(&SINGLE_STATEMENT)
}

/// Builds the tree of the statement's rows.
fn build_tree(levels: &LevelPlans<'_>, rows: Vec<RowBuffer>) -> Result<RowTree, Error> {
    let level = |level: &LevelPlan<'_>| {
        let slots = level.below.iter().map(|below| match below {
            Some(below) => slot(levels, &rows, below).map(Some),
            None => Ok(None),
        });
        let is_added = level.above.as_ref().is_some_and(|above| above.is_added);
        let start = level.before() + usize::from(is_added);
        Ok((start, slots.collect::<Result<_, _>>()?))
    };
    let parts: Vec<_> = levels.iter().map(level).collect::<Result<_, Error>>()?;
    let levels = rows
        .into_iter()
        .zip(parts)
        .map(|(rows, (start, slots))| Level { rows, start, slots });
    Ok(RowTree {
        levels: levels.collect(),
    })
}

/// Assigns the rows of a child level to the rows of its parent level.
fn slot(levels: &LevelPlans<'_>, rows: &[RowBuffer], below: &Below<'_>) -> Result<Slot, Error> {
    let level = levels.get(below.level);
    let Some(above) = &level.above else {
        unreachable!("a child level has a parent level");
    };
    let parent = levels.get(above.level);
    let (key, parent_key) = match above.by {
        ParentKey::Number => (0, usize::from(level.is_numbered)),
        ParentKey::Key => {
            let (source, index) = (&above.link.inner, above.link.inner_columns[0]);
            let own = place(&level.query.select().columns, source, index).unwrap_or_default();
            (parent.before() + above.columns[0], level.before() + own)
        }
    };
    let matched = match_children(&rows[above.level], key, &rows[below.level], parent_key)?;
    let (starts, members) = group(&matched.key_of_child, matched.key_count);
    Ok(Slot {
        width: below.width,
        key_of_row: matched.key_of_row,
        starts,
        members,
        level: below.level,
    })
}

/// The numbers of the keys of parent rows and child rows.
struct Matched {
    /// The number of each parent row's key; `None` if the key is NULL.
    key_of_row: Vec<Option<u32>>,
    /// The number of each child row's key.
    key_of_child: Vec<u32>,
    /// The number of distinct keys.
    key_count: usize,
}

/// Matches child rows to parent rows by the bytes of a column of each: `key` of the parents and
/// `parent_key` of the children.
fn match_children(
    rows: &RowBuffer,
    key: usize,
    children: &RowBuffer,
    parent_key: usize,
) -> Result<Matched, Error> {
    let mut numbers = HashMap::with_capacity(rows.len());
    let mut key_of_row = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        let next = u32::try_from(numbers.len()).map_err(|_| too_many_rows())?;
        let (_, raw) = value(rows, at, key)?;
        key_of_row.push(raw.map(|raw| *numbers.entry(raw).or_insert(next)));
    }
    if !rows.is_empty() && !children.is_empty() {
        let (expected, found) = (value(rows, 0, key)?.0, value(children, 0, parent_key)?.0);
        // A foreign key can refer from a column of a domain to a column of its base type.
        if base(expected) != base(found) {
            let column = children.row(0).name(parent_key).unwrap_or("?").to_owned();
            let (expected, found) = (expected.to_string(), found.to_string());
            return Err(Error::column_type(column, expected, found));
        }
    }
    let mut key_of_child = Vec::with_capacity(children.len());
    let mut last = None;
    for at in 0..children.len() {
        let (_, raw) = value(children, at, parent_key)?;
        // The children of one row are often adjacent.
        let number = match last {
            Some((last, number)) if last == raw => Some(number),
            _ => raw.and_then(|raw| numbers.get(raw).copied()),
        };
        let number = number.ok_or_else(|| {
            Error::invalid_query(
                "a row of a relation belongs to none of the rows that the relation was loaded for",
            )
        })?;
        last = Some((raw, number));
        key_of_child.push(number);
    }
    Ok(Matched {
        key_of_row,
        key_of_child,
        key_count: numbers.len(),
    })
}

type Raw<'a> = (&'a Type, Option<&'a [u8]>);

fn value(rows: &RowBuffer, row: usize, column: usize) -> Result<Raw<'_>, Error> {
    let value = rows.row(row).value(column);
    value.ok_or_else(|| Error::missing_column(column))
}

#[cfg(test)]
mod tests;
