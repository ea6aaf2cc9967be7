//! Inserts: one row or many, and what happens when a row is there already.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use uuid::Uuid;

use crate::ast::{
    ConflictNode, ConflictTarget, InsertNode, Node, RowsNode, SetNode, SourceNode, WriteNode,
};
use crate::decode::Decode;
use crate::exec::Expected;
use crate::expr::{Expr, Expression};
use crate::query::selection::Selection;
use crate::query::terminal::{Assign, terminal_calls, whole_row};
use crate::schema::{Column, ColumnRole, Insertable, Table, TableDesc, Writable};
use crate::sql;
use crate::types::{Bind, Fields, Value};
use crate::typing::{Boolean, FitsColumn, Own, TableScope, Within};

/// An insert into `T` that gives an `O` per row.
#[must_use = "an insert does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Insert<T, O> {
    node: Box<InsertNode>,
    decode: Decode<O>,
    expected: Expected,
    returns: bool,
    marker: PhantomData<fn() -> T>,
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
                uuids: uuids(T::DESC, &rows),
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
    /// An insert of rows that are given column by column.
    pub(crate) fn of_rows(rows: RowsNode) -> Self
    where
        T: Writable,
    {
        Self::start(rows, false)
    }

    /// A row that is there by the key of these columns, and marked as deleted, no longer is, and gets
    /// what the insert sets.
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

    /// The row that is there is no longer marked as deleted.
    pub(crate) fn reviving(mut self) -> Self {
        let deleted = T::DESC.column_with(ColumnRole::SoftDelete);
        if let (Some(conflict), Some(index)) = (&mut self.node.conflict, deleted) {
            let value = Node::Text("NULL");
            conflict.sets.push(SetNode { index, value });
        }
        self
    }

    /// An insert that is refused, for the reason of the node.
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
    /// Gives a column a value or an expression; in an insert of many rows, in every row.
    pub fn set<V: Value, A: Assign<V>, I>(mut self, column: Column<T, V>, value: A) -> Self
    where
        A::Scope: Within<(), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        self.node.set(column.index(), value.into_assigned());
        self
    }

    /// [`set`](Self::set) where there is a value, else the column's default.
    pub fn set_opt<V: Value, A: Assign<V>, I>(self, column: Column<T, V>, value: Option<A>) -> Self
    where
        A::Scope: Within<(), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }

    /// `OVERRIDING SYSTEM VALUE`: lets the insert give a `GENERATED ALWAYS AS IDENTITY` column, by
    /// [`set`](Self::set). A whole row never gives it: the server makes a new one.
    pub fn overriding_system_value(mut self) -> Self {
        self.node.overriding = true;
        self
    }

    /// What each inserted row gives: `RETURNING selection`.
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

    /// `ON CONFLICT (columns)`: what to do when the unique index over these columns has the row.
    pub fn on_conflict<C: ConflictColumns<T>>(self, columns: C) -> Conflict<T, O> {
        let target = ConflictTarget::Columns {
            columns: columns.indexes(),
            predicate: None,
        };
        Conflict {
            insert: self,
            target,
        }
    }

    /// `ON CONFLICT ON CONSTRAINT name`: what to do when this constraint refuses the row.
    pub fn on_conflict_constraint(self, name: impl Into<String>) -> Conflict<T, O> {
        Conflict {
            insert: self,
            target: ConflictTarget::Constraint(name.into()),
        }
    }

    /// `ON CONFLICT DO NOTHING`: leaves out rows that any unique constraint refuses.
    pub fn on_conflict_do_nothing(self) -> Self {
        Conflict {
            insert: self,
            target: ConflictTarget::Any,
        }
        .do_nothing()
    }
}

