//! Relations of rows that are in hand already.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use crate::ast::ErasedBox;
use crate::decode::{Decoded, Reader, RowDecoders};
use crate::error::Error;
use crate::exec::{Executor, Expected, Fetch, all, located};
use crate::load::of_keys;
use crate::relation::related::{Related, Relation};
use crate::schema::{Cardinality, Table};
use crate::types::Bind;

/// Loads a relation for rows that are in hand: `load(&rooms, Room::property).all(&db)`.
///
/// The relation may be narrowed, ordered, limited and loaded with relations of its own, as in
/// [`Select::with`](crate::query::Select::with). All rows are loaded by one statement,
/// `SELECT .. WHERE key = ANY OF THE ROWS' KEYS`, and one more for each relation to many beneath it;
/// without rows none is sent. The server compares the keys as the columns they are of: a `String` as
/// the `varchar`, `char(n)` or `citext` that it was read from.
pub fn load<T: Table, R: Relation<M, From = T>, M>(
    rows: &[T],
    relation: R,
) -> BatchLoad<T, R::Cardinality, R::Sources, R::Row> {
    let related = relation.load();
    let columns: Vec<u16> = related.link().outer().collect();
    let keys = rows.iter().map(|row| {
        let value = |at: &u16| row.value(*at).to_bind();
        columns.iter().map(value).collect()
    });
    BatchLoad {
        keys: keys.collect(),
        related,
    }
}

/// A relation of rows that are in hand; see [`load`].
#[must_use = "it does nothing until `.all(&db)` runs it"]
pub struct BatchLoad<C, K, Q, O> {
    /// What each row is linked by.
    keys: Vec<Vec<Bind>>,
    related: Related<C, K, Q, O>,
}

impl<C, K, Q, O> fmt::Debug for BatchLoad<C, K, Q, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InHand")
            .field("rows", &self.keys.len())
            .field("relation", &self.related)
            .finish()
    }
}

impl<C: Table, K: Cardinality, Q, O: Send + 'static> BatchLoad<C, K, Q, O>
where
    K::Of<O>: Send,
{
    /// Loads the relation and gives for each row, in their order, what belongs to it: a `Vec` for a
    /// relation to many, else a row or an `Option` of one.
    ///
    /// # Errors
    /// When a statement fails, or a row that a required reference leads to cannot be seen.
    #[track_caller]
    pub fn all<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<K::Of<O>>, Error>> + Send {
        let related = self.related.into_related_node();
        let expected = Expected::of(related.query.table_name());
        let decoders = RowDecoders::select(related.decoder.iter().cloned());
        let rows = Arc::new(Decoded::new(read::<K, O>, decoders));
        let running = of_keys(
            located(db),
            ErasedBox::new(related),
            self.keys,
            rows.clone(),
        );
        Fetch::of(running, rows, expected, all)
    }
}

fn read<K: Cardinality, O: 'static>(row: &mut Reader<'_>) -> Option<K::Of<O>> {
    let rows = row.take_records::<O>()?;
    K::of_rows(rows).or_else(|| row.misses_a_row())
}
