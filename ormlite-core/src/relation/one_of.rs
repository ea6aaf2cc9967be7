//! `OneOf`: a row of one of several tables, as an enum.

use std::fmt;
use std::marker::PhantomData;

use crate::ast::{Node, OneOfNode};
use crate::decode::{Reader, RowDecoder, Variant};
use crate::query::Load;
use crate::query::{ByExpression, Leaf, Selection};
use crate::relation::related::Relation;
use crate::schema::Presence;
use crate::schema::{Table, ToOne};
use crate::typing::Has;

/// The relations of `C` that the variants of a `#[derive(OneOf)]` enum name. A row has at most one
/// of them, so it is loaded as an `Option` of the enum: `.with(Target::relation())`.
#[must_use = "a relation is loaded with a query: `.with(Target::relation())`"]
pub struct OneOf<C, E> {
    relations: Vec<Node>,
    variants: Vec<Variant<E>>,
    marker: PhantomData<fn() -> C>,
}

impl<C, E> fmt::Debug for OneOf<C, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OneOf").field(&self.relations).finish()
    }
}

/// Called by the derive.
#[doc(hidden)]
impl<C: Table, E: 'static> OneOf<C, E> {
    #[allow(clippy::new_without_default, reason = "made by the derive alone")]
    pub fn new() -> Self {
        Self {
            relations: Vec::new(),
            variants: Vec::new(),
            marker: PhantomData,
        }
    }

    pub fn or<R, M>(mut self, relation: R, variant: fn(R::Row) -> E) -> Self
    where
        R: Relation<M, From = C>,
        R::Cardinality: ToOne,
    {
        let (node, read) = relation.load().into_variant(variant);
        self.relations.push(node);
        self.variants.push(read);
        self
    }
}

impl<C, E: 'static> OneOf<C, E> {
    fn into_node(self) -> Node {
        Node::one_of(OneOfNode {
            relations: self.relations,
            decoder: RowDecoder::one_of(self.variants),
        })
    }
}

impl<C: Table, E: 'static> Load<ByExpression> for OneOf<C, E> {
    type From = C;
    type Output<N: Presence> = Option<E>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read<N: Presence>(row: &mut Reader<'_>) -> Option<Option<E>> {
        row.take_one_of()
    }
}

impl<Q: Has<C, I>, I, C: Table, E: 'static> Selection<Q, Leaf<I>> for OneOf<C, E> {
    type Output = Option<E>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read(row: &mut Reader<'_>) -> Option<Option<E>> {
        row.take_one_of()
    }
}
