//! Loading by one statement: the rows of all levels, one level after another.
//!
//! `UNION ALL` of the levels, each restricted to what belongs to the rows of the one above, with the
//! columns of the others NULL. The server does about as much for it as for a statement per level, in
//! one round trip and of one snapshot; for records in arrays it does up to four times as much.

use std::collections::HashMap;
use std::sync::Arc;

use crate::ast::{
    Below, ErasedBox, LevelPlan, LevelPlans, Loader, ParentKey, SelectNode, columns, place,
};
use crate::decode::{Level, RawRow, RowBuffer, RowSink, RowTree, Slot, group, too_many};
use crate::error::Error;
use crate::exec::{BoxFuture, Executor, Statement};
use crate::load::collect::OfLevels;
use crate::load::strategy::TOO_MANY_COLUMNS;
use crate::sql;
use crate::types::{Type, base};

/// By one statement of levels.
static SINGLE_STATEMENT: Loader = Loader {
    load,
    statements,
    single_statement: |_| Some(&SINGLE_STATEMENT),
};

fn load<'a>(
    db: Box<dyn Executor + 'a>,
    node: ErasedBox<SelectNode>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let levels = LevelPlans::of(&node);
        let rows = Arc::new(OfLevels::new(levels.columns()));
        db.run_built(sql::levels(&levels), rows.clone()).await?;
        let tree = tree_of(&levels, rows.take()?)?;
        let count = tree.levels[0].rows.len() as u64;
        sink.rows(Box::new(tree));
        Ok(count)
    })
}

fn statements(node: &SelectNode) -> Vec<Statement> {
    vec![sql::levels(&LevelPlans::of(node))]
}

/// The way to load the query by one statement of levels, where it is worth while.
pub(super) fn where_possible(node: &SelectNode) -> Option<&'static Loader> {
    (columns(node) < TOO_MANY_COLUMNS).then_some(&SINGLE_STATEMENT)
}

/// The rows of the statement as a tree.
fn tree_of(levels: &LevelPlans<'_>, rows: Vec<RowBuffer>) -> Result<RowTree, Error> {
    let level = |level: &LevelPlan<'_>| {
        let slots = level.below.iter().map(|below| match below {
            Some(below) => slot(levels, &rows, below).map(Some),
            None => Ok(None),
        });
        let is_added = level.above.as_ref().is_some_and(|above| above.is_added);
        let start = level.before() + usize::from(is_added);
        Ok((start, slots.collect::<Result<_, _>>()?))
    };
    let made: Vec<_> = levels.iter().map(level).collect::<Result<_, Error>>()?;
    let made = rows
        .into_iter()
        .zip(made)
        .map(|(rows, (start, slots))| Level { rows, start, slots });
    Ok(RowTree {
        levels: made.collect(),
    })
}

/// Which rows of a level belong to which of the one above it.
fn slot(levels: &LevelPlans<'_>, rows: &[RowBuffer], below: &Below<'_>) -> Result<Slot, Error> {
    let level = levels.get(below.level);
    let Some(above) = &level.above else {
        unreachable!("what is below has something above");
    };
    let over = levels.get(above.level);
    let (key, name) = match above.by {
        ParentKey::Number => (0, usize::from(level.is_numbered)),
        ParentKey::Key => {
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
fn matched(
    rows: &RowBuffer,
    key: usize,
    children: &RowBuffer,
    names: usize,
) -> Result<Matched, Error> {
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

fn value(rows: &RowBuffer, row: usize, column: usize) -> Result<Raw<'_>, Error> {
    let value = rows.row(row).value(column);
    value.ok_or_else(|| Error::missing_column(column))
}

#[cfg(test)]
mod tests;
