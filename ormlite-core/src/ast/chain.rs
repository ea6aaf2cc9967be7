//! Operators that group to the left: `a AND b AND c` is one list, however long it is.
//!
//! As pairs of pairs, four thousand filters of a query would be a tree four thousand deep, and
//! whatever walks a tree by calling itself would need as much of the stack.

use std::collections::VecDeque;

use crate::ast::depth::{allowed, beneath};
use crate::ast::heap::ErasedBox;
use crate::ast::precedence::Precedence;
use crate::ast::tree::{Chain, Node};

impl Node {
    /// `left op right`
    pub(crate) fn infix(op: &'static str, precedence: Precedence, left: Node, right: Node) -> Self {
        let is_chain = (precedence.groups_to_the_left() && left.is_joined_by(precedence))
            || (precedence.is_associative() && right.is_joined_by(precedence));
        if is_chain {
            return chain(op, precedence, left, right);
        }
        let Some(depth) = allowed(beneath(left.depth().max(right.depth()))) else {
            return Self::too_deep();
        };
        Self::Infix {
            op,
            precedence,
            depth,
            operands: Box::new((left, right)),
        }
    }

    /// `left = right`, where neither has other nodes: what every query by a key is made of.
    #[inline]
    pub(crate) fn equal(left: Node, right: Node) -> Self {
        debug_assert!(left.depth() == 0 && right.depth() == 0, "they have none");
        Self::Infix {
            op: "=",
            precedence: Precedence::Comparison,
            depth: 1,
            operands: Box::new((left, right)),
        }
    }

    /// All of them joined by `AND` or `OR`; `empty` when there is none.
    pub(crate) fn joined(
        nodes: Vec<Node>,
        op: &'static str,
        precedence: Precedence,
        empty: &'static str,
    ) -> Self {
        nodes
            .into_iter()
            .reduce(|left, right| Self::infix(op, precedence, left, right))
            .unwrap_or(Self::Text(empty))
    }

    /// Whether its own operator is of this precedence.
    fn is_joined_by(&self, precedence: Precedence) -> bool {
        match self {
            Self::Infix {
                precedence: own, ..
            } => *own == precedence,
            Self::Chain(chain) => chain.precedence == precedence,
            _ => false,
        }
    }

    /// What it joins by this precedence: itself alone, where that is not its operator's.
    fn into_chain(self, precedence: Precedence) -> ErasedBox<Chain> {
        match self {
            Self::Chain(chain) if chain.precedence == precedence => chain,
            Self::Infix {
                op,
                precedence: own,
                depth,
                operands,
            } if own == precedence => {
                let (left, right) = *operands;
                ErasedBox::new(Chain {
                    precedence,
                    depth,
                    operands: VecDeque::from([(op, left), (op, right)]),
                })
            }
            other => ErasedBox::new(Chain {
                precedence,
                depth: beneath(other.depth()),
                operands: VecDeque::from([("", other)]),
            }),
        }
    }
}

/// `left op right`, one of which is joined by the same precedence and takes the other in.
///
/// The shorter one is moved, so that neither building from the front nor from the back takes time in
/// the square of the length.
fn chain(op: &'static str, precedence: Precedence, left: Node, right: Node) -> Node {
    let mut left = left.into_chain(precedence);
    let mut right = match precedence.is_associative() {
        true => right.into_chain(precedence),
        // In parentheses, where it is joined by the same precedence.
        false => ErasedBox::new(Chain {
            precedence,
            depth: beneath(right.depth()),
            operands: VecDeque::from([(op, right)]),
        }),
    };
    let Some(depth) = allowed(left.depth.max(right.depth)) else {
        return Node::too_deep();
    };
    if let Some((first, _)) = right.operands.front_mut() {
        *first = op;
    }
    let mut chain = if left.operands.len() >= right.operands.len() {
        left.operands.append(&mut right.operands);
        left
    } else {
        while let Some(operand) = left.operands.pop_back() {
            right.operands.push_front(operand);
        }
        right
    };
    chain.depth = depth;
    Node::Chain(chain)
}
