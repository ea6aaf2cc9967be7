//! Ranges: containment, overlap and bounds.

use crate::ast::{Node, Precedence};
use crate::expr::{Binary, Expr, Expression, Operand};
use crate::types::{PgRange, Scalar, Value};

/// Functions of ranges.
pub trait RangeMethods<V: Scalar>: Expression<Value: Value<Inner = PgRange<V>>>
where
    PgRange<V>: Scalar,
{
    /// `self @> element`: the element lies within.
    fn range_contains<R: Operand<V>>(self, element: R) -> Binary<Self, R, V, bool> {
        infix(self, "@>", element.into_operand().typed())
    }

    /// `self @> other`: the whole other range lies within.
    fn range_covers<R: Operand<PgRange<V>>>(self, other: R) -> Binary<Self, R, PgRange<V>, bool> {
        infix(self, "@>", other.into_operand())
    }

    /// `self && other`: they have an element in common.
    fn overlaps<R: Operand<PgRange<V>>>(self, other: R) -> Binary<Self, R, PgRange<V>, bool> {
        infix(self, "&&", other.into_operand())
    }

    /// `self -|- other`: they touch without overlapping.
    fn adjacent_to<R: Operand<PgRange<V>>>(self, other: R) -> Binary<Self, R, PgRange<V>, bool> {
        infix(self, "-|-", other.into_operand())
    }

    /// `lower(self)`: the lower bound; NULL where the range is empty or unbounded below.
    fn lower_bound(self) -> Expr<Self::Scope, Option<V>> {
        Expr::new(Node::call("lower", vec![self.into_node()]))
    }

    /// `upper(self)`: the upper bound; NULL where the range is empty or unbounded above.
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
