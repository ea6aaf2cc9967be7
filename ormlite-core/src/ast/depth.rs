//! The limit of nesting. The code that builds, copies, renders, prints or drops a tree is recursive,
//! and the stack is finite.
//!
//! Each node that contains others stores its depth. A node that would be too deep becomes
//! [`Node::Invalid`], so no tree is deeper than the limit. The items of a list have the depth of the
//! list: those of a [`Chain`](crate::ast::tree::Chain), branches of a `CASE`, arguments, terms of an
//! order.

use crate::ast::heap::ErasedBox;
use crate::ast::precedence::Precedence;
use crate::ast::tree::SourceNode;
use crate::ast::tree::{
    Body, Call, Definition, Distinct, Node, OneOfNode, QueryNode, RelatedNode, SelectNode, WithNode,
};
use crate::types::SqlType;

/// The largest depth of an expression.
pub(crate) const DEEPEST: u16 = 512;

/// What a subquery adds to the depth: rendering it takes more nested calls.
const OF_QUERY: u16 = 8;

/// The depth of a node that contains nodes of a depth.
#[inline]
pub(super) fn containing(depth: u16) -> u16 {
    depth + 1
}

#[inline]
pub(super) fn allowed(depth: u16) -> Option<u16> {
    (depth <= DEEPEST).then_some(depth)
}

fn deepest<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> u16 {
    nodes.into_iter().map(Node::depth).max().unwrap_or(0)
}

impl Node {
    /// The number of nested levels of nodes in this one; 0 if it contains none.
    #[inline]
    pub(crate) fn depth(&self) -> u16 {
        match self {
            Self::Prefix { depth, .. }
            | Self::Postfix { depth, .. }
            | Self::Infix { depth, .. }
            | Self::Between { depth, .. }
            | Self::Extract { depth, .. }
            | Self::Cast { depth, .. }
            | Self::Case { depth, .. } => *depth,
            Self::Chain(chain) => chain.depth,
            Self::Call(call) => call.depth,
            Self::Exists(query) | Self::Query(query) => query.depth,
            Self::Related(related) => related.query.depth,
            Self::OneOf(one_of) => deepest(&one_of.relations),
            _ => 0,
        }
    }

    #[cold]
    pub(super) fn too_deep() -> Self {
        Self::Invalid(format!(
            "an expression is nested more than {DEEPEST} levels deep, where a subquery counts as \
             {OF_QUERY}; write a list instead: `any(..)`, `all(..)`, `.in_(..)`, one `case()` with \
             many branches"
        ))
    }

    /// The depth of a node that contains this one; `None` if that is too deep.
    #[inline]
    fn nested(&self) -> Option<u16> {
        allowed(containing(self.depth()))
    }

    /// `op self`, such as `NOT self`
    pub(crate) fn prefixed(self, op: &'static str, precedence: Precedence) -> Self {
        let Some(depth) = self.nested() else {
            return Self::too_deep();
        };
        Self::Prefix {
            op,
            precedence,
            depth,
            operand: Box::new(self),
        }
    }

    /// `NOT self`
    pub(crate) fn negated(self) -> Self {
        self.prefixed("NOT ", Precedence::Not)
    }

    /// `self IS ..`: `op` is the whole operator, such as `IS NOT NULL`.
    #[inline]
    pub(crate) fn is(self, op: &'static str) -> Self {
        let Some(depth) = self.nested() else {
            return Self::too_deep();
        };
        Self::Postfix {
            op,
            precedence: Precedence::Is,
            depth,
            operand: Box::new(self),
        }
    }

    /// `self BETWEEN low AND high`
    pub(crate) fn between(self, not: bool, low: Node, high: Node) -> Self {
        let inner = self.depth().max(low.depth()).max(high.depth());
        let Some(depth) = allowed(containing(inner)) else {
            return Self::too_deep();
        };
        Self::Between {
            not,
            depth,
            operand: Box::new(self),
            low: Box::new(low),
            high: Box::new(high),
        }
    }

    /// `extract(field FROM self)`
    pub(crate) fn extract(self, field: &'static str) -> Self {
        let Some(depth) = self.nested() else {
            return Self::too_deep();
        };
        Self::Extract {
            field,
            depth,
            operand: Box::new(self),
        }
    }

    /// `CAST(self AS type)`
    pub(crate) fn cast(self, ty: &'static SqlType) -> Self {
        let Some(depth) = self.nested() else {
            return Self::too_deep();
        };
        Self::Cast {
            ty,
            depth,
            operand: Box::new(self),
        }
    }

