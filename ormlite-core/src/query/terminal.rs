//! What INSERT, UPDATE and DELETE share: assignments, `RETURNING` and the terminal calls.

use crate::ast::Node;
use crate::decode::Decode;
use crate::expr::Expr;
use crate::schema::{Column, Source, Table};
use crate::types::{Bind, Scalar, Value};
use crate::typing::TableScope;

/// What can be assigned to a column of type `V`: a value of type `V`, a `&str` for a `String`, `T`
/// for an `Option<T>`, or an expression of one of these types.
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
/// # use ormlite_core::{Error, Executor};
/// # async fn example<E: Executor>(db: &E) -> Result<(), Error> {
/// let id = Uuid::nil();
/// let changed: u64 = Room::update().set(Room::number, "102").find(id).execute(db).await?;
/// let room: Room = Room::update().set(Room::floor, Room::floor + 1).find(id).one(db).await?;
/// let room: Option<Room> = Room::update().set(Room::floor, 2).find(id).optional(db).await?;
/// let floors: Vec<i32> = Room::update()
///     .set(Room::room_type_id, None::<Uuid>)
///     .all_rows()
///     .returning(Room::floor)
///     .all(db)
///     .await?;
/// # let _ = (changed, room, floors);
/// # Ok(())
/// # }
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be assigned to a column of type `{V}`",
    label = "expected a `{V}` or an expression of that type",
    note = "an expression that can be NULL fits a nullable column only; `.coalesce(..)` replaces its NULL",
    note = "another type can be converted in SQL: `.cast::<{V}>()`"
)]
pub trait Assign<V> {
    /// The tables that the expression uses; `()` for a value.
    type Scope;
    #[doc(hidden)]
    fn into_assigned(self) -> Node;
}

macro_rules! assign_value {
    ($([$($generics:tt)*] $target:ty, $value:ty, |$self:ident| $bind:expr;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Assign<$target> for $value {
            type Scope = ();
            fn into_assigned($self) -> Node {
                Node::bind(Bind::new($bind))
            }
        }
    )* };
}
assign_value! {
    [V: Value] V, V, |self| self;
    [V: Scalar] Option<V>, V, |self| self;
    [V: Value] V, &V, |self| self.clone();
    [V: Scalar] Option<V>, &V, |self| self.clone();
    [] String, &str, |self| self.to_owned();
    [] Option<String>, &str, |self| self.to_owned();
}

macro_rules! assign_expression {
    ($([$($generics:tt)*] $target:ty, $value:ty, $scope:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Assign<$target> for $value {
            type Scope = $scope;
            fn into_assigned(self) -> Node {
                crate::expr::Expression::into_node(self)
            }
        }
    )* };
}
assign_expression! {
    [S, V: Value] V, Expr<S, V>, S;
    [S, V: Scalar] Option<V>, Expr<S, V>, S;
    [T: Source, V: Value] V, Column<T, V>, TableScope<T>;
    [T: Source, V: Scalar] Option<V>, Column<T, V>, TableScope<T>;
}

/// Reads whole rows: the default of `RETURNING`.
pub(crate) fn whole_row<T: Table>() -> Decode<T> {
    |row| row.take_row()
}

/// The terminal calls of a write, for a type with the fields `node`, `decode` and `expected`, and a
/// function that renders the node.
macro_rules! terminal_calls {
    (
        [$($generics:tt)*] [$($bound:tt)*] $statement:ty, $output:ident, $render:path, $kept:literal
    ) => {
        impl<$($generics)*> $statement {
            #[track_caller]
            fn fetch<'a, R, E: $crate::exec::Executes<(T, ())> + ?Sized>(
                self,
                db: &'a E,
                make: $crate::exec::Make<$output, R>,
            ) -> $crate::exec::Fetch<'a, $output, R> {
                let statement = $render(&self.node, true);
                let of_columns = $crate::ast::decoders_of(&self.node.returning);
                let decoders = $crate::decode::RowDecoders::select(of_columns);
                $crate::exec::Fetch::new(db, statement, self.decode, decoders, self.expected, make)
            }

            /// The SQL text and the bound values, as `execute` sends them, without running the
            /// statement.
            #[track_caller]
            pub fn to_sql(&self) -> $crate::exec::Statement
            where
                $($bound)*
            {
                $render(&self.node, self.returns).exported()
            }

            /// Runs the statement and returns the number of rows it changed.
            ///
            /// # Errors
            #[doc = concat!("If the statement fails", $kept)]
            #[track_caller]
            pub fn execute<E: $crate::exec::Executes<(T, ())> + ?Sized>(
                self,
                db: &E,
            ) -> impl Future<Output = Result<u64, $crate::error::Error>> + Send
            where
                $($bound)*
            {
                $crate::exec::Execute {
                    changed: db.run_built(
                        $render(&self.node, false).located(),
                        std::sync::Arc::new(()),
                    ),
                    expected: self.expected,
                }
            }

            /// Runs the statement with `RETURNING` and returns its one row.
            ///
            /// # Errors
            /// [`is_not_found`](crate::error::Error::is_not_found) if it changed no row,
            /// [`is_too_many_rows`](crate::error::Error::is_too_many_rows) if it changed several;
            /// these stay changed, unless the transaction is rolled back. Otherwise as
            /// [`execute`](Self::execute).
            #[track_caller]
            pub fn one<E: $crate::exec::Executes<(T, ())> + ?Sized>(
                self,
                db: &E,
            ) -> impl Future<Output = Result<$output, $crate::error::Error>> + Send
            where
                $($bound)*
            {
                self.fetch(db, $crate::exec::one)
            }

            /// Runs the statement with `RETURNING` and returns its one row, or `None` if it changed
            /// none.
            ///
            /// # Errors
            /// [`is_too_many_rows`](crate::error::Error::is_too_many_rows) if it changed several
            /// rows; these stay changed, unless the transaction is rolled back. Otherwise as
            /// [`execute`](Self::execute).
            #[track_caller]
            pub fn optional<E: $crate::exec::Executes<(T, ())> + ?Sized>(
                self,
                db: &E,
            ) -> impl Future<Output = Result<Option<$output>, $crate::error::Error>> + Send
            where
                $($bound)*
            {
                self.fetch(db, $crate::exec::optional)
            }

            /// Runs the statement with `RETURNING` and returns every row it changed.
            ///
            /// # Errors
            /// As [`execute`](Self::execute).
            #[track_caller]
            pub fn all<E: $crate::exec::Executes<(T, ())> + ?Sized>(
                self,
                db: &E,
            ) -> impl Future<Output = Result<Vec<$output>, $crate::error::Error>> + Send
            where
                $($bound)*
            {
                self.fetch(db, $crate::exec::all)
            }
        }
    };
}
pub(crate) use terminal_calls;
