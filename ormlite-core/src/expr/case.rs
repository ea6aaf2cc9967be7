//! `CASE WHEN .. THEN .. ELSE .. END`.

use std::marker::PhantomData;

use crate::ast::Node;
use crate::expr::{Expr, Expression, Operand};
use crate::types::{NotNull, Nullability, Of, Or, Scalar};
use crate::typing::Boolean;

/// A `CASE` under construction: its branches give a `V`, NULL by `N`.
#[derive(Debug, Clone)]
pub struct CaseBuilder<S, V, N> {
    whens: Vec<(Node, Node)>,
    marker: PhantomData<fn() -> (S, V, N)>,
}

/// Starts a `CASE` whose branches give a `V`: `case::<String>().when(a, b).otherwise(c)`.
pub fn case<V: Scalar>() -> CaseBuilder<(), V, NotNull> {
    CaseBuilder {
        whens: Vec::new(),
        marker: PhantomData,
    }
}

impl<S, V: Scalar, N: Nullability> CaseBuilder<S, V, N> {
    /// `WHEN condition THEN result`
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

    /// `ELSE result END`
    pub fn otherwise<R: Operand<V>>(
        self,
        result: R,
    ) -> Expr<R::With<S>, Of<Or<N, R::Nullable>, V>> {
        Expr::new(case_node(self.whens, Some(result.into_operand())))
    }

    /// `END`: NULL where no condition holds.
    pub fn end(self) -> Expr<S, Option<V>> {
        Expr::new(case_node(self.whens, None))
    }
}

/// A `CASE` without a branch is its `ELSE`.
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
