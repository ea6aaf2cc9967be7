//! Subqueries: `EXISTS (SELECT ..)`, `IN (SELECT ..)` and scalar subqueries.

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, InList};
use crate::query::select::Select;
use crate::types::{NotNullScope, Scalar, Value};
use crate::typing::Sources;

/// `EXISTS (SELECT ..)`: whether the query has a row.
///
/// A subquery that uses a table of the outer query names it by [`correlate`](Select::correlate).
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
/// let upstairs = Room::query()
///     .correlate::<RoomType>()
///     .filter(Room::room_type_id.eq(RoomType::id))
///     .filter(Room::floor.gt(10));
/// let types = RoomType::query().filter(exists(upstairs)).select(RoomType::name);
/// assert_eq!(
///     types.to_sql().sql,
///     concat!(
///         r#"SELECT "name" FROM "room_types" WHERE EXISTS (SELECT 1 FROM "rooms" "#,
///         r#"WHERE "rooms"."room_type_id" = "room_types"."id" AND "rooms"."floor" > $1)"#,
///     ),
/// );
///
/// // A scalar subquery.
/// let highest = Room::query().select(Room::floor.max()).scalar();
/// let top = Room::query().filter(Room::floor.eq(highest)).select(Room::number);
/// assert_eq!(
///     top.to_sql().sql,
///     r#"SELECT "number" FROM "rooms" WHERE "floor" = (SELECT max("rooms"."floor") FROM "rooms")"#,
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
pub fn exists<Q: Sources, O>(query: Select<Q, O>) -> Expr<NotNullScope<Q::Correlated>, bool> {
    let mut node = query.into_node();
    node.asks_whether();
    Expr::new(Node::exists(node))
}

impl<Q: Sources, V: Value> Select<Q, V> {
    /// `(SELECT ..)`: the query as an expression. It is NULL if the query has no row; see
    /// [`exists`] for an example.
    ///
    /// A query that returns several rows is an error of the server.
    pub fn scalar(self) -> Expr<Q::Correlated, Option<V::Inner>> {
        Expr::new(Node::query(self.into_node()))
    }
}

/// `column IN (SELECT ..)`
impl<V: Scalar, Q: Sources, O: Value<Inner = V>> InList<V> for Select<Q, O> {
    type With<S> = (S, Q::Correlated);
    type Nullable = O::Nullable;
    fn contains(self, left: Node, not: bool) -> Node {
        let op = if not { "NOT IN" } else { "IN" };
        Node::infix(op, Precedence::Range, left, Node::query(self.into_node()))
    }
}
