//! Date and time operators and functions.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::ast::{Node, Precedence};
use crate::expr::{Base, Binary, Expr, Expression, Operand, Unary};
use crate::types::{Bind, Interval, Scalar, Value};

/// A date or timestamp type: `NaiveDate`, `NaiveDateTime` or `DateTime<Utc>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a date or timestamp type",
    note = "the types are `NaiveDate`, `NaiveDateTime` and `DateTime<Utc>`"
)]
pub trait Temporal: Scalar {
    /// The type of the difference of two: days for dates, [`Interval`] for timestamps.
    type Difference: Scalar;
    /// The type after adding an interval: `NaiveDateTime` for a date, otherwise the type itself.
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

/// Date and time operators and functions.
///
/// An infinite date or timestamp has no parts and no text: the server returns NULL, which is a decode error
/// unless the type is an `Option`. Its year is an error.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Interval, Table, expr::*, query::*};
/// # use ormlite_core::chrono::{DateTime, NaiveDate, Utc};
/// # #[derive(Table)]
/// # #[table(name = "stays", crate = ormlite_core)]
/// # struct Stay { #[column(primary_key)] id: i64, arrival: NaiveDate, departure: NaiveDate, booked_at: DateTime<Utc> }
/// let query = Stay::query()
///     .filter(Stay::booked_at.lt(now().minus_interval(Interval::from_days(1))))
///     .filter(Stay::booked_at.plus_interval(Interval::from_days(1)).lt(now()))
///     .filter(Stay::arrival.plus_days(7).gt(current_date()))
///     .select(Stay::departure.minus(Stay::arrival)); // i32
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "departure" - "arrival" FROM "stays" "#,
///         r#"WHERE "booked_at" < now() - $1::interval "#,
///         r#"AND "booked_at" + $2::interval < now() "#,
///         r#"AND "arrival" + $3::integer > CURRENT_DATE"#,
///     ),
/// );
///
/// let query = Stay::query().select((
///     Stay::booked_at.date_trunc("month"), // DateTime<Utc>
///     Stay::booked_at.date(),              // NaiveDate
///     Stay::arrival.to_char("YYYY-MM"),    // String
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT date_trunc($1::text, CAST("booked_at" AS timestamptz)), "#,
///         r#"CAST("booked_at" AS date), to_char("arrival", $2::text) FROM "stays""#,
///     ),
/// );
///
/// let query = Stay::query().select((
///     Stay::arrival.year(),
///     Stay::arrival.month(),
///     Stay::arrival.day(),
///     Stay::booked_at.hour(),
///     Stay::arrival.iso_weekday(),
///     Stay::arrival.iso_week(),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT CAST(extract(year FROM "arrival") AS integer), "#,
///         r#"CAST(extract(month FROM "arrival") AS integer), "#,
///         r#"CAST(extract(day FROM "arrival") AS integer), "#,
///         r#"CAST(extract(hour FROM "booked_at") AS integer), "#,
///         r#"CAST(extract(isodow FROM "arrival") AS integer), "#,
///         r#"CAST(extract(week FROM "arrival") AS integer) FROM "stays""#,
///     ),
/// );
/// # }
/// ```
pub trait TimeMethods: Expression<Value: Value<Inner: Temporal>> {
    /// Subtracts a date or timestamp: `self - other`.
    ///
    /// The result is a number of days for dates and an [`Interval`] for timestamps.
    fn minus<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Binary<Self, R, Base<Self>, <Base<Self> as Temporal>::Difference> {
        sum(self, "-", other.into_operand())
    }

    /// Adds an interval: `self + interval`. A date becomes a timestamp.
    fn plus_interval<R: Operand<Interval>>(
        self,
        interval: R,
    ) -> Binary<Self, R, Interval, <Base<Self> as Temporal>::Moved> {
        sum(self, "+", interval.into_operand())
    }

    /// Subtracts an interval: `self - interval`. A date becomes a timestamp.
    fn minus_interval<R: Operand<Interval>>(
        self,
        interval: R,
    ) -> Binary<Self, R, Interval, <Base<Self> as Temporal>::Moved> {
        sum(self, "-", interval.into_operand())
    }

    /// Adds a number of days to a date: `self + days`.
    fn plus_days<R: Operand<i32>>(self, days: R) -> Binary<Self, R, i32, NaiveDate>
    where
        Self: Expression<Value: Value<Inner = NaiveDate>>,
    {
        sum(self, "+", days.into_operand())
    }

    /// Returns the year: `CAST(extract(year FROM self) AS integer)`.
    fn year(self) -> Unary<Self, i32> {
        part(self, "year")
    }

    /// Returns the month, 1 to 12: `CAST(extract(month FROM self) AS integer)`.
    fn month(self) -> Unary<Self, i32> {
        part(self, "month")
    }

    /// Returns the day of the month, 1 to 31: `CAST(extract(day FROM self) AS integer)`.
    fn day(self) -> Unary<Self, i32> {
        part(self, "day")
    }

    /// Returns the hour, 0 to 23: `CAST(extract(hour FROM self) AS integer)`.
    fn hour(self) -> Unary<Self, i32> {
        part(self, "hour")
    }

    /// Returns the day of the week, 1 (Monday) to 7 (Sunday):
    /// `CAST(extract(isodow FROM self) AS integer)`.
    fn iso_weekday(self) -> Unary<Self, i32> {
        part(self, "isodow")
    }

    /// Returns the ISO week, 1 to 53: `CAST(extract(week FROM self) AS integer)`.
    fn iso_week(self) -> Unary<Self, i32> {
        part(self, "week")
    }

    /// Truncates to a unit: `date_trunc(unit, self)`. A date becomes a timestamp.
    ///
    /// Units are `hour`, `day`, `week`, `month`, `quarter`, `year` and PostgreSQL's others. A
    /// `timestamptz` is truncated in the session's time zone.
    ///
    /// # Errors
    ///
    /// The query fails if the unit is unknown.
    fn date_trunc(self, unit: &'static str) -> Unary<Self, <Base<Self> as Temporal>::Moved> {
        let unit = Node::bind(Bind::new(unit.to_owned())).typed();
        // Without the cast, PostgreSQL converts a date to `timestamptz`, in the session's time zone.
        let ty = <<Base<Self> as Temporal>::Moved as Value>::TYPE;
        let moment = self.into_node().cast(ty);
        Expr::new(Node::call("date_trunc", vec![unit, moment]))
    }

    /// Converts to a date: `CAST(self AS date)`.
    ///
    /// A `timestamptz` is converted in the session's time zone.
    fn date(self) -> Unary<Self, NaiveDate> {
        Expr::new(self.into_node().cast(NaiveDate::TYPE))
    }

    /// Formats as text: `to_char(self, format)`, with a format such as `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// The query is invalid if the format is empty, since the server returns NULL for it.
    fn to_char(self, format: impl Into<String>) -> Unary<Self, String> {
        let format = format.into();
        if format.is_empty() {
            let reason = "the format of `to_char` is empty, and the server returns NULL for it";
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

/// Returns the start time of the transaction, by the server's clock: `now()`.
pub fn now() -> Expr<(), DateTime<Utc>> {
    Expr::new(Node::Text("now()"))
}

/// Returns the start date of the transaction, in the session's time zone: `CURRENT_DATE`.
pub fn current_date() -> Expr<(), NaiveDate> {
    Expr::new(Node::Text("CURRENT_DATE"))
}
