//! `Delete`: DELETE, or the UPDATE that soft-deletes rows.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{DeleteNode, Deleted, Node, SourceNode, WriteNode};
use crate::decode::Decode;
use crate::exec::Expected;
use crate::expr::Expression;
use crate::query::rows::{Filtered, RowsChosen, Unfiltered, choosing_rows};
use crate::query::selection::Selection;
use crate::query::terminal::{terminal_calls, whole_row};
use crate::schema::{Table, Writable};
use crate::sql;
use crate::typing::{Boolean, Within};

/// A delete of rows of `T`, whose `RETURNING` rows are read as `O`.
///
/// `F` is [`Filtered`] once the rows have been chosen; only then the terminal calls compile. In a
/// table with a `soft_delete` column, [`delete`](crate::query::TableQuery::delete) is an UPDATE
/// that sets the column, and [`purge`](crate::query::TableQuery::purge) is the DELETE.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "room_types", crate = ormlite_core)]
/// # struct RoomType {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "rooms", unique(number), crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = RoomType::id)]
/// #     room_type_id: Option<Uuid>,
/// #     number: String,
/// #     #[column(default = "0")]
/// #     floor: i32,
/// # }
/// # pub fn example() {
/// let delete = Room::delete().filter(Room::floor.lt(0));
/// assert_eq!(delete.to_sql().sql, r#"DELETE FROM "rooms" WHERE "floor" < $1"#);
///
/// let by_key = Room::delete().find(Uuid::nil()).returning(Room::number);
/// assert_eq!(by_key.to_sql().sql, r#"DELETE FROM "rooms" WHERE "id" = $1 RETURNING "number""#);
///
/// let everything = Room::delete().all_rows();
/// assert_eq!(everything.to_sql().sql, r#"DELETE FROM "rooms""#);
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "a delete does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Delete<T, F, O> {
    node: Box<DeleteNode>,
    decode: Decode<O>,
    expected: Expected,
    returns: bool,
    marker: PhantomData<fn() -> (T, F)>,
}

terminal_calls!(
    [T, F, O: Send + 'static] [F: RowsChosen] Delete<T, F, O>, O, sql::delete,
    ", or if [`of`](Self::of) finds no row with the version of the given row \
     ([`is_stale_version`](crate::error::Error::is_stale_version))."
);

impl<T, F, O> fmt::Debug for Delete<T, F, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Delete").field(&self.node).finish()
    }
}

impl<T: Table> Delete<T, Filtered, T> {
    /// A delete with this `WHERE` condition.
    pub(crate) fn chosen(filter: Node) -> Self
    where
        T: Writable,
    {
        let mut delete = Delete::start(false);
        delete.node.filter = Some(filter);
        delete.retyped()
    }

    pub(crate) fn into_node(self) -> WriteNode {
        WriteNode::Delete(*self.node)
    }
}

impl<T: Writable> Delete<T, Unfiltered, T> {
    pub(crate) fn start(purge: bool) -> Self {
        Self {
            node: Box::new(DeleteNode {
                table: T::DESC,
                filter: None,
                purge,
                deleted: if purge {
                    Deleted::Included
                } else {
                    Deleted::Hidden
                },
                returning: vec![Node::Row(SourceNode::of::<T>())],
            }),
            decode: whole_row(),
            expected: Expected::of(T::DESC.name),
            returns: false,
            marker: PhantomData,
        }
    }
}

choosing_rows!(Delete, "Deletes", "delete", "deleted");

impl<T: Table, F, O> Delete<T, F, O> {
    /// Deletes only soft-deleted rows. With [`purge`](crate::query::TableQuery::purge) this removes
    /// them for good.
    pub fn only_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Only;
        self
    }
}
