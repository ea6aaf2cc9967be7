//! Loads a relation for rows that are already loaded.
//!
//! The tree has a root level without columns, since only the keys of the rows are needed.

use std::sync::Arc;

use crate::ast::{ErasedBox, KeyColumn, Keys, RelatedNode, types};
use crate::decode::{Level, RowBuffer, RowSink, RowTree};
use crate::exec::{BoxFuture, Executor};
use crate::load::keys::{empty, number_distinct};
use crate::load::per_level::{load_relation, load_relations};
use crate::types::Bind;

/// Loads the rows of a relation for these keys, one per loaded row, and returns the number of keys.
pub(crate) fn load_for_keys<'a>(
    db: Box<dyn Executor + 'a>,
    related: ErasedBox<RelatedNode>,
    keys: Vec<Vec<Bind>>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let count = keys.len();
        let (keys, key_of_row) = distinct(&related, keys);
        let mut tree = RowTree {
            levels: vec![Level::new(RowBuffer::without_columns(count), 0)],
        };
        let slot = load_relation(&*db, &mut tree, &related, keys, key_of_row).await?;
        tree.levels[0].slots.push(Some(slot));
        load_relations(&*db, &mut tree, vec![&related.query]).await?;
        sink.rows(Box::new(tree));
        Ok(count as u64)
    })
}

/// Returns the distinct keys, and the number of each row's key.
fn distinct(related: &RelatedNode, rows: Vec<Vec<Bind>>) -> (Keys, Vec<Option<u32>>) {
    let encoded = rows.iter().enumerate().map(|(at, row)| {
        let encoded: Option<Vec<_>> = row.iter().map(Bind::encoded).collect();
        // A NULL or a type that is not built-in has no comparable bytes here. Each such key is kept,
        // and the server compares it.
        Some(encoded.ok_or(at))
    });
    let (key_of_row, firsts) = number_distinct(encoded.collect::<Vec<_>>().into_iter());
    let table = related.link.outer.of_relation();
    let columns = related.link.outer().enumerate().map(|(column, index)| {
        let values = firsts.iter().map(|&row| rows[row][column].clone());
        KeyColumn::of_values(values.collect(), table, index)
    });
    let keys = match firsts.len() {
        0 => empty(types(related)),
        count => Keys {
            columns: columns.collect(),
            count,
        },
    };
    (keys, key_of_row)
}
