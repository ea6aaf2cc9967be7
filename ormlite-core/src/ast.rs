//! The erased tree of a statement: what typed queries build and [`sql`](crate::sql) turns into text.
//!
//! Nothing here is generic, so the machinery is compiled once however many queries there are.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "not public: the fields are named for what they hold"
)]

mod chain;
mod depth;
mod expr;
mod filter;
mod heap;
mod keys;
mod levels;
mod link;
mod lock;
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
pub use self::link::{Gives, LinkNode, WhenNode};
pub use self::lock::{Lock, LockStrength, LockWait};
pub use self::precedence::Precedence;
pub(crate) use self::query::decoders_of;
pub use self::source::SourceNode;
pub use self::tree::{
    Body, Call, Chain, CteNode, Definition, Deleted, Distinct, JoinKind, JoinNode, Loader, Loading,
    NamedSource, Node, OneOfNode, OrderNode, QueryNode, RelatedNode, SetOperationNode, SetOperator,
    WithNode,
};
pub use self::write::{
    ConflictNode, ConflictTarget, DeleteNode, InsertNode, ReplaceLinksNode, RowsNode, SetNode,
    UpdateNode, WriteNode,
};
