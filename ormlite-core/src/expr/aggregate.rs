//! Aggregates: `count`, `sum`, `avg`, `min`, `max`, and those that collect.

use std::marker::PhantomData;

use crate::ast::{Call, ErasedBox, Node};
use crate::expr::math::Numeric;
use crate::expr::order::Order;
use crate::expr::text::Textual;
use crate::expr::{Base, Expr, Expression, Operand};
use crate::types::{Bind, Element, NotNullScope, Nullability, Scalar, Value};
use crate::typing::Boolean;

/// What an aggregate gives: a [`Value`] whatever its tables are, or [`Collected`] elements.
pub trait Collects {
    /// Its type within an expression.
    type Value: Value;
    /// Its scope within an expression, over `S`.
    type Scope<S>;
    /// Its type where it is selected, and the tables of what it is given are NULL by `N`.
    type Selected<N: Nullability>: Value;
}

impl<V: Value> Collects for V {
    type Value = V;
    type Scope<S> = NotNullScope<S>;
    type Selected<N: Nullability> = V;
}

/// The elements of an `array_agg`, which are NULL where a table that they come from is.
///
/// Selected from a left-joined table, they are `Option`s. Within an expression they are of the type
/// `E`, and the query may not be one where that is too little.
#[derive(Debug)]
pub struct Collected<E>(PhantomData<fn() -> E>);

impl<E: Element<Inner: Element>> Collects for Collected<E> {
    type Value = Option<Vec<E>>;
    type Scope<S> = <E::Nullable as Nullability>::Elements<S>;
    type Selected<N: Nullability> = N::Choose<Option<Vec<Option<E::Inner>>>, Option<Vec<E>>>;
}

/// An aggregate of type `V` over the scope `S`; an [`Expression`] that can be narrowed.
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

    /// `aggregate(DISTINCT ..)`: equal values once.
    pub fn distinct(mut self) -> Self {
        self.call.distinct = true;
        self
    }

    /// `aggregate(..) FILTER (WHERE predicate)`: the rows that match alone.
    pub fn filter<P: Expression<Value: Boolean>>(
        mut self,
        predicate: P,
    ) -> Aggregated<(S, NotNullScope<P::Scope>), V> {
        Node::and(&mut self.call.filter, predicate.into_node());
        Aggregated::with_call(self.call)
    }

    /// `aggregate(.. ORDER BY term)`: the order in which values are collected.
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

/// `count(*)`: the number of rows.
pub fn count() -> Aggregated<(), i64> {
    Aggregated::new("count", vec![Node::Text("*")])
}

/// Aggregates, on every expression. Over no rows they are NULL, but for the counts.
pub trait AggregateMethods: Expression {
    /// `count(self)`: the number of rows in which this is not NULL.
    fn count(self) -> Aggregated<Self::Scope, i64> {
        Aggregated::new("count", vec![self.into_node()])
    }

    /// `count(DISTINCT self)`
    fn count_distinct(self) -> Aggregated<Self::Scope, i64> {
        self.count().distinct()
    }

    /// `sum(self)`: `i64` for `i16` and `i32`, `Decimal` for `i64`, else the type itself.
    fn sum(self) -> Aggregated<Self::Scope, Option<<Base<Self> as Numeric>::Sum>>
    where
        Base<Self>: Numeric,
    {
        Aggregated::new("sum", vec![self.into_node()])
    }

    /// `avg(self)`: `f64` for floating point numbers, else `Decimal`.
    fn avg(self) -> Aggregated<Self::Scope, Option<<Base<Self> as Numeric>::Average>>
    where
        Base<Self>: Numeric,
    {
        Aggregated::new("avg", vec![self.into_node()])
    }

    /// `min(self)`
    fn min(self) -> Aggregated<Self::Scope, Option<Base<Self>>> {
        Aggregated::new("min", vec![self.into_node()])
    }

    /// `max(self)`
    fn max(self) -> Aggregated<Self::Scope, Option<Base<Self>>> {
        Aggregated::new("max", vec![self.into_node()])
    }

    /// `array_agg(self)`: the values, NULLs among them, as an array.
    ///
    /// Over a left-joined table the elements are `Option`s, even if a filter excludes the NULLs;
    /// [`array_agg_not_null`](Self::array_agg_not_null) leaves them out.
    fn array_agg(self) -> Aggregated<Self::Scope, Collected<Self::Value>>
    where
        Self::Value: Element<Inner: Element>,
    {
        Aggregated::new("array_agg", vec![self.into_node()])
    }

    /// `array_agg(self) FILTER (WHERE self IS NOT NULL)`: the values that are not NULL, as an array.
    ///
    /// Without any such value the result is NULL, not an empty array.
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

    /// `string_agg(self, separator)`: the texts joined, NULLs left out.
    fn string_agg(self, separator: impl Into<String>) -> Aggregated<Self::Scope, Option<String>>
    where
        Base<Self>: Textual,
    {
        let separator = Node::bind(Bind::new(separator.into())).typed();
        Aggregated::new("string_agg", vec![self.into_node(), separator])
    }

    /// `bool_and(self)`: whether it holds in every row.
    fn bool_and(self) -> Aggregated<Self::Scope, Option<bool>>
    where
        Self::Value: Boolean,
    {
        Aggregated::new("bool_and", vec![self.into_node()])
    }

    /// `bool_or(self)`: whether it holds in any row.
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
