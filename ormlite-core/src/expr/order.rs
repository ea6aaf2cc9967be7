//! The terms of `ORDER BY`, `GROUP BY` and `DISTINCT ON`.

use std::marker::PhantomData;

use crate::ast::{Node, OrderNode};
use crate::expr::{Expr, Expression};
use crate::schema::{Column, Source};
use crate::types::Value;
use crate::typing::{TableScope, Within};

/// One term of an `ORDER BY` over the scope `S`.
///
/// [`OrderMethods`] makes it.
#[derive(Debug, Clone)]
pub struct Order<S> {
    node: OrderNode,
    marker: PhantomData<fn() -> S>,
}

impl<S> Order<S> {
    fn new(node: Node, descending: bool) -> Self {
        Self {
            node: OrderNode {
                node,
                descending,
                nulls: None,
            },
            marker: PhantomData,
        }
    }

    /// Sorts NULLs before all other values: `NULLS FIRST`.
    pub fn nulls_first(mut self) -> Self {
        self.node.nulls = Some("NULLS FIRST");
        self
    }

    /// Sorts NULLs after all other values: `NULLS LAST`.
    pub fn nulls_last(mut self) -> Self {
        self.node.nulls = Some("NULLS LAST");
        self
    }

    pub(crate) fn into_node(self) -> OrderNode {
        self.node
    }
}

/// Sort directions, for every expression.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, number: String, floor: Option<i32> }
/// let query = Room::query()
///     .order_by((Room::floor.desc().nulls_last(), Room::number.asc().nulls_first(), Room::id))
///     .select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "id" FROM "rooms" "#,
///         r#"ORDER BY "floor" DESC NULLS LAST, "number" ASC NULLS FIRST, "id" ASC"#,
///     ),
/// );
/// # }
/// ```
pub trait OrderMethods: Expression {
    /// Sorts in ascending order: `self ASC`. NULLs come last by default.
    fn asc(self) -> Order<Self::Scope> {
        Order::new(self.into_node(), false)
    }

    /// Sorts in descending order: `self DESC`. NULLs come first by default.
    fn desc(self) -> Order<Self::Scope> {
        Order::new(self.into_node(), true)
    }
}

impl<E: Expression> OrderMethods for E {}

/// The argument of `.order_by(..)` in a query with the sources `Q`.
///
/// An [`Order`], an expression (ascending), or a tuple of up to eight of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a term of `ORDER BY`",
    note = "order by columns or expressions, with `.asc()` or `.desc()`, or by a tuple of up to eight of these"
)]
pub trait OrderTerms<Q, I> {
    #[doc(hidden)]
    fn push(self, terms: &mut Vec<OrderNode>);
}

impl<Q, I, S: Within<Q, I>> OrderTerms<Q, I> for Order<S> {
    fn push(self, terms: &mut Vec<OrderNode>) {
        terms.push(self.node);
    }
}

impl<Q, I, T: Source, V: Value> OrderTerms<Q, I> for Column<T, V>
where
    TableScope<T>: Within<Q, I>,
{
    fn push(self, terms: &mut Vec<OrderNode>) {
        terms.push(self.asc().into_node());
    }
}

impl<Q, I, S: Within<Q, I>, V: Value> OrderTerms<Q, I> for Expr<S, V> {
    fn push(self, terms: &mut Vec<OrderNode>) {
        terms.push(self.asc().into_node());
    }
}

/// The argument of `.group_by(..)` and `.distinct_on(..)` in a query with the sources `Q`: an
/// expression, or a tuple of up to eight.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a term of `GROUP BY` or `DISTINCT ON`",
    note = "give a column, an expression, or a tuple of up to eight of these"
)]
pub trait Group<Q, I> {
    #[doc(hidden)]
    fn push(self, nodes: &mut Vec<Node>);
}

impl<Q, I, T: Source, V: Value> Group<Q, I> for Column<T, V>
where
    TableScope<T>: Within<Q, I>,
{
    fn push(self, nodes: &mut Vec<Node>) {
        nodes.push(self.into_node());
    }
}

impl<Q, I, S: Within<Q, I>, V: Value> Group<Q, I> for Expr<S, V> {
    fn push(self, nodes: &mut Vec<Node>) {
        nodes.push(self.into_node());
    }
}

macro_rules! tuples {
    ($($($name:ident $index:ident)+;)*) => { $(
        impl<Q, $($index, $name: OrderTerms<Q, $index>),+> OrderTerms<Q, ($($index,)+)>
            for ($($name,)+)
        {
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn push(self, terms: &mut Vec<OrderNode>) {
                let ($($name,)+) = self;
                $($name.push(terms);)+
            }
        }

        impl<Q, $($index, $name: Group<Q, $index>),+> Group<Q, ($($index,)+)> for ($($name,)+) {
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn push(self, nodes: &mut Vec<Node>) {
                let ($($name,)+) = self;
                $($name.push(nodes);)+
            }
        }
    )* };
}
tuples! {
    A I; A I B J; A I B J C K; A I B J C K D L; A I B J C K D L E M; A I B J C K D L E M F N;
    A I B J C K D L E M F N G O; A I B J C K D L E M F N G O H P;
}