    /// `CASE WHEN .. THEN .. ELSE .. END`
    pub(crate) fn case(whens: Vec<(Node, Node)>, otherwise: Option<Node>) -> Self {
        let branches = whens.iter().flat_map(|(when, then)| [when, then]);
        let inner = deepest(branches.chain(&otherwise));
        let Some(depth) = allowed(containing(inner)) else {
            return Self::too_deep();
        };
        Self::Case {
            whens,
            depth,
            otherwise: otherwise.map(Box::new),
        }
    }

    /// A function call.
    pub(crate) fn called(mut call: ErasedBox<Call>) -> Self {
        let of = &mut *call;
        let terms = of.order_by.iter().map(|term| &term.node);
        let inner = deepest(of.args.iter().chain(terms).chain(&of.filter));
        let Some(depth) = allowed(containing(inner)) else {
            return Self::too_deep();
        };
        of.depth = depth;
        Self::Call(call)
    }

    /// `EXISTS (SELECT ..)`
    pub(crate) fn exists(query: ErasedBox<QueryNode>) -> Self {
        Self::of_query(query, Self::Exists)
    }

    /// `(SELECT ..)`
    pub(crate) fn query(query: ErasedBox<QueryNode>) -> Self {
        Self::of_query(query, Self::Query)
    }

    fn of_query(mut query: ErasedBox<QueryNode>, make: fn(ErasedBox<QueryNode>) -> Self) -> Self {
        let of = &mut *query;
        let Some(depth) = allowed(of.nested()) else {
            return Self::too_deep();
        };
        of.depth = depth;
        make(query)
    }

    /// A relation.
    pub(crate) fn related(mut related: RelatedNode) -> Self {
        let Some(depth) = allowed(related.query.nested()) else {
            return Self::too_deep();
        };
        related.query.depth = depth;
        Self::Related(ErasedBox::new(related))
    }

    /// One of several relations.
    pub(crate) fn one_of(one_of: OneOfNode) -> Self {
        Self::OneOf(ErasedBox::new(one_of))
    }
}

impl QueryNode {
    /// The depth of a node that contains this query.
    fn nested(&self) -> u16 {
        let with = self.with.as_ref().map_or(0, |with| with.nested());
        let order = deepest(self.order_by.iter().map(|term| &term.node));
        let body = match &self.body {
            Body::Select(select) => select.deepest() + OF_QUERY,
            Body::SetOperation(operation) => {
                let (left, right) = (operation.left.nested(), operation.right.nested());
                left.max(right) + OF_QUERY
            }
        };
        body.max(with + OF_QUERY).max(order + OF_QUERY)
    }
}

impl SelectNode {
    /// The depth of its deepest node.
    fn deepest(&self) -> u16 {
        let on = match &self.distinct {
            Distinct::On(nodes) => nodes.as_slice(),
            Distinct::All | Distinct::Rows => &[],
        };
        let joined = self.joins.iter().map(|join| &join.source);
        let sources = std::iter::once(&self.from).chain(joined);
        deepest(&self.columns)
            .max(sources.map(SourceNode::depth).max().unwrap_or(0))
            .max(deepest(on))
            .max(deepest(self.joins.iter().flat_map(|join| &join.on)))
            .max(deepest(&self.filter))
            .max(deepest(&self.group_by))
            .max(deepest(&self.having))
    }
}

impl SourceNode {
    /// The depth of its definition.
    fn depth(&self) -> u16 {
        let Self::Named(source) = self else {
            return 0;
        };
        match &source.definition {
            Definition::Cte(_) => 0,
            Definition::Query(query) | Definition::Lateral(query) => query.nested() + OF_QUERY,
            Definition::Function(call) => call.depth(),
            Definition::Values(rows) => deepest(rows.iter().flatten()),
        }
    }
}

impl ErasedBox<QueryNode> {
    /// The same query, for a common table expression of another; or an invalid one, if that would
    /// be too deep.
    pub(crate) fn shallow(self) -> Self {
        match self.nested() > DEEPEST {
            true => {
                let mut refused = QueryNode::from(self.select().from.clone());
                refused.select_mut().filter = Some(Node::too_deep());
                Self::new(refused)
            }
            false => self,
        }
    }
}

impl WithNode {
    /// The depth of its deepest query.
    pub(crate) fn nested(&self) -> u16 {
        let queries = self.tables.iter().map(|table| table.query.nested());
        queries.max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each method of an expression moves it.
    #[test]
    fn a_node_is_small() {
        assert!(size_of::<Node>() <= 40);
    }
}
