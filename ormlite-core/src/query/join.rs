//! Joins: inner, left, right, full and cross, by a condition or along a relation.

use crate::ast::{JoinKind, JoinNode, SourceNode};
use crate::decode::Decode;
use crate::expr::Expression;
use crate::query::link::{Link, joins};
use crate::query::select::Select;
use crate::schema::{Source, Table};
use crate::typing::{Boolean, Has, Nullable, Sources, Within};

/// A join without its condition; [`on`](Join::on) adds it.
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
/// let named = Room::query()
///     .left_join::<RoomType>()
///     .on(Room::room_type_id.eq(RoomType::id))
///     .select((Room::number, RoomType::name)); // `(String, Option<String>)`
/// let sql = "SELECT \"rooms\".\"number\", \"room_types\".\"name\" FROM \"rooms\" \
///            LEFT JOIN \"room_types\" ON \"rooms\".\"room_type_id\" = \"room_types\".\"id\"";
/// assert_eq!(named.to_sql().sql, sql);
///
/// // The same join along the foreign key `room_type_id`.
/// let named = Room::query()
///     .left_join_by(Room::room_type)
///     .select((Room::number, RoomType::name));
/// assert_eq!(named.to_sql().sql, sql);
///
/// // Before `.select(..)`, since the columns of the tables so far become `Option`s.
/// let all = Room::query()
///     .right_join::<RoomType>()
///     .on(Room::room_type_id.eq(RoomType::id))
///     .select((Room::number, RoomType::name)); // `(Option<String>, String)`
/// assert!(all.to_sql().sql.contains(" RIGHT JOIN \"room_types\" ON "));
///
/// let both = Room::query()
///     .full_join::<RoomType>()
///     .on(Room::room_type_id.eq(RoomType::id))
///     .select((Room::number, RoomType::name)); // `(Option<String>, Option<String>)`
/// assert!(both.to_sql().sql.contains(" FULL JOIN \"room_types\" ON "));
///
/// let pairs = Room::query().cross_join::<RoomType>().select((Room::number, RoomType::name));
/// assert!(pairs.to_sql().sql.ends_with("FROM \"rooms\" CROSS JOIN \"room_types\""));
///
/// // A table that is joined twice needs an alias.
/// alias!(Other = Room);
/// let pairs = Room::query()
///     .inner_join::<Other>()
///     .on(Room::floor.eq(Room::floor.of::<Other>()))
///     .select((Room::number, Room::number.of::<Other>()));
/// assert_eq!(
///     pairs.to_sql().sql,
///     concat!(
///         r#"SELECT "rooms"."number", "Other"."number" FROM "rooms" "#,
///         r#"INNER JOIN "rooms" AS "Other" ON "rooms"."floor" = "Other"."floor""#,
///     ),
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[derive(Debug)]
#[must_use = "a join needs its condition: `.on(..)`"]
pub struct Join<Q, O> {
    pub(super) query: Select<Q, O>,
    kind: JoinKind,
    source: SourceNode,
}

impl<Q, O> Join<Q, O> {
    /// `ON predicate`. The predicate may use the tables joined so far and the new one.
    pub fn on<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Select<Q, O>
    where
        P::Scope: Within<Q, I>,
    {
        self.query.node.select_mut().joins.push(JoinNode {
            kind: self.kind,
            source: self.source,
            on: Some(predicate.into_node()),
        });
        self.query
    }
}

/// A query that returns whole rows of its first table: nothing else has been selected yet.
pub trait WholeRow: Sized {
    /// The row type once the table can be missing from the result: an `Option`.
    type Nullable;
    #[doc(hidden)]
    const DECODE_NULLABLE: Decode<Self::Nullable>;
}

impl<T: Table> WholeRow for T {
    type Nullable = Option<T>;
    const DECODE_NULLABLE: Decode<Option<T>> = |row| row.take_row_of(true);
}

impl<T: Table> WholeRow for Option<T> {
    type Nullable = Option<T>;
    const DECODE_NULLABLE: Decode<Option<T>> = |row| row.take_row_of(true);
}

impl<Q, O> Select<Q, O> {
    fn join<R, P, J: Source>(self, kind: JoinKind, decode: Decode<P>) -> Join<R, P> {
        Join {
            query: self.retyped(decode),
            kind,
            source: SourceNode::of::<J>(),
        }
    }

    /// `INNER JOIN`: pairs of rows that satisfy the condition.
    ///
    /// As in every kind of join, soft-deleted rows of the joined table are left out, unless the
    /// query has [`with_deleted`](Select::with_deleted).
    pub fn inner_join<J: Source>(self) -> Join<(J, Q), O> {
        let decode = self.decode;
        self.join::<_, _, J>(JoinKind::Inner, decode)
    }

    /// `LEFT JOIN`: keeps all rows so far. The columns of the joined table become `Option`s.
    pub fn left_join<J: Source>(self) -> Join<(Nullable<J>, Q), O> {
        let decode = self.decode;
        self.join::<_, _, J>(JoinKind::Left, decode)
    }

    /// `CROSS JOIN`: every pair of rows.
    pub fn cross_join<J: Source>(self) -> Select<(J, Q), O> {
        let decode = self.decode;
        let mut query = self.retyped(decode);
        query.node.select_mut().joins.push(JoinNode {
            kind: JoinKind::Cross,
            source: SourceNode::of::<J>(),
            on: None,
        });
        query
    }
}

impl<Q: Sources, O: WholeRow> Select<Q, O> {
    /// `RIGHT JOIN`: keeps all rows of the joined table. The columns of the tables before it become
    /// `Option`s.
    ///
    /// It must come before [`select`](Select::select), because it changes the types that are
    /// selected.
    pub fn right_join<J: Source>(self) -> Join<(J, Q::Nullable), O::Nullable> {
        self.join::<_, _, J>(JoinKind::Right, O::DECODE_NULLABLE)
    }

    /// `FULL JOIN`: keeps all rows of both sides. The columns of both become `Option`s.
    ///
    /// It must come before [`select`](Select::select), because it changes the types that are
    /// selected.
    pub fn full_join<J: Source>(self) -> Join<(Nullable<J>, Q::Nullable), O::Nullable> {
        self.join::<_, _, J>(JoinKind::Full, O::DECODE_NULLABLE)
    }
}

impl<Q, O> Select<Q, O> {
    /// `INNER JOIN` along a relation: `.inner_join_by(Room::property)`.
    ///
    /// A relation to many returns one row per related row. A many-to-many relation joins its
    /// junction table, too.
    pub fn inner_join_by<C, L, I>(self, relation: impl Fn(&C) -> L) -> Select<L::Joined<Q>, O>
    where
        L: Link<From = C>,
        Q: Has<C, I>,
    {
        let decode = self.decode;
        self.along(JoinKind::Inner, relation).retyped(decode)
    }

    /// `LEFT JOIN` along a relation: `.left_join_by(Room::room_type)`. The columns of the joined
    /// tables become `Option`s.
    pub fn left_join_by<C, L, I>(self, relation: impl Fn(&C) -> L) -> Select<L::LeftJoined<Q>, O>
    where
        L: Link<From = C>,
        Q: Has<C, I>,
    {
        let decode = self.decode;
        self.along(JoinKind::Left, relation).retyped(decode)
    }

    fn along<L: Link>(mut self, kind: JoinKind, _: impl Fn(&L::From) -> L) -> Self {
        let (link, query) = L::node();
        self.node
            .select_mut()
            .joins
            .extend(joins(kind, &link, query));
        self
    }
}
