//! `ON CONFLICT`: [`Conflict`] and [`Upsert`].

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{ConflictNode, ConflictTarget, InsertNode, Node, SetNode, SourceNode};
use crate::decode::Decode;
use crate::exec::Expected;
use crate::expr::{Expr, Expression};
use crate::query::insert::{Insert, set};
use crate::query::selection::Selection;
use crate::query::terminal::{Assign, terminal_calls};
use crate::schema::{Column, Table};
use crate::sql;
use crate::types::Value;
use crate::typing::{Boolean, FitsColumn, Own, TableScope, Within};

impl<T: Table, O> Insert<T, O> {
    /// `ON CONFLICT (columns)`: handles a conflict with the unique index or primary key over these
    /// columns.
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

    /// `ON CONFLICT ON CONSTRAINT name`: handles a conflict with this constraint.
    pub fn on_conflict_constraint(self, name: impl Into<String>) -> Conflict<T, O> {
        Conflict {
            insert: self,
            target: ConflictTarget::Constraint(name.into()),
        }
    }

    /// `ON CONFLICT DO NOTHING`: skips rows that violate any unique or exclusion constraint.
    pub fn on_conflict_do_nothing(self) -> Self {
        Conflict {
            insert: self,
            target: ConflictTarget::Any,
        }
        .do_nothing()
    }
}

/// The columns of a unique index: one column, or a tuple of up to six.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a column of the table `{T}` nor a tuple of its columns",
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

/// An insert whose `ON CONFLICT` clause has a target and needs an action:
/// [`do_nothing`](Conflict::do_nothing), [`do_update`](Conflict::do_update) or
/// [`or_get_existing`](Conflict::or_get_existing).
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
/// let new = || NewRoom { number: "101".into() };
///
/// let skip = Room::insert(new()).on_conflict(Room::number).do_nothing();
/// assert_eq!(
///     skip.to_sql().sql,
///     r#"INSERT INTO "rooms" ("number") VALUES ($1) ON CONFLICT ("number") DO NOTHING"#,
/// );
///
/// let upsert = Room::insert(new())
///     .set(Room::floor, 2)
///     .on_conflict(Room::number)
///     .do_update()
///     .set_excluded(Room::floor)
///     .filter(Room::floor.lt(excluded(Room::floor)));
/// assert_eq!(
///     upsert.to_sql().sql,
///     concat!(
///         r#"INSERT INTO "rooms" ("number", "floor") VALUES ($1, $2) ON CONFLICT ("number") "#,
///         r#"DO UPDATE SET "floor" = EXCLUDED."floor" "#,
///         r#"WHERE "rooms"."floor" < EXCLUDED."floor""#,
///     ),
/// );
///
/// // Any constraint, a named constraint, a partial unique index.
/// let any = Room::insert(new()).on_conflict_do_nothing();
/// assert!(any.to_sql().sql.ends_with(" ON CONFLICT DO NOTHING"));
/// let named = Room::insert(new()).on_conflict_constraint("rooms_number_key").do_nothing();
/// assert!(named.to_sql().sql.ends_with(r#" ON CONFLICT ON CONSTRAINT "rooms_number_key" DO NOTHING"#));
/// let partial = Room::insert(new())
///     .on_conflict(Room::number)
///     .where_index(Room::floor.gt(0))
///     .do_nothing();
/// assert!(partial.to_sql().sql.ends_with(r#" ON CONFLICT ("number") WHERE "floor" > 0 DO NOTHING"#));
///
/// let get_or_create = Room::insert(new()).on_conflict(Room::number).or_get_existing();
/// assert_eq!(
///     get_or_create.to_sql().sql,
///     concat!(
///         r#"INSERT INTO "rooms" ("number") VALUES ($1) ON CONFLICT ("number") "#,
///         r#"DO UPDATE SET "number" = "rooms"."number""#,
///     ),
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[derive(Debug)]
#[must_use = "a conflict needs its action: `.do_nothing()` or `.do_update()`"]
pub struct Conflict<T, O> {
    insert: Insert<T, O>,
    target: ConflictTarget,
}

impl<T: Table, O> Conflict<T, O> {
    /// `ON CONFLICT (columns) WHERE predicate`: names a partial unique index.
    ///
    /// The server must prove the predicate from the text, so its values are written as literals:
    /// booleans, integers, texts and labels of enums. Other values are an error.
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

