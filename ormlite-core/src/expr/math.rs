//! Arithmetic: the operators `+ - * / %` of Rust, and the numeric functions of SQL.

use rust_decimal::Decimal;

use crate::ast::{Node, Precedence};
use crate::expr::aggregate::Aggregated;
use crate::expr::{Base, Binary, Expr, Expression, Operand, Unary};
use crate::schema::{Column, Source};
use crate::types::{Scalar, Value};
use crate::typing::In;

/// A number: what arithmetic and `sum` work on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number to SQL",
    note = "arithmetic works on integers, floating point numbers and `Decimal`"
)]
pub trait Numeric: Scalar {
    /// The type of a sum of such numbers.
    type Sum: Scalar;
    /// The type of their average.
    type Average: Scalar;
}

macro_rules! numeric {
    ($($number:ty, $sum:ty, $average:ty;)*) => { $(
        impl Numeric for $number {
            type Sum = $sum;
            type Average = $average;
        }
    )* };
}
numeric! {
    i16, i64, Decimal;
    i32, i64, Decimal;
    i64, Decimal, Decimal;
    Decimal, Decimal, Decimal;
    f32, f32, f64;
    f64, f64, f64;
}

/// Numeric functions, on every expression of a numeric type.
pub trait MathMethods: Expression {
    /// `abs(self)`
    fn abs(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Numeric,
    {
        Expr::new(Node::call("abs", vec![self.into_node()]))
    }

    /// `ceil(self)`
    fn ceil(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Fractional,
    {
        Expr::new(Node::call("ceil", vec![self.into_node()]))
    }

    /// `floor(self)`
    fn floor(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Fractional,
    {
        Expr::new(Node::call("floor", vec![self.into_node()]))
    }

    /// `round(self)`: to the nearest whole number.
    fn round(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Fractional,
    {
        Expr::new(Node::call("round", vec![self.into_node()]))
    }

    /// `round(self, digits)`: to so many digits after the point.
    fn round_to(self, digits: i32) -> Unary<Self, Decimal>
    where
        Self: Expression<Value: Value<Inner = Decimal>>,
    {
        let digits = Node::bind(crate::types::Bind::new(digits));
        Expr::new(Node::call("round", vec![self.into_node(), digits]))
    }
}

impl<E: Expression> MathMethods for E {}

/// A number that can have a fraction.
pub trait Fractional: Numeric {}
impl Fractional for Decimal {}
impl Fractional for f64 {}

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
    type Output = Expr<In<T>, V>;
    fn neg(self) -> Expr<In<T>, V> {
        Expr::new(negated(self.into_node()))
    }
}

impl<S, V: Value<Inner: Numeric>> std::ops::Neg for Expr<S, V> {
    type Output = Self;
    fn neg(self) -> Self {
        Expr::new(negated(self.into_node()))
    }
}