/// UUIDs of version 7 for the columns whose default the client makes, and which the rows do not give.
fn uuids(table: &TableDesc, rows: &RowsNode) -> Vec<(u16, Bind)> {
    let is_given = |at: &u16| match rows {
        RowsNode::One(sets) => sets.iter().any(|set| set.index == *at),
        RowsNode::Many { columns, .. } => columns.contains(at),
    };
    let columns = table.columns_with(ColumnRole::UuidV7);
    let uuids = columns.filter(|at| !is_given(at)).map(|at| {
        let uuids = match rows {
            RowsNode::One(_) => Bind::new(Uuid::now_v7()),
            RowsNode::Many { rows, .. } => {
                Bind::new((0..rows.len()).map(|_| Uuid::now_v7()).collect::<Vec<_>>())
            }
        };
        (at, uuids)
    });
    uuids.collect()
}

impl InsertNode {
    fn set(&mut self, index: u16, value: Node) {
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

/// Sets a column, the last value winning.
pub(crate) fn set(sets: &mut Vec<SetNode>, index: u16, value: Node) {
    match sets.iter_mut().find(|set| set.index == index) {
        Some(set) => set.value = value,
        None => sets.push(SetNode { index, value }),
    }
}

/// The columns of a unique index: a column, or a tuple of up to six.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a column of the table `{T}`, nor a tuple of its columns",
    note = "name the columns of one of the table's unique indexes, or its primary key"
)]
pub trait ConflictColumns<T> {
    #[doc(hidden)]
    fn indexes(self) -> Vec<u16>;
}

impl<T, V> ConflictColumns<T> for Column<T, V> {
    fn indexes(self) -> Vec<u16> {
        vec![self.index()]
    }
}

macro_rules! conflict_columns_of_tuple {
    ($($($name:ident)+;)*) => { $(
        impl<T, $($name),+> ConflictColumns<T> for ($(Column<T, $name>,)+) {
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn indexes(self) -> Vec<u16> {
                let ($($name,)+) = self;
                vec![$($name.index()),+]
            }
        }
    )* };
}
conflict_columns_of_tuple! { A; A B; A B C; A B C D; A B C D E; A B C D E F; }

/// An insert that waits to be told what to do on a conflict.
#[derive(Debug)]
#[must_use = "a conflict needs its action: `.do_nothing()` or `.do_update()`"]
pub struct Conflict<T, O> {
    insert: Insert<T, O>,
    target: ConflictTarget,
}

impl<T: Table, O> Conflict<T, O> {
    /// `ON CONFLICT (columns) WHERE predicate`: the index is a partial one.
    ///
    /// Values in it are written as literals, so that the server can match it to the index: truth
    /// values, integers, texts and labels of enums.
    pub fn where_index<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<(T, ()), I>,
    {
        if let ConflictTarget::Columns {
            predicate: slot, ..
        } = &mut self.target
        {
            Node::and(slot, predicate.into_node());
        }
        self
    }

    /// `DO NOTHING`: the row is left out, and `RETURNING` does not give it.
    pub fn do_nothing(self) -> Insert<T, O> {
        self.acting(false).insert
    }

    /// `DO UPDATE SET column = table.column`, of the columns of the conflict: the row that is there
    /// stays as it is, and `RETURNING` gives it as it gives a new one.
    ///
    /// So rows are found or created by one statement, however many do the same at once. A row that
    /// is marked as deleted is given, too. After
    /// [`on_conflict_constraint`](Insert::on_conflict_constraint), which names no columns, it is an
    /// error.
    pub fn or_get_existing(self) -> Insert<T, O> {
        let mut upsert = self.acting(true);
        let conflict = upsert.conflict();
        conflict.touches = false;
        let source = SourceNode::of::<T>();
        conflict.sets = match &conflict.target {
            ConflictTarget::Columns { columns, .. } => {
                // Its own values, which those that were proposed may equal in another form.
                let own = |&index: &u16| SetNode {
                    index,
                    value: Node::Column {
                        source: source.clone(),
                        index,
                    },
                };
                columns.iter().map(own).collect()
            }
            ConflictTarget::Constraint(_) | ConflictTarget::Any => {
                let reason = "`.or_get_existing()` needs the columns of a unique index: \
                              `.on_conflict(columns)` instead of a constraint's name";
                vec![SetNode {
                    index: 0,
                    value: Node::Invalid(reason.to_owned()),
                }]
            }
        };
        upsert.insert
    }

