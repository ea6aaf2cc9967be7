//! Numeric types and functions.

use rust_decimal::Decimal;

use crate::ast::Node;
use crate::expr::{Base, Expr, Expression, Unary};
use crate::types::{Scalar, Value};

/// A numeric type: what arithmetic operators, `sum` and `avg` take.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a numeric type",
    note = "arithmetic works on integers, floating point numbers and `Decimal`"
)]
pub trait Numeric: Scalar {
    /// The type of `sum`.
    type Sum: Scalar;
    /// The type of `avg`.
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

/// Numeric functions, for expressions of numeric types.
///
/// The operators `+`, `-`, `*`, `/` and `%` are Rust's own.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*, rust_decimal::Decimal};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32, rate: Decimal }
/// let query = Room::query().select((
///     Room::floor.abs(),
///     Room::rate.ceil(),
///     Room::rate.floor(),
///     Room::rate.round(),
///     (Room::rate * Decimal::TWO).round_to(2),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT abs("floor"), ceil("rate"), floor("rate"), round("rate"), "#,
///         r#"round("rate" * $1::numeric, $2::integer) FROM "rooms""#,
///     ),
/// );
/// # }
/// ```
pub trait MathMethods: Expression {
    /// Returns the absolute value: `abs(self)`.
    fn abs(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Numeric,
    {
        Expr::new(Node::call("abs", vec![self.into_node()]))
    }

    /// Rounds up to a whole number: `ceil(self)`.
    fn ceil(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Fractional,
    {
        Expr::new(Node::call("ceil", vec![self.into_node()]))
    }

    /// Rounds down to a whole number: `floor(self)`.
    fn floor(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Fractional,
    {
        Expr::new(Node::call("floor", vec![self.into_node()]))
    }

    /// Rounds to the nearest whole number: `round(self)`.
    fn round(self) -> Expr<Self::Scope, Self::Value>
    where
        Base<Self>: Fractional,
    {
        Expr::new(Node::call("round", vec![self.into_node()]))
    }

    /// Rounds to a number of digits after the decimal point: `round(self, digits)`.
    fn round_to(self, digits: i32) -> Unary<Self, Decimal>
    where
        Self: Expression<Value: Value<Inner = Decimal>>,
    {
        let digits = Node::bind(crate::types::Bind::new(digits));
        Expr::new(Node::call("round", vec![self.into_node(), digits]))
    }
}

impl<E: Expression> MathMethods for E {}

/// A numeric type with a fraction: `Decimal` and `f64`.
pub trait Fractional: Numeric {}
impl Fractional for Decimal {}
impl Fractional for f64 {}
