//! `set`: exactly these rows belong to a row; others that did, no longer do.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{ReplaceLinksNode, WriteNode};
use crate::decode::{Reader, RowDecoders};
use crate::error::Error;
use crate::exec::{Executor, Expected, Fetch, Statement};
use crate::query::{Delete, Filtered, Insert, Update};
use crate::schema::Table;
use crate::sql;

/// A change of the rows that belong to a row, of the table `T`: its children, or the junction's.
///
/// It is one statement, `WITH "removed" AS (..), "added" AS (..) SELECT ..`, so that no other
/// transaction sees half of it.
#[must_use = "it does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct ReplaceLinks<T> {
    node: Box<ReplaceLinksNode>,
    marker: PhantomData<fn() -> T>,
}

impl<T> fmt::Debug for ReplaceLinks<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Relink").field(&self.node).finish()
    }
}

/// The rows that belong to a row since it was told which do, and those that no longer do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedLinks<T> {
    /// Those that were added.
    pub added: Vec<T>,
    /// Those that were removed.
    pub removed: Vec<T>,
}

impl<T: Table> ReplaceLinks<T> {
    pub(super) fn updates(removed: Update<T, Filtered, T>, added: Update<T, Filtered, T>) -> Self {
        Self::of(removed.into_node(), added.into_node())
    }

    pub(super) fn links(removed: Delete<T, Filtered, T>, added: Insert<T, T>) -> Self {
        Self::of(removed.into_node(), added.into_node())
    }

    fn of(removed: WriteNode, added: WriteNode) -> Self {
        Self {
            node: Box::new(ReplaceLinksNode {
                table: T::DESC,
                removed,
                added,
            }),
            marker: PhantomData,
        }
    }

    /// The SQL text of the statement, and the values bound to it.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        sql::replace_links(&self.node).exported()
    }
}

impl<T: Table + Send> ReplaceLinks<T> {
    /// Runs the statement and gives the rows that it changed.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn all<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<ReplacedLinks<T>, Error>> + Send {
        let expected = Expected::of(T::DESC.name);
        Fetch::new(
            db,
            self.to_sql(),
            read::<T>,
            RowDecoders::default(),
            expected,
            sort,
        )
    }
}

/// Whether the row was added, and the row.
fn read<T: Table>(row: &mut Reader<'_>) -> Option<(bool, T)> {
    let (added, row) = (row.take(), row.take_row());
    Some((added?, row?))
}

fn sort<T>(rows: Vec<(bool, T)>, _: Expected) -> Result<ReplacedLinks<T>, Error> {
    let mut relinked = ReplacedLinks {
        added: Vec::new(),
        removed: Vec::new(),
    };
    for (added, row) in rows {
        match added {
            true => relinked.added.push(row),
            false => relinked.removed.push(row),
        }
    }
    Ok(relinked)
}