    /// `DO UPDATE`: changes the row that is there, by `.set(..)` or `.set_excluded(..)`.
    ///
    /// Also one that is marked as deleted, which stays so unless its column is set to `None`.
    pub fn do_update(self) -> Upsert<T, O> {
        self.acting(true)
    }

    fn acting(mut self, update: bool) -> Upsert<T, O> {
        self.insert.node.conflict = Some(ConflictNode {
            target: self.target,
            update,
            touches: true,
            revives: false,
            sets: Vec::new(),
            filter: None,
        });
        Upsert {
            insert: self.insert,
        }
    }
}

/// An insert that updates the row that is there already.
///
/// It runs by [`Upsert::set`] and the others giving it something to update, and then the terminal
/// calls of an [`Insert`], which `.insert()` gives back.
#[derive(Debug)]
#[must_use = "an upsert does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Upsert<T, O> {
    insert: Insert<T, O>,
}

impl<T: Table, O> Upsert<T, O> {
    fn conflict(&mut self) -> &mut ConflictNode {
        self.insert
            .node
            .conflict
            .get_or_insert_with(|| ConflictNode {
                target: ConflictTarget::Any,
                update: true,
                touches: true,
                revives: false,
                sets: Vec::new(),
                filter: None,
            })
    }
}

impl<T: Table, O: Send + 'static> Upsert<T, O> {
    /// `SET column = value`, where the value may use the row that is there (its columns) and the
    /// one that was proposed ([`excluded`]).
    pub fn set<V: Value, A: Assign<V>, I>(mut self, column: Column<T, V>, value: A) -> Self
    where
        A::Scope: Within<(T, ()), I> + Own<Null: FitsColumn<V::Nullable>>,
    {
        set(
            &mut self.conflict().sets,
            column.index(),
            value.into_assigned(),
        );
        self
    }

    /// `SET column = EXCLUDED.column` for each of the columns: the proposed row's values.
    pub fn set_excluded<C: ConflictColumns<T>>(mut self, columns: C) -> Self {
        for index in columns.indexes() {
            let value = Node::Excluded {
                table: T::DESC,
                index,
            };
            set(&mut self.conflict().sets, index, value);
        }
        self
    }

    /// `WHERE predicate`: updates the row only where this holds; else it stays as it is, and
    /// `RETURNING` does not give it.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<(T, ()), I>,
    {
        Node::and(&mut self.conflict().filter, predicate.into_node());
        self
    }

    /// What each inserted or updated row gives: `RETURNING selection`.
    pub fn returning<S: Selection<(T, ()), I, Output = P>, I, P>(
        self,
        selection: S,
    ) -> Insert<T, P> {
        self.insert().returning(selection)
    }

    /// The finished insert.
    pub fn insert(self) -> Insert<T, O> {
        self.insert
    }

    /// As [`Insert::to_sql`].
    #[track_caller]
    pub fn to_sql(&self) -> crate::exec::Statement {
        self.insert.to_sql()
    }

    /// As [`Insert::execute`].
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn execute<E: crate::exec::Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<u64, crate::error::Error>> + Send {
        self.insert.execute(db)
    }

    /// As [`Insert::one`].
    ///
    /// # Errors
    /// As [`Insert::one`].
    #[track_caller]
    pub fn one<E: crate::exec::Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<O, crate::error::Error>> + Send {
        self.insert.one(db)
    }

    /// As [`Insert::optional`].
    ///
    /// # Errors
    /// As [`Insert::optional`].
    #[track_caller]
    pub fn optional<E: crate::exec::Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<O>, crate::error::Error>> + Send {
        self.insert.optional(db)
    }

    /// As [`Insert::all`].
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn all<E: crate::exec::Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<O>, crate::error::Error>> + Send {
        self.insert.all(db)
    }
}

/// `EXCLUDED.column`: the value that an upsert proposed for the column.
pub fn excluded<T: Table, V: Value>(column: Column<T, V>) -> Expr<TableScope<T>, V> {
    Expr::new(Node::Excluded {
        table: T::DESC,
        index: column.index(),
    })
}