    /// `DO NOTHING`: skips the row. `RETURNING` does not return it.
    pub fn do_nothing(self) -> Insert<T, O> {
        self.acting(false).insert()
    }

    /// `DO UPDATE SET column = table.column` for the columns of the conflict: keeps the existing
    /// row, and `RETURNING` returns it as it returns a new one.
    ///
    /// This finds or creates rows in one statement, which is safe if several transactions do so at
    /// once. A soft-deleted row is returned, too. After
    /// [`on_conflict_constraint`](Insert::on_conflict_constraint), which names no columns, running
    /// the insert is an error ([`is_invalid_query`](crate::Error::is_invalid_query)).
    pub fn or_get_existing(self) -> Insert<T, O> {
        let mut upsert = self.acting(true);
        let conflict = upsert.conflict();
        conflict.touches = false;
        let source = SourceNode::of::<T>();
        conflict.sets = match &conflict.target {
            ConflictTarget::Columns { columns, .. } => {
                // The column's own value: the excluded one can be equal and spelled differently
                // (`citext`).
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
        upsert.insert()
    }

    /// `DO UPDATE`: updates the existing row, by [`set`](Upsert::set) or
    /// [`set_excluded`](Upsert::set_excluded).
    ///
    /// A soft-deleted row is updated, too. It stays soft-deleted unless its `soft_delete` column is
    /// set to `None`.
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
        let Insert {
            node,
            decode,
            expected,
            returns,
            marker,
        } = self.insert;
        Upsert {
            node,
            decode,
            expected,
            returns,
            marker,
        }
    }
}

/// An INSERT with `ON CONFLICT .. DO UPDATE`.
///
/// It needs at least one [`set`](Upsert::set) or [`set_excluded`](Upsert::set_excluded). It has the
/// terminal calls of an [`Insert`]; [`insert`](Upsert::insert) returns that. See [`Conflict`] for
/// an example.
#[must_use = "an upsert does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Upsert<T, O> {
    node: Box<InsertNode>,
    decode: Decode<O>,
    expected: Expected,
    returns: bool,
    marker: PhantomData<fn() -> T>,
}

terminal_calls!([T, O: Send + 'static] [] Upsert<T, O>, O, sql::insert, ".");

impl<T, O> fmt::Debug for Upsert<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Upsert").field(&self.node).finish()
    }
}

impl<T: Table, O> Upsert<T, O> {
    fn conflict(&mut self) -> &mut ConflictNode {
        self.node.conflict.get_or_insert_with(|| ConflictNode {
            target: ConflictTarget::Any,
            update: true,
            touches: true,
            revives: false,
            sets: Vec::new(),
            filter: None,
        })
    }
}

impl<T: Table, O> Upsert<T, O> {
    /// `SET column = value`. The value may use columns of the existing row, and of the row that was
    /// to be inserted ([`excluded`]).
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

    /// `SET column = EXCLUDED.column` for each column: the values of the row that was to be
    /// inserted.
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

    /// `WHERE predicate`: updates the existing row only if the predicate is true for it. Otherwise
    /// the row is unchanged and `RETURNING` does not return it.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<(T, ()), I>,
    {
        Node::and(&mut self.conflict().filter, predicate.into_node());
        self
    }

    /// `RETURNING selection`: what is read of each inserted or updated row.
    pub fn returning<S: Selection<(T, ()), I, Output = P>, I, P>(
        self,
        selection: S,
    ) -> Insert<T, P> {
        self.insert().returning(selection)
    }

    /// The finished [`Insert`].
    pub fn insert(self) -> Insert<T, O> {
        let Self {
            node,
            decode,
            expected,
            returns,
            marker,
        } = self;
        Insert {
            node,
            decode,
            expected,
            returns,
            marker,
        }
    }
}

/// `EXCLUDED.column`: the value of the row that was to be inserted, in [`Upsert::set`] and
/// [`Upsert::filter`].
pub fn excluded<T: Table, V: Value>(column: Column<T, V>) -> Expr<TableScope<T>, V> {
    Expr::new(Node::Excluded {
        table: T::DESC,
        index: column.index(),
    })
}
