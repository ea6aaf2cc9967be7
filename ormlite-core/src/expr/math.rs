//! Arithmetic: the operators `+ - * / %` of Rust, and the numeric functions of SQL.

use rust_decimal::Decimal;

use crate::ast::Node;
use crate::expr::{Base, Expr, Expression, Unary};
use crate::types::{Scalar, Value};

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
