//! The right side of `IN`: a list of values, bound as one array, or a query of one column.

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, Expression};
use crate::types::{Bind, Element, NotNull, Nullability, Scalar, Value};
use crate::typing::TableScope;

/// A list element that converts to a `V`: a `V`, a `&V`, or a `&str` where `V` is `String`.
#[diagnostic::on_unimplemented(
    message = "a list of `{Self}` cannot be compared with a value of type `{V}`",
    label = "expected elements of type `{V}`"
)]
pub trait Literal<V> {
    /// Converts to the value.
    fn into_value(self) -> V;
}

impl<V: Scalar> Literal<V> for V {
    fn into_value(self) -> V {
        self
    }
}

impl<V: Scalar> Literal<V> for &V {
    fn into_value(self) -> V {
        self.clone()
    }
}

impl Literal<String> for &str {
    fn into_value(self) -> String {
        self.to_owned()
    }
}

impl Literal<String> for &&str {
    fn into_value(self) -> String {
        (*self).to_owned()
    }
}

/// The argument of `.in_(..)`: an array, a slice or a `Vec` of values, an array expression, or a
/// query of one column.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of `{V}`",
    note = "give an array, a slice or a `Vec` of `{V}`, or a query that selects one column of that type"
)]
pub trait InList<V: Scalar> {
    /// The scope of an expression over `S` and the list.
    type With<S>;
    /// Whether an element of the list can be NULL.
    type Nullable: Nullability;
    #[doc(hidden)]
    fn contains(self, left: Node, not: bool) -> Node;
}

/// The operand of `ANY`.
///
/// `ANY (SELECT ..)` compares with the rows of the query. `coalesce` makes the query an expression
/// whose value is an array.
pub(super) fn array_operand(array: Node) -> Node {
    match array {
        Node::Query(_) => Node::call("coalesce", vec![array]),
        other => other,
    }
}

fn any_of(left: Node, not: bool, array: Node) -> Node {
    let (op, quantifier) = if not { ("<>", "ALL") } else { ("=", "ANY") };
    Node::infix(
        op,
        Precedence::Comparison,
        left,
        Node::quantified(quantifier, array),
    )
}

fn any_of_values<V: Scalar + Element>(left: Node, not: bool, values: Vec<V>) -> Node {
    any_of(left, not, Node::bind(Bind::new(values)))
}

impl<V: Scalar + Element, L: Literal<V>, const N: usize> InList<V> for [L; N] {
    type With<S> = S;
    type Nullable = NotNull;
    fn contains(self, left: Node, not: bool) -> Node {
        any_of_values(left, not, self.into_iter().map(L::into_value).collect())
    }
}

impl<V: Scalar + Element, L: Literal<V>> InList<V> for Vec<L> {
    type With<S> = S;
    type Nullable = NotNull;
    fn contains(self, left: Node, not: bool) -> Node {
        any_of_values(left, not, self.into_iter().map(L::into_value).collect())
    }
}

impl<'a, V: Scalar + Element, L> InList<V> for &'a [L]
where
    &'a L: Literal<V>,
{
    type With<S> = S;
    type Nullable = NotNull;
    fn contains(self, left: Node, not: bool) -> Node {
        let values = self.iter().map(Literal::into_value).collect();
        any_of_values(left, not, values)
    }
}

impl<'a, V: Scalar + Element, L> InList<V> for &'a Vec<L>
where
    &'a L: Literal<V>,
{
    type With<S> = S;
    type Nullable = NotNull;
    fn contains(self, left: Node, not: bool) -> Node {
        InList::contains(self.as_slice(), left, not)
    }
}

impl<V: Scalar, T: crate::schema::Source, A: Value<Inner = Vec<V>>> InList<V>
    for crate::schema::Column<T, A>
where
    Vec<V>: Scalar,
{
    type With<S> = (S, TableScope<T>);
    type Nullable = A::Nullable;
    fn contains(self, left: Node, not: bool) -> Node {
        any_of(left, not, Node::column::<T>(self.index()))
    }
}

impl<V: Scalar, U, A: Value<Inner = Vec<V>>> InList<V> for Expr<U, A>
where
    Vec<V>: Scalar,
{
    type With<S> = (S, U);
    type Nullable = A::Nullable;
    fn contains(self, left: Node, not: bool) -> Node {
        any_of(left, not, array_operand(Expression::into_node(self)))
    }
}
