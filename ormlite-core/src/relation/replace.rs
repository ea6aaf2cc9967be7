//! `set`: replaces the children of a row, or its links in a junction table, in one statement.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{ReplaceLinksNode, WriteNode};
use crate::decode::{Reader, RowDecoders};
use crate::error::Error;
use crate::exec::{Executes, Expected, Fetch, Statement};
use crate::query::{Delete, Filtered, Insert, Update};
use crate::schema::Table;
use crate::sql;

/// A replacement of the rows of `T` that belong to a row: its children, or the rows of a junction
/// table. Made by `set` of [`HasMany`](crate::relation::HasMany::set) and
/// [`ManyToMany`](crate::relation::ManyToMany::set).
///
/// It is one statement, `WITH "removed" AS (..), "added" AS (..) SELECT ..`, so other transactions
/// see all of it or nothing.
#[must_use = "a replacement does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct ReplaceLinks<T> {
    node: Box<ReplaceLinksNode>,
    marker: PhantomData<fn() -> T>,
}

impl<T> fmt::Debug for ReplaceLinks<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReplaceLinks").field(&self.node).finish()
    }
}

/// The rows that a [`ReplaceLinks`] has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedLinks<T> {
    /// The rows that belong to the row now: updated children, or inserted junction rows.
    pub added: Vec<T>,
    /// The rows that no longer belong to the row: updated children, or deleted junction rows.
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

    /// The SQL text and the bound values, without running the statement.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        sql::replace_links(&self.node).exported()
    }
}

impl<T: Table + Send> ReplaceLinks<T> {
    /// Runs the statement and returns the rows it changed.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn all<E: Executes<(T, ())> + ?Sized>(
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

/// Reads whether the row was added, and the row.
fn read<T: Table>(row: &mut Reader<'_>) -> Option<(bool, T)> {
    let (added, row) = (row.take(), row.take_row());
    Some((added?, row?))
}

fn sort<T>(rows: Vec<(bool, T)>, _: Expected) -> Result<ReplacedLinks<T>, Error> {
    let mut replaced = ReplacedLinks {
        added: Vec::new(),
        removed: Vec::new(),
    };
    for (added, row) in rows {
        match added {
            true => replaced.added.push(row),
            false => replaced.removed.push(row),
        }
    }
    Ok(replaced)
}
