//! The `CASE` expression.

use std::marker::PhantomData;

use crate::ast::Node;
use crate::expr::{Expr, Expression, Operand};
use crate::types::{NotNull, Nullability, Of, Or, Scalar};
use crate::typing::Boolean;

/// A `CASE` expression without its end: [`case`] makes it.
///
/// `V` is the type of its branches. `N` says whether one of them can be NULL.
#[derive(Debug, Clone)]
pub struct CaseBuilder<S, V, N> {
    whens: Vec<(Node, Node)>,
    marker: PhantomData<fn() -> (S, V, N)>,
}

/// Starts a `CASE` expression whose branches have the type `V`.
///
/// [`otherwise`](CaseBuilder::otherwise) or [`end`](CaseBuilder::end) completes it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32 }
/// let query = Room::query().select((
///     case::<String>().when(Room::floor.lt(1), "low").otherwise("high"), // String
///     case::<i32>().when(Room::floor.gt(0), Room::floor).end(),          // Option<i32>
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT CASE WHEN "floor" < $1 THEN $2::text ELSE $3::text END, "#,
///         r#"CASE WHEN "floor" > $4 THEN "floor" END FROM "rooms""#,
///     ),
/// );
/// # }
/// ```
pub fn case<V: Scalar>() -> CaseBuilder<(), V, NotNull> {
    CaseBuilder {
        whens: Vec::new(),
        marker: PhantomData,
    }
}

impl<S, V: Scalar, N: Nullability> CaseBuilder<S, V, N> {
    /// Adds a branch: `WHEN condition THEN result`.
    pub fn when<P: Expression<Value: Boolean>, R: Operand<V>>(
        mut self,
        condition: P,
        result: R,
    ) -> CaseBuilder<R::With<(S, P::Scope)>, V, Or<N, R::Nullable>> {
        self.whens
            .push((condition.into_node(), result.into_operand()));
        CaseBuilder {
            whens: self.whens,
            marker: PhantomData,
        }
    }

    /// Adds the `ELSE` branch and completes the expression: `ELSE result END`.
    pub fn otherwise<R: Operand<V>>(
        self,
        result: R,
    ) -> Expr<R::With<S>, Of<Or<N, R::Nullable>, V>> {
        Expr::new(case_node(self.whens, Some(result.into_operand())))
    }

    /// Completes the expression without `ELSE`: `END`. It is NULL if no condition is true.
    pub fn end(self) -> Expr<S, Option<V>> {
        Expr::new(case_node(self.whens, None))
    }
}

/// Makes the node. SQL has no `CASE` without `WHEN`: without branches the node is that of `ELSE`.
fn case_node(whens: Vec<(Node, Node)>, otherwise: Option<Node>) -> Node {
    let results = whens.iter().map(|(_, result)| result).chain(&otherwise);
    let is_anchored = results
        .into_iter()
        .any(|node| !matches!(node, Node::Bind { .. }));
    let typed = |node: Node| node.typed_beside(is_anchored);
    let otherwise = otherwise.map(typed);
    let whens: Vec<_> = whens
        .into_iter()
        .map(|(when, then)| (when, typed(then)))
        .collect();
    if whens.is_empty() {
        return otherwise.unwrap_or(Node::Text("NULL"));
    }
    Node::case(whens, otherwise)
}
