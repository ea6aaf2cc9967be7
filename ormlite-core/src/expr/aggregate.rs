//! Aggregate functions: `count`, `sum`, `avg`, `min`, `max`, `array_agg` and others.

use std::marker::PhantomData;

use crate::ast::{Call, ErasedBox, Node};
use crate::expr::math::Numeric;
use crate::expr::order::Order;
use crate::expr::text::Textual;
use crate::expr::{Base, Expr, Expression, Operand};
use crate::types::{Bind, Element, NotNullScope, Nullability, Scalar, Value};
use crate::typing::Boolean;

/// The result of an aggregate: a [`Value`], or [`Collected`] elements of an `array_agg`.
pub trait Collects {
    /// Its type inside an expression.
    type Value: Value;
    /// Its scope inside an expression, if the argument has the scope `S`.
    type Scope<S>;
    /// Its type when it is selected. `N` says whether the tables of the argument can be NULL.
    type Selected<N: Nullability>: Value;
}

impl<V: Value> Collects for V {
    type Value = V;
    type Scope<S> = NotNullScope<S>;
    type Selected<N: Nullability> = V;
}

/// The result of an `array_agg`: an array of `E`.
///
/// If the argument is of a left-joined table, selecting it gives `Option<E>` elements. Inside an
/// expression the elements are `E`s; there an `array_agg` over a left-joined table does not compile.
#[derive(Debug)]
pub struct Collected<E>(PhantomData<fn() -> E>);

impl<E: Element<Inner: Element>> Collects for Collected<E> {
    type Value = Option<Vec<E>>;
    type Scope<S> = <E::Nullable as Nullability>::Elements<S>;
    type Selected<N: Nullability> = N::Choose<Option<Vec<Option<E::Inner>>>, Option<Vec<E>>>;
}

/// An aggregate of the type `V` over the scope `S`.
///
/// It is an [`Expression`]. [`distinct`](Self::distinct), [`filter`](Self::filter) and
/// [`order_by`](Self::order_by) restrict and order its input rows.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, number: String, floor: i32 }
/// let query = Room::query().select((
///     Room::floor.count().distinct(),
///     count().filter(Room::floor.gt(3)),
///     Room::number.string_agg(", ").order_by(Room::number.asc()),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT count(DISTINCT "floor"), count(*) FILTER (WHERE "floor" > $1), "#,
///         r#"string_agg("number", $2::text ORDER BY "number" ASC) FROM "rooms""#,
///     ),
/// );
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Aggregated<S, V> {
    call: ErasedBox<Call>,
    marker: PhantomData<fn() -> (S, V)>,
}

impl<S, V> Aggregated<S, V> {
    fn new(name: &'static str, args: Vec<Node>) -> Self {
        Self {
            call: ErasedBox::new(Call {
                name,
                aggregate: true,
                args,
                ..Call::default()
            }),
            marker: PhantomData,
        }
    }

    fn with_call(call: ErasedBox<Call>) -> Self {
        Self {
            call,
            marker: PhantomData,
        }
    }

    /// Aggregates equal values once: `aggregate(DISTINCT ..)`.
    pub fn distinct(mut self) -> Self {
        self.call.distinct = true;
        self
    }

    /// Aggregates only the rows for which the predicate is true:
    /// `aggregate(..) FILTER (WHERE predicate)`.
    ///
    /// Several calls are combined with `AND`.
    pub fn filter<P: Expression<Value: Boolean>>(
        mut self,
        predicate: P,
    ) -> Aggregated<(S, NotNullScope<P::Scope>), V> {
        Node::and(&mut self.call.filter, predicate.into_node());
        Aggregated::with_call(self.call)
    }

    /// Sets the order of the input rows: `aggregate(.. ORDER BY term)`.
    ///
    /// Further calls add further terms.
    pub fn order_by<O>(mut self, term: Order<O>) -> Aggregated<(S, NotNullScope<O>), V> {
        self.call.order_by.push(term.into_node());
        Aggregated::with_call(self.call)
    }
}

impl<S, V: Collects> Expression for Aggregated<S, V> {
    type Scope = V::Scope<S>;
    type Value = V::Value;
    fn into_node(self) -> Node {
        Node::called(self.call)
    }
}

#[diagnostic::do_not_recommend]
impl<S, V: Scalar, W: Collects<Value: Value<Inner = V>>> Operand<V> for Aggregated<S, W> {
    type Scope = W::Scope<S>;
    type With<T> = (T, W::Scope<S>);
    type Nullable = <W::Value as Value>::Nullable;
    fn into_operand(self) -> Node {
        self.into_node()
    }
}

/// Counts rows: `count(*)`.
///
/// The number of rows of a whole query is `.count(db)`.
pub fn count() -> Aggregated<(), i64> {
    Aggregated::new("count", vec![Node::Text("*")])
}

