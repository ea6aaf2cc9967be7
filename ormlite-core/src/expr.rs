//! Expressions: typed wrappers of untyped syntax tree nodes, and their methods.
//!
//! A [`Column`] and an [`Expr`] both implement [`Expression`]. The right side of an operator is an
//! [`Operand`]: an expression, or a Rust value, which becomes a bind parameter. The methods are
//! grouped into traits, one per family, and the prelude imports all of them:
//!
//! | trait | methods for |
//! |---|---|
//! | [`CompareMethods`] | comparisons, `IN`, `IS NULL`, `coalesce` |
//! | [`LogicMethods`], [`all`], [`any`], [`not()`] | `AND`, `OR`, `NOT`, `IS TRUE` |
//! | [`TextMethods`] | `LIKE`, regular expressions, text functions |
//! | [`MathMethods`] | numeric functions; `+ - * / %` are Rust's operators |
//! | [`TimeMethods`], [`now`], [`current_date`] | dates and timestamps |
//! | [`ArrayMethods`], [`JsonMethods`], [`RangeMethods`] | arrays, `jsonb`, ranges |
//! | [`AggregateMethods`], [`count`] | aggregates |
//! | [`OrderMethods`] | `ORDER BY` terms |
//! | [`CastMethods`], [`val`], [`case`] | `CAST`, bound values, `CASE` |

mod aggregate;
mod array;
mod case;
mod compare;
mod condition;
mod json;
mod list;
mod logic;
mod math;
mod operators;
mod order;
mod range;
mod rust_comparison;
mod text;
mod time;

use std::fmt;
use std::marker::PhantomData;

pub use crate::expr::aggregate::{AggregateMethods, Aggregated, Collected, Collects, count};
pub use crate::expr::array::ArrayMethods;
pub use crate::expr::case::{CaseBuilder, case};
pub use crate::expr::compare::CompareMethods;
pub use crate::expr::json::JsonMethods;
pub use crate::expr::list::InList;
pub use crate::expr::logic::{LogicMethods, Predicates, all, any, not};
pub use crate::expr::math::{MathMethods, Numeric};
pub use crate::expr::order::{Group, Order, OrderMethods, OrderTerms};
pub use crate::expr::range::RangeMethods;
pub use crate::expr::text::{TextMethods, Textual};
pub use crate::expr::time::{Temporal, TimeMethods, current_date, now};

use crate::ast::Node;
use crate::schema::{Column, Source};
use crate::types::{Bind, NotNull, Nullability, Of, Or, Scalar, SqlType, Value};
use crate::typing::{Only, Own, TableScope};

/// An SQL expression of the type `V` over the tables of the scope `S`.
///
/// The methods of columns and expressions return it. `S` names the tables that the expression
/// uses, and the query checks that it has them.
pub struct Expr<S, V> {
    node: Node,
    marker: PhantomData<fn() -> (S, V)>,
}

impl<S, V> Expr<S, V> {
    pub(crate) fn new(node: Node) -> Self {
        Self {
            node,
            marker: PhantomData,
        }
    }

    /// Shortens the type of an expression over the single table `T`. The SQL stays the same.
    ///
    /// The type of an expression grows with every operator. `scoped` reduces it to
    /// `Expr<TableScope<T>, V>`, so that a function can return a condition and a `Vec` can hold
    /// conditions of different origin: see [`Condition`].
    ///
    /// The result is an `Option` if the expression can be NULL, for example a `coalesce` of two
    /// nullable columns.
    pub fn scoped<T: Source>(self) -> Expr<TableScope<T>, Of<S::Null, V>>
    where
        S: Only<T> + Own,
        V: Value,
    {
        Expr::new(self.node)
    }
}

/// A condition on the rows of one table.
///
/// [`scoped`](Expr::scoped) converts any predicate over the table to this type, so conditions of
/// different origin fit one `Vec`. [`all`] and [`any`] combine them.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::{CompareMethods, all}, query::SourceQuery, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     floor: i32,
/// #     number: String,
/// # }
/// use ormlite_core::expr::Condition;
///
/// fn conditions(floor: Option<i32>, number: Option<String>) -> Vec<Condition<Room>> {
///     let mut conditions = Vec::new();
///     if let Some(floor) = floor {
///         conditions.push(Room::floor.eq(floor).scoped());
///     }
///     if let Some(number) = number {
///         conditions.push(Room::number.eq(number).scoped());
///     }
///     conditions
/// }
///
/// # pub fn example() {
/// let rooms = Room::query().filter(all(conditions(Some(1), Some("101".into()))));
/// assert!(rooms.to_sql().sql.ends_with(r#"WHERE "floor" = $1 AND "number" = $2"#));
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
pub type Condition<T> = Expr<TableScope<T>, bool>;

impl<S, V> Clone for Expr<S, V> {
    fn clone(&self) -> Self {
        Self::new(self.node.clone())
    }
}

impl<S, V> fmt::Debug for Expr<S, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expr").field(&self.node).finish()
    }
}

/// A column or an expression.
///
/// [`Column`], [`Expr`], [`Aggregated`] and subqueries implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a column or an expression",
    label = "expected a column or an expression",
    note = "methods make predicates: `column.eq(value)`; `.and(..)`, `.or(..)` and `not(..)` combine them",
    note = "wrap a Rust value in `ormlite::expr::val(..)` to make it an expression"
)]
pub trait Expression: Sized {
    /// The tables that the expression uses.
    type Scope;
    /// The Rust type of its value; an `Option` if it can be NULL.
    type Value: Value;
    /// Returns the untyped node.
    #[doc(hidden)]
    fn into_node(self) -> Node;
}

