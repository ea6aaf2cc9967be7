//! Rust's arithmetic operators on columns and expressions: `Room::floor + 1`.

use crate::ast::{Node, Precedence};
use crate::expr::aggregate::Aggregated;
use crate::expr::math::Numeric;
use crate::expr::{Binary, Expr, Expression, Operand};
use crate::schema::{Column, Source};
use crate::types::Value;
use crate::typing::TableScope;

macro_rules! operator {
    ($($trait:ident $method:ident $op:literal $precedence:ident;)*) => { $(
        impl<T: Source, V: Value<Inner: Numeric>, R: Operand<V::Inner>> std::ops::$trait<R>
            for Column<T, V>
        {
            type Output = Binary<Self, R, V::Inner, V::Inner>;
            fn $method(self, other: R) -> Self::Output {
                arithmetic($op, Precedence::$precedence, self, other.into_operand())
            }
        }

        impl<S, V: Value<Inner: Numeric>, R: Operand<V::Inner>> std::ops::$trait<R>
            for Expr<S, V>
        {
            type Output = Binary<Self, R, V::Inner, V::Inner>;
            fn $method(self, other: R) -> Self::Output {
                arithmetic($op, Precedence::$precedence, self, other.into_operand())
            }
        }

        impl<S, V: Value<Inner: Numeric>, R: Operand<V::Inner>> std::ops::$trait<R>
            for Aggregated<S, V>
        {
            type Output = Binary<Self, R, V::Inner, V::Inner>;
            fn $method(self, other: R) -> Self::Output {
                arithmetic($op, Precedence::$precedence, self, other.into_operand())
            }
        }
    )* };
}
operator! {
    Add add "+" Sum;
    Sub sub "-" Sum;
    Mul mul "*" Product;
    Div div "/" Product;
    Rem rem "%" Product;
}

fn arithmetic<E: Expression, S, V>(
    op: &'static str,
    precedence: Precedence,
    left: E,
    right: Node,
) -> Expr<S, V> {
    Expr::new(Node::infix(op, precedence, left.into_node(), right.typed()))
}

fn negated(operand: Node) -> Node {
    operand.prefixed("-", Precedence::Sign)
}

impl<T: Source, V: Value<Inner: Numeric>> std::ops::Neg for Column<T, V> {
    type Output = Expr<TableScope<T>, V>;
    fn neg(self) -> Expr<TableScope<T>, V> {
        Expr::new(negated(self.into_node()))
    }
}

impl<S, V: Value<Inner: Numeric>> std::ops::Neg for Expr<S, V> {
    type Output = Self;
    fn neg(self) -> Self {
        Expr::new(negated(self.into_node()))
    }
}
