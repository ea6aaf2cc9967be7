//! The erased tree of a statement: typed queries build it, [`sql`](crate::sql) renders it.
//!
//! Nothing here is generic, so it is compiled once for all queries.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "not public: the names of the fields say what they contain"
)]

mod chain;
mod depth;
mod expr;
mod filter;
mod heap;
mod keys;
mod levels;
mod lock;
mod partition;
mod precedence;
mod query;
mod related;
mod source;
mod tree;
mod write;

pub(crate) use self::filter::{columns_equal, key_filter};
pub use self::heap::ErasedBox;
pub(crate) use self::keys::Keys;
pub use self::keys::{KeyColumn, KeyType};
pub(crate) use self::levels::{
    Below, LevelPlan, LevelPlans, ParentKey, columns, place, types, width, with_columns,
};
pub use self::lock::{Lock, LockStrength, LockWait};
pub use self::partition::PartitionBound;
pub use self::precedence::Precedence;
pub(crate) use self::query::decoders_of;
pub use self::tree::{
    Body, Call, Chain, CteNode, Definition, Deleted, Distinct, Gives, JoinKind, JoinNode, LinkNode,
    Loader, Loading, NamedSource, Node, OneOfNode, OrderNode, QueryNode, RelatedNode,
    SetOperationNode, SetOperator, SourceNode, WhenNode, WithNode,
};
pub use self::write::{
    ConflictNode, ConflictTarget, DeleteNode, InsertNode, ReplaceLinksNode, RowsNode, SetNode,
    UpdateNode, WriteNode,
};