impl<T: Source, V: Value> Expression for Column<T, V> {
    type Scope = TableScope<T>;
    type Value = V;
    fn into_node(self) -> Node {
        Node::column::<T>(self.index())
    }
}

impl<S, V: Value> Expression for Expr<S, V> {
    type Scope = S;
    type Value = V;
    fn into_node(self) -> Node {
        self.node
    }
}

/// The right side of an operator on an expression of the type `V` or `Option<V>`.
///
/// A `V`, a `&V`, a `&str` where `V` is `String`, or an expression of the type `V` or `Option<V>`.
/// A Rust value becomes a bind parameter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared or combined with a value of type `{V}`",
    label = "expected a `{V}` or an expression of that type",
    note = "an `Option` is not an operand, since `= NULL` is never true: use `.is_null()`, `.is_not_distinct_from(..)`, or `.filter_opt(option.map(|value| column.eq(value)))`",
    note = "another type can be converted in SQL: `.cast::<{V}>()`"
)]
pub trait Operand<V: Scalar> {
    /// The tables that the operand uses; `()` for a Rust value.
    type Scope;
    /// The scope of an expression over `S` and the operand: `S` itself for a Rust value.
    type With<S>;
    /// Whether the operand can be NULL.
    type Nullable: Nullability;
    #[doc(hidden)]
    fn into_operand(self) -> Node;
}

#[diagnostic::do_not_recommend]
impl<V: Scalar> Operand<V> for V {
    type Scope = ();
    type With<S> = S;
    type Nullable = NotNull;
    fn into_operand(self) -> Node {
        Node::bind(Bind::new(self))
    }
}

#[diagnostic::do_not_recommend]
impl<V: Scalar> Operand<V> for &V {
    type Scope = ();
    type With<S> = S;
    type Nullable = NotNull;
    fn into_operand(self) -> Node {
        Node::bind(Bind::new(self.clone()))
    }
}

#[diagnostic::do_not_recommend]
impl Operand<String> for &str {
    type Scope = ();
    type With<S> = S;
    type Nullable = NotNull;
    fn into_operand(self) -> Node {
        Node::bind(Bind::new(self.to_owned()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Source, V: Scalar, W: Value<Inner = V>> Operand<V> for Column<T, W> {
    type Scope = TableScope<T>;
    type With<S> = (S, TableScope<T>);
    type Nullable = W::Nullable;
    fn into_operand(self) -> Node {
        Node::column::<T>(self.index())
    }
}

#[diagnostic::do_not_recommend]
impl<U, V: Scalar, W: Value<Inner = V>> Operand<V> for Expr<U, W> {
    type Scope = U;
    type With<S> = (S, U);
    type Nullable = W::Nullable;
    fn into_operand(self) -> Node {
        self.node
    }
}

/// The type of an expression without its `Option`.
pub(crate) type Base<E> = <<E as Expression>::Value as Value>::Inner;
/// Whether the type of an expression is an `Option`.
pub(crate) type Null<E> = <<E as Expression>::Value as Value>::Nullable;

/// An expression of the type `V` over `E`. It is an `Option` if `E` can be NULL.
pub type Unary<E, V> = Expr<<E as Expression>::Scope, Of<Null<E>, V>>;
/// An expression of the type `V` over `E` and the operand `R` of the type `W`. It is an `Option` if
/// either can be NULL.
pub type Binary<E, R, W, V> = Expr<
    <R as Operand<W>>::With<<E as Expression>::Scope>,
    Of<Or<Null<E>, <R as Operand<W>>::Nullable>, V>,
>;
/// A [`Binary`] whose operand has the type of `E`.
pub type Same<E, R, V> = Binary<E, R, Base<E>, V>;

/// Makes an expression of a Rust value: `val(1)` is `$1::integer`.
///
/// A value on the right side of an operator needs no `val`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32 }
/// let query = Room::query().select(val(100) - Room::floor);
/// assert_eq!(query.to_sql().sql, r#"SELECT $1::integer - "floor" FROM "rooms""#);
/// # }
/// ```
pub fn val<V: Value>(value: V) -> Expr<(), V> {
    Expr::new(Node::bind(Bind::new(value)).typed())
}

/// Type conversions, for every expression.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32 }
/// let query = Room::query().select((
///     Room::floor.cast::<String>(), // a `String`
///     Room::floor.nullable(),       // an `Option<i32>`
/// ));
/// assert_eq!(query.to_sql().sql, r#"SELECT CAST("floor" AS text), "floor" FROM "rooms""#);
/// # }
/// ```
pub trait CastMethods: Expression {
    /// Converts to another type: `CAST(self AS type)`.
    ///
    /// For JSON's `null` PostgreSQL 18 returns NULL, which is a decode error unless the type is an
    /// `Option`: see [`nullable`](Self::nullable).
    ///
    /// # Errors
    ///
    /// The query fails if the server cannot convert a value.
    fn cast<V: Scalar>(self) -> Unary<Self, V> {
        let ty: &'static SqlType = <V as Value>::TYPE;
        Expr::new(self.into_node().cast(ty))
    }

    /// Changes the Rust type to `Option`. The SQL stays the same.
    fn nullable(self) -> Expr<Self::Scope, Option<Base<Self>>> {
        Expr::new(self.into_node())
    }
}

impl<E: Expression> CastMethods for E {}
