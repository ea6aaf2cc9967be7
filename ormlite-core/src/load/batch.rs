//! A relation of rows that are in hand: a level for them, which has nothing but their keys.

use std::sync::Arc;

use crate::ast::{ErasedBox, KeyColumn, Keys, RelatedNode, types};
use crate::decode::{Level, RowBuffer, RowSink, RowTree};
use crate::exec::{BoxFuture, Executor};
use crate::load::keys::{none, number};
use crate::load::per_level::{load_beneath, load_slot};
use crate::types::Bind;

/// Loads the rows of a relation that belong to the keys, and gives the number of the keys.
pub(crate) fn of_keys<'a>(
    db: Box<dyn Executor + 'a>,
    related: ErasedBox<RelatedNode>,
    keys: Vec<Vec<Bind>>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let count = keys.len();
        let (keys, of_row) = of_values(&related, keys);
        // Of the rows themselves nothing is read.
        let mut tree = RowTree {
            levels: vec![Level::new(RowBuffer::without_columns(count), 0)],
        };
        let slot = load_slot(&*db, &mut tree, &related, keys, of_row).await?;
        tree.levels[0].slots.push(Some(slot));
        load_beneath(&*db, &mut tree, vec![&related.query]).await?;
        sink.rows(Box::new(tree));
        Ok(count as u64)
    })
}

/// Values as keys, and which of them each row has. Values that are equal as far as can be told
/// are one key.
fn of_values(related: &RelatedNode, rows: Vec<Vec<Bind>>) -> (Keys, Vec<Option<u32>>) {
    let of_each = rows.iter().enumerate().map(|(at, row)| {
        let known: Option<Vec<_>> = row.iter().map(Bind::encoded).collect();
        // A NULL among them, or a type that each server numbers by itself: a key of its own,
        // which the server compares.
        Some(known.ok_or(at))
    });
    let (of_row, firsts) = number(of_each.collect::<Vec<_>>().into_iter());
    let table = related.link.outer.table;
    let columns = related.link.outer().enumerate().map(|(column, index)| {
        let values = firsts.iter().map(|&row| rows[row][column].clone());
        KeyColumn::of_values(values.collect(), table, index)
    });
    let keys = match firsts.len() {
        0 => none(types(related)),
        count => Keys {
            columns: columns.collect(),
            count,
        },
    };
    (keys, of_row)
}
