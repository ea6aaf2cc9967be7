//! Array operators and functions.

use crate::ast::{Node, Precedence};
use crate::expr::list::array_operand;
use crate::expr::{Binary, Expr, Expression, Null, Operand, Unary};
use crate::types::{Element, Of, Or, Scalar, Value};

/// Array operators and functions, for expressions of the type `Vec<V>`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, tags: Vec<String> }
/// let query = Room::query()
///     .filter(Room::tags.array_contains(vec!["sea".to_owned()]))
///     .filter(Room::tags.array_contained_by(vec!["sea".to_owned(), "quiet".to_owned()]))
///     .filter(Room::tags.overlaps_array(vec!["sea".to_owned()]))
///     .filter(Room::tags.has_element("sea"))
///     .select(Room::tags.cardinality());
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT cardinality("tags") FROM "rooms" WHERE "tags" @> $1 AND "tags" <@ $2 "#,
///         r#"AND "tags" && $3 AND $4 = ANY("tags")"#,
///     ),
/// );
///
/// let query = Room::query().select((
///     Room::tags.array_concat(vec!["sea".to_owned()]),
///     Room::tags.array_append("sea".to_owned()),
///     Room::tags.array_remove("sea".to_owned()),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     r#"SELECT "tags" || $1, array_append("tags", $2), array_remove("tags", $3) FROM "rooms""#,
/// );
/// # }
/// ```
pub trait ArrayMethods<V: Element>: Expression<Value: Value<Inner = Vec<V>>>
where
    Vec<V>: Scalar,
{
    /// Tests whether the array contains every element of `other`: `self @> other`.
    fn array_contains<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, bool> {
        infix(self, "@>", other.into_operand())
    }

    /// Tests whether `other` contains every element of the array: `self <@ other`.
    fn array_contained_by<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, bool> {
        infix(self, "<@", other.into_operand())
    }

    /// Tests whether the arrays have an element in common: `self && other`.
    fn overlaps_array<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, bool> {
        infix(self, "&&", other.into_operand())
    }

    /// Concatenates two arrays: `self || other`.
    fn array_concat<R: Operand<Vec<V>>>(self, other: R) -> Binary<Self, R, Vec<V>, Vec<V>> {
        infix(self, "||", other.into_operand().typed_beside(true))
    }

    /// Appends an element: `array_append(self, element)`.
    fn array_append(self, element: V) -> Unary<Self, Vec<V>> {
        let element = Node::bind(crate::types::Bind::new(element));
        Expr::new(Node::call("array_append", vec![self.into_node(), element]))
    }

    /// Removes all elements that are equal to `element`: `array_remove(self, element)`.
    fn array_remove(self, element: V) -> Unary<Self, Vec<V>> {
        let element = Node::bind(crate::types::Bind::new(element));
        Expr::new(Node::call("array_remove", vec![self.into_node(), element]))
    }

    /// Returns the number of elements: `cardinality(self)`.
    fn cardinality(self) -> Unary<Self, i32> {
        Expr::new(Node::call("cardinality", vec![self.into_node()]))
    }

    /// Tests whether an element is in the array: `element = ANY(self)`.
    ///
    /// If no element is equal and the array contains a NULL, the result is NULL. So it is an
    /// `Option<bool>` for an array of `Option`s.
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
