//! Expressions: typed handles over erased nodes, and the families of methods on them.
//!
//! A [`Column`] and an [`Expr`] are both an [`Expression`]; what may stand on the other side of
//! an operator is an [`Operand`]: an expression, or a plain Rust value, which is bound. Each
//! family of methods is a trait in `expr/`, brought into scope by the prelude.

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

/// An SQL expression of type `V` over the tables of the scope `S`.
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

    /// The same expression, its type saying no more than that it is over the table `T`.
    ///
    /// The type of an expression grows with what it is made of. With this, a function can return a
    /// condition as `Expr<TableScope<Post>, bool>`, and conditions made in different ways fit one `Vec`.
    /// What its type leaves to that, it says itself: a `coalesce` of columns that may all be NULL
    /// becomes an `Option`.
    pub fn scoped<T: Source>(self) -> Expr<TableScope<T>, Of<S::Null, V>>
    where
        S: Only<T> + Own,
        V: Value,
    {
        Expr::new(self.node)
    }
}

/// A condition on the rows of one table, as [`scoped`](Expr::scoped) gives it: conditions that are
/// made in different ways have this one type, and fit one `Vec`.
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
/// fn wanted(floor: Option<i32>, number: Option<String>) -> Vec<Condition<Room>> {
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
/// # fn example() {
/// let rooms = Room::query().filter(all(wanted(Some(1), None)));
/// # }
/// # }
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a column or an expression",
    label = "expected a column or an expression",
    note = "a predicate is made by methods: `column.eq(value)`, and `.and(..)`, `.or(..)`, `not(..)` combine predicates",
    note = "a Rust value becomes an expression by `ormlite::expr::val(..)`"
)]
pub trait Expression: Sized {
    /// The tables it uses.
    type Scope;
    /// Its type.
    type Value: Value;
    /// The expression without its types.
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

/// What may be compared with, or combined with, an expression whose type (NULL aside) is `V`: a
/// `V`, a reference to one, `&str` where `V` is `String`, or an expression of that type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared or combined with a value of type `{V}`",
    label = "expected a `{V}` or an expression of that type",
    note = "an `Option` is not an operand, since `= NULL` is never true: use `.is_null()`, `.is_not_distinct_from(..)`, or `.filter_opt(option.map(|value| column.eq(value)))`",
    note = "another type can be converted in SQL: `.cast::<{V}>()`"
)]
pub trait Operand<V: Scalar> {
    /// The tables it uses; `()` for a plain value.
    type Scope;
    /// The scope of an expression over `S` and this: `S` for a plain value.
    type With<S>;
    /// Whether it may be NULL.
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

/// The type of an expression, NULL aside.
pub(crate) type Base<E> = <<E as Expression>::Value as Value>::Inner;
/// Whether an expression's own type allows NULL.
pub(crate) type Null<E> = <<E as Expression>::Value as Value>::Nullable;

/// An expression of type `V` over `E` alone; NULL where `E` is.
pub type Unary<E, V> = Expr<<E as Expression>::Scope, Of<Null<E>, V>>;
/// An expression of type `V` over `E` and the operand `R` of type `W`; NULL where either is.
pub type Binary<E, R, W, V> = Expr<
    <R as Operand<W>>::With<<E as Expression>::Scope>,
    Of<Or<Null<E>, <R as Operand<W>>::Nullable>, V>,
>;
/// A [`Binary`] over `E` and an operand of its own type.
pub type Same<E, R, V> = Binary<E, R, Base<E>, V>;

/// A Rust value as an expression of its own: `val(1)` becomes `$1::integer`.
pub fn val<V: Value>(value: V) -> Expr<(), V> {
    Expr::new(Node::bind(Bind::new(value)).typed())
}

/// Conversions between types, on every expression.
pub trait CastMethods: Expression {
    /// Converts to another type: `CAST(x AS type)`.
    ///
    /// The server refuses, with an error, a value that has no such conversion.
    fn cast<V: Scalar>(self) -> Unary<Self, V> {
        let ty: &'static SqlType = <V as Value>::TYPE;
        Expr::new(self.into_node().cast(ty))
    }

    /// The same expression, read as an `Option`: where a union of types needs one.
    fn nullable(self) -> Expr<Self::Scope, Option<Base<Self>>> {
        Expr::new(self.into_node())
    }
}

impl<E: Expression> CastMethods for E {}
