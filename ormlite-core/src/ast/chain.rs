//! Operators that associate to the left: `a AND b AND c` is one list of any length.
//!
//! As nested pairs, four thousand filters would be a tree of depth four thousand, and recursive code
//! would overflow the stack.

use std::collections::VecDeque;

use crate::ast::depth::{allowed, containing};
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
        let Some(depth) = allowed(containing(left.depth().max(right.depth()))) else {
            return Self::too_deep();
        };
        Self::Infix {
            op,
            precedence,
            depth,
            operands: Box::new((left, right)),
        }
    }

    /// `left = right` of two nodes that contain no others, as in every query by a key.
    #[inline]
    pub(crate) fn equal(left: Node, right: Node) -> Self {
        debug_assert!(
            left.depth() == 0 && right.depth() == 0,
            "neither contains nodes"
        );
        Self::Infix {
            op: "=",
            precedence: Precedence::Comparison,
            depth: 1,
            operands: Box::new((left, right)),
        }
    }

    /// All nodes joined by `AND` or `OR`; `empty` if there are none.
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

    /// Whether its outermost operator has this precedence.
    fn is_joined_by(&self, precedence: Precedence) -> bool {
        match self {
            Self::Infix {
                precedence: own, ..
            } => *own == precedence,
            Self::Chain(chain) => chain.precedence == precedence,
            _ => false,
        }
    }

    /// Its operands, if its operator has this precedence; otherwise itself as the only operand.
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
                depth: containing(other.depth()),
                operands: VecDeque::from([("", other)]),
            }),
        }
    }
}

/// `left op right` as one list, where one of them is an operation of the same precedence.
///
/// The shorter list is moved into the longer one, so that building a list from either end takes
/// linear time.
fn chain(op: &'static str, precedence: Precedence, left: Node, right: Node) -> Node {
    let mut left = left.into_chain(precedence);
    let mut right = match precedence.is_associative() {
        true => right.into_chain(precedence),
        // An operation of the same precedence is one operand, in parentheses.
        false => ErasedBox::new(Chain {
            precedence,
            depth: containing(right.depth()),
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