/// Aggregates, for every expression.
///
/// The result is NULL if there is no input row, so it is an `Option`. Only the counts are 0 then.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, number: String, floor: i32, free: bool }
/// let query = Room::query().group_by(Room::floor).select((
///     Room::floor,           // i32
///     Room::number.count(),  // i64
///     Room::id.sum(),        // Option<Decimal>
///     Room::number.max(),    // Option<String>
///     Room::free.bool_and(), // Option<bool>
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "floor", count("number"), sum("id"), max("number"), bool_and("free") "#,
///         r#"FROM "rooms" GROUP BY "floor""#,
///     ),
/// );
///
/// let query = Room::query().select((
///     Room::number.count_distinct(),
///     Room::floor.avg(),
///     Room::number.min(),
///     Room::number.array_agg(),
///     Room::number.array_agg_not_null(),
///     Room::number.string_agg(", "),
///     Room::free.bool_or(),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT count(DISTINCT "number"), avg("floor"), min("number"), array_agg("number"), "#,
///         r#"array_agg("number") FILTER (WHERE "number" IS NOT NULL), "#,
///         r#"string_agg("number", $1::text), bool_or("free") FROM "rooms""#,
///     ),
/// );
/// # }
/// ```
pub trait AggregateMethods: Expression {
    /// Counts the rows in which the expression is not NULL: `count(self)`.
    fn count(self) -> Aggregated<Self::Scope, i64> {
        Aggregated::new("count", vec![self.into_node()])
    }

    /// Counts the distinct values that are not NULL: `count(DISTINCT self)`.
    fn count_distinct(self) -> Aggregated<Self::Scope, i64> {
        self.count().distinct()
    }

    /// Adds the values: `sum(self)`.
    ///
    /// The sum of `i16` and `i32` is an `i64`, that of `i64` a `Decimal`. The sum of another type has
    /// that type.
    fn sum(self) -> Aggregated<Self::Scope, Option<<Base<Self> as Numeric>::Sum>>
    where
        Base<Self>: Numeric,
    {
        Aggregated::new("sum", vec![self.into_node()])
    }

    /// Calculates the mean of the values: `avg(self)`.
    ///
    /// It is an `f64` for floating point numbers, otherwise a `Decimal`.
    fn avg(self) -> Aggregated<Self::Scope, Option<<Base<Self> as Numeric>::Average>>
    where
        Base<Self>: Numeric,
    {
        Aggregated::new("avg", vec![self.into_node()])
    }

    /// Returns the least value: `min(self)`.
    fn min(self) -> Aggregated<Self::Scope, Option<Base<Self>>> {
        Aggregated::new("min", vec![self.into_node()])
    }

    /// Returns the greatest value: `max(self)`.
    fn max(self) -> Aggregated<Self::Scope, Option<Base<Self>>> {
        Aggregated::new("max", vec![self.into_node()])
    }

    /// Collects the values in an array, including NULLs: `array_agg(self)`.
    ///
    /// If the expression is of a left-joined table, the elements are `Option`s, even if a filter
    /// excludes the NULLs. [`array_agg_not_null`](Self::array_agg_not_null) leaves them out.
    fn array_agg(self) -> Aggregated<Self::Scope, Collected<Self::Value>>
    where
        Self::Value: Element<Inner: Element>,
    {
        Aggregated::new("array_agg", vec![self.into_node()])
    }

    /// Collects the values that are not NULL in an array:
    /// `array_agg(self) FILTER (WHERE self IS NOT NULL)`.
    ///
    /// The result is NULL, not an empty array, if there is no such value.
    fn array_agg_not_null(self) -> Aggregated<Self::Scope, Option<Vec<Base<Self>>>>
    where
        Base<Self>: Element,
    {
        let value = self.into_node();
        let is_not_null = value.clone().is("IS NOT NULL");
        let mut aggregate = Aggregated::new("array_agg", vec![value]);
        aggregate.call.filter = Some(is_not_null);
        aggregate
    }

    /// Concatenates the texts that are not NULL: `string_agg(self, separator)`.
    fn string_agg(self, separator: impl Into<String>) -> Aggregated<Self::Scope, Option<String>>
    where
        Base<Self>: Textual,
    {
        let separator = Node::bind(Bind::new(separator.into())).typed();
        Aggregated::new("string_agg", vec![self.into_node(), separator])
    }

    /// Is true if no value is false: `bool_and(self)`. NULLs are ignored.
    fn bool_and(self) -> Aggregated<Self::Scope, Option<bool>>
    where
        Self::Value: Boolean,
    {
        Aggregated::new("bool_and", vec![self.into_node()])
    }

    /// Is true if any value is true: `bool_or(self)`. NULLs are ignored.
    fn bool_or(self) -> Aggregated<Self::Scope, Option<bool>>
    where
        Self::Value: Boolean,
    {
        Aggregated::new("bool_or", vec![self.into_node()])
    }
}

impl<E: Expression> AggregateMethods for E {}

impl<S, V: Collects> From<Aggregated<S, V>> for Expr<V::Scope<S>, V::Value> {
    fn from(aggregate: Aggregated<S, V>) -> Self {
        Expr::new(aggregate.into_node())
    }
}
