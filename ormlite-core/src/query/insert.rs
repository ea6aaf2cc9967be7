//! [`Insert`]: one row, or many.

mod uuids;

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::ast::{
    ConflictNode, ConflictTarget, InsertNode, Node, RowsNode, SetNode, SourceNode, WriteNode,
};
use crate::decode::Decode;
use crate::exec::Expected;
use crate::query::selection::Selection;
use crate::query::terminal::{Assign, terminal_calls, whole_row};
use crate::schema::{Column, ColumnRole, Insertable, Table, Writable};
use crate::sql;
use crate::types::{Bind, Fields, Value};
use crate::typing::{FitsColumn, Own, Within};

/// An INSERT of one or many rows into `T`, whose `RETURNING` rows are read as `O`.
///
/// An insert of many rows binds one array per column, so its text does not depend on the number of
/// rows. See [`Conflict`](crate::query::Conflict) for `ON CONFLICT`.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "rooms", unique(number), crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     number: String,
/// #     #[column(default = "0")]
/// #     floor: i32,
/// # }
/// # pub fn example() {
/// let one = Room::insert(NewRoom { number: "101".into() }).set(Room::floor, 1);
/// assert_eq!(one.to_sql().sql, r#"INSERT INTO "rooms" ("number", "floor") VALUES ($1, $2)"#);
///
/// let returning = Room::insert(NewRoom { number: "101".into() })
///     .returning((Room::id, Room::floor));
/// assert_eq!(
///     returning.to_sql().sql,
///     r#"INSERT INTO "rooms" ("number") VALUES ($1) RETURNING "id", "floor""#,
/// );
///
/// let many = Room::insert_many(["101", "102"].map(|number| NewRoom { number: number.into() }));
/// assert_eq!(
///     many.to_sql().sql,
///     concat!(
///         r#"INSERT INTO "rooms" ("number") SELECT r.c0 "#,
///         r#"FROM unnest(coalesce($1, ARRAY[(NULL::"rooms")."number"])) WITH ORDINALITY AS r(c0, n)"#,
///     ),
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "an insert does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Insert<T, O> {
    pub(super) node: Box<InsertNode>,
    pub(super) decode: Decode<O>,
    pub(super) expected: Expected,
    pub(super) returns: bool,
    pub(super) marker: PhantomData<fn() -> T>,
}

terminal_calls!([T, O: Send + 'static] [] Insert<T, O>, O, sql::insert, ".");

impl<T, O> fmt::Debug for Insert<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Insert").field(&self.node).finish()
    }
}

impl<T: Writable> Insert<T, T> {
    fn start(rows: RowsNode, overriding: bool) -> Self {
        Self {
            node: Box::new(InsertNode {
                table: T::DESC,
                uuids: uuids::generate(T::DESC, &rows),
                rows,
                conflict: None,
                returning: vec![Node::Row(SourceNode::of::<T>())],
                overriding,
            }),
            decode: whole_row(),
            expected: Expected::of(T::DESC.name),
            returns: false,
            marker: PhantomData,
        }
    }

    pub(crate) fn one_row<R: Insertable<T>>(row: R) -> Self {
        let row: Arc<dyn Fields> = Arc::new(row);
        let sets = R::columns()
            .into_iter()
            .map(|index| SetNode {
                index,
                value: Node::bind(Bind::field(row.clone(), index)),
            })
            .collect();
        Self::start(RowsNode::One(sets), false)
    }

    pub(crate) fn many_rows<R: Insertable<T>>(rows: impl IntoIterator<Item = R>) -> Self {
        let rows = RowsNode::Many {
            columns: R::columns(),
            rows: Arc::new(rows.into_iter().collect::<Vec<_>>()),
            shared: Vec::new(),
        };
        Self::start(rows, false)
    }
}

impl<T: Table> Insert<T, T> {
    /// An insert of rows that are described column by column.
    pub(crate) fn of_rows(rows: RowsNode) -> Self
    where
        T: Writable,
    {
        Self::start(rows, false)
    }

    /// `ON CONFLICT (columns) DO UPDATE`: restores a soft-deleted row with this key, and sets the
    /// columns of the insert.
    pub(crate) fn again(mut self, columns: Vec<u16>, deleted: u16) -> Self {
        let own = Node::column::<T>(deleted);
        self.node.conflict = Some(ConflictNode {
            target: ConflictTarget::Columns {
                columns,
                predicate: None,
            },
            update: true,
            touches: true,
            revives: true,
            sets: vec![SetNode {
                index: deleted,
                value: Node::Text("NULL"),
            }],
            filter: Some(own.is("IS NOT NULL")),
        });
        self
    }

    /// Also restores a soft-deleted row on a conflict.
    pub(crate) fn reviving(mut self) -> Self {
        let deleted = T::DESC.column_with(ColumnRole::SoftDelete);
        if let (Some(conflict), Some(index)) = (&mut self.node.conflict, deleted) {
            let value = Node::Text("NULL");
            conflict.sets.push(SetNode { index, value });
        }
        self
    }

    /// An insert that returns the error of an `Invalid` node instead of running.
    pub(crate) fn refused(invalid: Node) -> Self
    where
        T: Writable,
    {
        Self::of_rows(RowsNode::One(vec![SetNode {
            index: 0,
            value: invalid,
        }]))
    }

    pub(crate) fn into_node(self) -> WriteNode {
        WriteNode::Insert(*self.node)
    }
}

impl<T: Table, O> Insert<T, O> {
    /// Gives a column a value or an expression. In an insert of many rows it applies to every row.
    pub fn set<V: Value, A: Assign<V>, I>(mut self, column: Column<T, V>, value: A) -> Self
    where
        A::Scope: Within<(), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        self.node.set(column.index(), value.into_assigned());
        self
    }

    /// [`set`](Self::set) if the value is `Some`; the default of the column if it is `None`.
    pub fn set_opt<V: Value, A: Assign<V>, I>(self, column: Column<T, V>, value: Option<A>) -> Self
    where
        A::Scope: Within<(), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }

    /// `OVERRIDING SYSTEM VALUE`: allows an explicit value for a `GENERATED ALWAYS AS IDENTITY`
    /// column, by [`set`](Self::set) or in a struct with `#[derive(Insert)]`. The table's own
    /// struct never contains one: the server generates it.
    pub fn overriding_system_value(mut self) -> Self {
        self.node.overriding = true;
        self
    }

    /// `RETURNING selection`: what is read of each inserted row.
    pub fn returning<S: Selection<(T, ()), I, Output = P>, I, P>(
        mut self,
        selection: S,
    ) -> Insert<T, P> {
        self.node.returning.clear();
        selection.push(&mut self.node.returning);
        Insert {
            node: self.node,
            decode: S::read,
            expected: self.expected,
            returns: true,
            marker: PhantomData,
        }
    }
}

impl InsertNode {
    pub(super) fn set(&mut self, index: u16, value: Node) {
        if let Some(conflict) = self.conflict.as_mut().filter(|conflict| conflict.revives) {
            let table = self.table;
            set(&mut conflict.sets, index, Node::Excluded { table, index });
        }
        match &mut self.rows {
            RowsNode::One(sets) => set(sets, index, value),
            RowsNode::Many { shared, .. } => set(shared, index, value),
        }
    }
}

/// Sets a column. A later value replaces an earlier one.
pub(crate) fn set(sets: &mut Vec<SetNode>, index: u16, value: Node) {
    match sets.iter_mut().find(|set| set.index == index) {
        Some(set) => set.value = value,
        None => sets.push(SetNode { index, value }),
    }
}
