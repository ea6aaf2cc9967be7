//! Dates and times: parts, truncation, differences, and the server's clock.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::ast::{Node, Precedence};
use crate::expr::{Base, Binary, Expr, Expression, Operand, Unary};
use crate::types::{Bind, Interval, Scalar, Value};

/// A date or a timestamp.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a date or a timestamp to SQL")]
pub trait Temporal: Scalar {
    /// What subtracting two of them gives: days for dates, an interval for timestamps.
    type Difference: Scalar;
    /// What adding an interval gives: a date becomes a timestamp.
    type Moved: Scalar;
}

impl Temporal for NaiveDate {
    type Difference = i32;
    type Moved = NaiveDateTime;
}
impl Temporal for NaiveDateTime {
    type Difference = Interval;
    type Moved = Self;
}
impl Temporal for DateTime<Utc> {
    type Difference = Interval;
    type Moved = Self;
}

/// Functions of dates and times.
///
/// An infinite date or timestamp, which these Rust types cannot hold, has no parts and no text: the
/// server gives NULL, which is an error of reading unless the type is an `Option`. Its year is an
/// error.
pub trait TimeMethods: Expression<Value: Value<Inner: Temporal>> {
    /// `self - other`: days between dates, an interval between timestamps.
    fn minus<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Binary<Self, R, Base<Self>, <Base<Self> as Temporal>::Difference> {
        sum(self, "-", other.into_operand())
    }

    /// `self + interval`
    fn plus_interval<R: Operand<Interval>>(
        self,
        interval: R,
    ) -> Binary<Self, R, Interval, <Base<Self> as Temporal>::Moved> {
        sum(self, "+", interval.into_operand())
    }

    /// `self - interval`
    fn minus_interval<R: Operand<Interval>>(
        self,
        interval: R,
    ) -> Binary<Self, R, Interval, <Base<Self> as Temporal>::Moved> {
        sum(self, "-", interval.into_operand())
    }

    /// `self + days`, for a date.
    fn plus_days<R: Operand<i32>>(self, days: R) -> Binary<Self, R, i32, NaiveDate>
    where
        Self: Expression<Value: Value<Inner = NaiveDate>>,
    {
        sum(self, "+", days.into_operand())
    }

    /// `extract(year FROM self)`
    fn year(self) -> Unary<Self, i32> {
        part(self, "year")
    }

    /// `extract(month FROM self)`: from 1 to 12.
    fn month(self) -> Unary<Self, i32> {
        part(self, "month")
    }

    /// `extract(day FROM self)`: of the month, from 1.
    fn day(self) -> Unary<Self, i32> {
        part(self, "day")
    }

    /// `extract(hour FROM self)`: from 0 to 23.
    fn hour(self) -> Unary<Self, i32> {
        part(self, "hour")
    }

    /// `extract(isodow FROM self)`: from Monday, 1, to Sunday, 7.
    fn iso_weekday(self) -> Unary<Self, i32> {
        part(self, "isodow")
    }

    /// `extract(week FROM self)`: the ISO week, from 1 to 53.
    fn iso_week(self) -> Unary<Self, i32> {
        part(self, "week")
    }

    /// `date_trunc(unit, self)`: the start of the `hour`, `day`, `week`, `month`, `quarter`,
    /// `year`, ... that it lies in. A date becomes a timestamp.
    fn date_trunc(self, unit: &'static str) -> Unary<Self, <Base<Self> as Temporal>::Moved> {
        let unit = Node::bind(Bind::new(unit.to_owned())).typed();
        // A date would be taken for a timestamp with time zone, and moved by the session's.
        let ty = <<Base<Self> as Temporal>::Moved as Value>::TYPE;
        let moment = self.into_node().cast(ty);
        Expr::new(Node::call("date_trunc", vec![unit, moment]))
    }

    /// `CAST(self AS date)`: of a timestamp with time zone, its date in the session's.
    fn date(self) -> Unary<Self, NaiveDate> {
        Expr::new(self.into_node().cast(NaiveDate::TYPE))
    }

    /// `to_char(self, format)`, with a format such as `YYYY-MM-DD`.
    ///
    /// An empty format is refused when the query runs: the server gives NULL for it.
    fn to_char(self, format: impl Into<String>) -> Unary<Self, String> {
        let format = format.into();
        if format.is_empty() {
            let reason = "`to_char` is given an empty format, for which the server has no text";
            return Expr::new(Node::Invalid(reason.to_owned()));
        }
        let format = Node::bind(Bind::new(format)).typed();
        Expr::new(Node::call("to_char", vec![self.into_node(), format]))
    }
}

impl<E: Expression<Value: Value<Inner: Temporal>>> TimeMethods for E {}

fn sum<E: Expression, S, V>(left: E, op: &'static str, right: Node) -> Expr<S, V> {
    Expr::new(Node::infix(
        op,
        Precedence::Sum,
        left.into_node(),
        right.typed(),
    ))
}

fn part<E: Expression, S>(
    operand: E,
    field: &'static str,
) -> Expr<S, <Unary<E, i32> as Expression>::Value> {
    Expr::new(operand.into_node().extract(field).cast(i32::TYPE))
}

/// `now()`: the time at which the transaction started, on the server's clock.
pub fn now() -> Expr<(), DateTime<Utc>> {
    Expr::new(Node::Text("now()"))
}

/// `CURRENT_DATE`: the date at which the transaction started, in the session's time zone.
pub fn current_date() -> Expr<(), NaiveDate> {
    Expr::new(Node::Text("CURRENT_DATE"))
}
