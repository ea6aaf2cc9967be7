//! Constructors and properties of expressions.

use crate::ast::heap::ErasedBox;
use crate::ast::precedence::Precedence;
use crate::ast::tree::SourceNode;
use crate::ast::tree::{Call, Node};
use crate::schema::Source;
use crate::types::Bind;

impl Node {
    pub(crate) fn column<S: Source>(index: u16) -> Self {
        Self::Column {
            source: SourceNode::of::<S>(),
            index,
        }
    }

    /// A parameter whose type the server infers from the other operand.
    pub(crate) fn bind(bind: Bind) -> Self {
        Self::Bind { bind, typed: false }
    }

    /// The same node; a parameter gets a cast to its type.
    pub(crate) fn typed(self) -> Self {
        match self {
            Self::Bind { bind, .. } => Self::Bind { bind, typed: true },
            other => other,
        }
    }

    /// A call of a function whose arguments have one type, such as `coalesce`.
    pub(crate) fn call(name: &'static str, args: Vec<Node>) -> Self {
        Self::called(ErasedBox::new(Call {
            name,
            args: Self::typed_together(args),
            ..Call::default()
        }))
    }

    /// A call whose argument has the type that it is compared with: `ANY($1)`.
    pub(crate) fn quantified(name: &'static str, list: Node) -> Self {
        Self::called(ErasedBox::new(Call {
            name,
            args: vec![list.typed_beside(true)],
            ..Call::default()
        }))
    }

    /// Operands of one type. A parameter gets a cast, unless the server infers its type from one of
    /// the others.
    pub(crate) fn typed_together(nodes: Vec<Node>) -> Vec<Node> {
        let is_anchored = nodes.iter().any(|node| !matches!(node, Self::Bind { .. }));
        let typed = |node: Node| node.typed_beside(is_anchored);
        nodes.into_iter().map(typed).collect()
    }

    /// The same node; a parameter gets a cast to its type, unless the server can infer it from
    /// another operand (`is_anchored`).
    pub(crate) fn typed_beside(self, is_anchored: bool) -> Self {
        match &self {
            Self::Bind { bind, .. } if is_anchored && bind.sql_type().is_inferred() => self,
            _ => self.typed(),
        }
    }

    /// Whether it contains an aggregate, so that a query without `GROUP BY` has one row.
    pub(crate) fn is_aggregate(&self) -> bool {
        match self {
            Self::Call(call) => call.aggregate || call.args.iter().any(Self::is_aggregate),
            Self::Prefix { operand, .. }
            | Self::Postfix { operand, .. }
            | Self::Extract { operand, .. }
            | Self::Cast { operand, .. } => operand.is_aggregate(),
            Self::Infix { operands, .. } => operands.0.is_aggregate() || operands.1.is_aggregate(),
            Self::Chain(chain) => chain.operands.iter().any(|(_, node)| node.is_aggregate()),
            Self::Between {
                operand, low, high, ..
            } => [operand, low, high]
                .into_iter()
                .any(|node| node.is_aggregate()),
            Self::Case {
                whens, otherwise, ..
            } => {
                let branches = whens.iter().flat_map(|(when, then)| [when, then]);
                branches.chain(otherwise.as_deref()).any(Self::is_aggregate)
            }
            // It may have been an aggregate. The statement is refused in any case.
            Self::Invalid(_) => true,
            _ => false,
        }
    }

    /// Adds a predicate: `slot AND other`, or `other` if the slot is empty.
    pub(crate) fn and(slot: &mut Option<Node>, other: Node) {
        *slot = Some(match slot.take() {
            Some(node) => node.and_also(other),
            None => other,
        });
    }

    /// `self AND other`
    pub(crate) fn and_also(self, other: Node) -> Self {
        Self::infix("AND", Precedence::And, self, other)
    }
}
