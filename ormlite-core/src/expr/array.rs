//! Arrays: containment, overlap, length and elements.

use crate::ast::{Node, Precedence};
use crate::expr::list::array_operand;
use crate::expr::{Binary, Expr, Expression, Null, Operand, Unary};
use crate::types::{Element, Of, Or, Scalar, Value};

/// Array functions, on every expression of type `Vec<V>`.
pub trait ArrayMethods<V: Element>: Expression<Value: Value<Inner = Vec<V>>>
where
    Vec<V>: Scalar,
{
    /// `self @> other`: holds every element of the other.
    fn array_contains<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, bool> {
        infix(self, "@>", other.into_operand())
    }

    /// `self <@ other`: every element is in the other.
    fn array_contained_by<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, bool> {
        infix(self, "<@", other.into_operand())
    }

    /// `self && other`: has an element of the other.
    fn overlaps_array<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, bool> {
        infix(self, "&&", other.into_operand())
    }

    /// `self || other`: the elements of both.
    fn array_concat<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, Vec<V>> {
        infix(self, "||", other.into_operand().typed_beside(true))
    }

    /// `array_append(self, element)`
    fn array_append(self, element: V) -> Unary<Self, Vec<V>> {
        let element = Node::bind(crate::types::Bind::new(element));
        Expr::new(Node::call("array_append", vec![self.into_node(), element]))
    }

    /// `array_remove(self, element)`: without any element equal to this one.
    fn array_remove(self, element: V) -> Unary<Self, Vec<V>> {
        let element = Node::bind(crate::types::Bind::new(element));
        Expr::new(Node::call("array_remove", vec![self.into_node(), element]))
    }

    /// `cardinality(self)`: the number of elements.
    fn cardinality(self) -> Unary<Self, i32> {
        Expr::new(Node::call("cardinality", vec![self.into_node()]))
    }

    /// `element = ANY(self)`: holds the element.
    ///
    /// An element that may be NULL may be the one: where none is equal to it, this is NULL.
    fn has_element<R: Operand<V::Inner>>(
        self,
        element: R,
    ) -> Expr<R::With<Self::Scope>, Of<Or<Or<Null<Self>, V::Nullable>, R::Nullable>, bool>> {
        let array = Node::quantified("ANY", array_operand(self.into_node()));
        Expr::new(Node::infix(
            "=",
            Precedence::Comparison,
            element.into_operand(),
            array,
        ))
    }
}

impl<V: Element, E: Expression<Value: Value<Inner = Vec<V>>>> ArrayMethods<V> for E where
    Vec<V>: Scalar
{
}

fn infix<E: Expression, S, V>(left: E, op: &'static str, right: Node) -> Expr<S, V> {
    Expr::new(Node::infix(
        op,
        Precedence::Operator,
        left.into_node(),
        right,
    ))
}
