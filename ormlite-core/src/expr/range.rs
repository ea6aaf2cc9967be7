//! Range operators and functions.

use crate::ast::{Node, Precedence};
use crate::expr::{Binary, Expr, Expression, Operand};
use crate::types::{PgRange, Scalar, Value};

/// Range operators and functions, for expressions of the type [`PgRange<V>`](PgRange).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{PgRange, Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rates", crate = ormlite_core)]
/// # struct Rate { #[column(primary_key)] id: i64, nights: PgRange<i32> }
/// let week = PgRange::from(1..8);
/// let query = Rate::query()
///     .filter(Rate::nights.range_contains(3))
///     .filter(Rate::nights.range_covers(week.clone()))
///     .filter(Rate::nights.overlaps(week.clone()).or(Rate::nights.adjacent_to(week)))
///     .select((Rate::nights.lower_bound(), Rate::nights.upper_bound()));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT lower("nights"), upper("nights") FROM "rates" "#,
///         r#"WHERE "nights" @> $1::integer AND "nights" @> $2 "#,
///         r#"AND ("nights" && $3 OR "nights" -|- $4)"#,
///     ),
/// );
/// # }
/// ```
pub trait RangeMethods<V: Scalar>: Expression<Value: Value<Inner = PgRange<V>>>
where
    PgRange<V>: Scalar,
{
    /// Tests whether the range contains an element: `self @> element`.
    fn range_contains<R: Operand<V>>(self, element: R) -> Binary<Self, R, V, bool> {
        infix(self, "@>", element.into_operand().typed())
    }

    /// Tests whether the range contains another range: `self @> other`.
    fn range_covers<R: Operand<PgRange<V>>>(self, other: R) -> Binary<Self, R, PgRange<V>, bool> {
        infix(self, "@>", other.into_operand())
    }

    /// Tests whether the ranges have an element in common: `self && other`.
    fn overlaps<R: Operand<PgRange<V>>>(self, other: R) -> Binary<Self, R, PgRange<V>, bool> {
        infix(self, "&&", other.into_operand())
    }

    /// Tests whether the ranges are adjacent, without overlapping: `self -|- other`.
    fn adjacent_to<R: Operand<PgRange<V>>>(self, other: R) -> Binary<Self, R, PgRange<V>, bool> {
        infix(self, "-|-", other.into_operand())
    }

    /// Returns the lower bound: `lower(self)`. It is NULL if the range is empty or has none.
    fn lower_bound(self) -> Expr<Self::Scope, Option<V>> {
        Expr::new(Node::call("lower", vec![self.into_node()]))
    }

    /// Returns the upper bound: `upper(self)`. It is NULL if the range is empty or has none.
    fn upper_bound(self) -> Expr<Self::Scope, Option<V>> {
        Expr::new(Node::call("upper", vec![self.into_node()]))
    }
}

impl<V: Scalar, E: Expression<Value: Value<Inner = PgRange<V>>>> RangeMethods<V> for E where
    PgRange<V>: Scalar
{
}

fn infix<E: Expression, S, V>(left: E, op: &'static str, right: Node) -> Expr<S, V> {
    Expr::new(Node::infix(
        op,
        Precedence::Operator,
        left.into_node(),
        right,
    ))
}
