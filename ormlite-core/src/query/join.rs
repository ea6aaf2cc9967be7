//! Joins: of every kind, by a condition or by a relation.

use crate::ast::{JoinKind, JoinNode, SourceNode};
use crate::decode::Decode;
use crate::expr::Expression;
use crate::query::link::{Link, joins};
use crate::query::select::Select;
use crate::schema::{Source, Table};
use crate::typing::{Boolean, Has, Nullable, Sources, Within};

/// A join that waits for its condition: `.on(..)`.
#[derive(Debug)]
#[must_use = "a join needs its condition: `.on(..)`"]
pub struct Join<Q, O> {
    pub(super) query: Select<Q, O>,
    kind: JoinKind,
    source: SourceNode,
}

impl<Q, O> Join<Q, O> {
    /// `ON predicate`, over the tables joined so far and the new one.
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

/// The whole row that a query gives as long as nothing else is selected.
pub trait WholeRow: Sized {
    /// The same row where it may be missing.
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

    /// `INNER JOIN`: the rows that match on both sides.
    ///
    /// A joined row that is marked as deleted does not match, unless the query says
    /// [`with_deleted`](Select::with_deleted); so it is for every kind of join.
    pub fn inner_join<J: Source>(self) -> Join<(J, Q), O> {
        let decode = self.decode;
        self.join::<_, _, J>(JoinKind::Inner, decode)
    }

    /// `LEFT JOIN`: all rows so far; the joined table's columns become `Option`s.
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
    /// `RIGHT JOIN`: all rows of the joined table; the columns of those before become `Option`s.
    ///
    /// It comes before `.select(..)`, since it changes the types that are selected.
    pub fn right_join<J: Source>(self) -> Join<(J, Q::Nullable), O::Nullable> {
        self.join::<_, _, J>(JoinKind::Right, O::DECODE_NULLABLE)
    }

    /// `FULL JOIN`: all rows of both sides; the columns of both become `Option`s.
    ///
    /// It comes before `.select(..)`, since it changes the types that are selected.
    pub fn full_join<J: Source>(self) -> Join<(Nullable<J>, Q::Nullable), O::Nullable> {
        self.join::<_, _, J>(JoinKind::Full, O::DECODE_NULLABLE)
    }
}

impl<Q, O> Select<Q, O> {
    /// `INNER JOIN` along a relation: `.inner_join_by(Room::property)`. A relation to many gives a row
    /// for each; many-to-many joins the junction, too.
    pub fn inner_join_by<C, L, I>(self, relation: impl Fn(&C) -> L) -> Select<L::Joined<Q>, O>
    where
        L: Link<From = C>,
        Q: Has<C, I>,
    {
        let decode = self.decode;
        self.along(JoinKind::Inner, relation).retyped(decode)
    }

    /// `LEFT JOIN` along a relation: `.left_join_by(Room::room_type)`.
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
