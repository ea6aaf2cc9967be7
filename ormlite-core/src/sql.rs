//! Rendering of the erased tree to SQL text. No other module makes SQL.
//!
//! Values become the parameters `$1`, `$2`, .., identifiers are quoted, and columns are listed. The text
//! depends only on the shape of a query, not on a value or the length of a list, so one prepared
//! statement serves every call.

mod column_type;
mod count;
mod delete;
mod expr;
pub(crate) mod ident;
mod insert;
mod levels;
mod literal;
mod on_conflict;
mod parameters;
mod partition;
mod refresh;
mod related;
mod renderer;
mod replace_links;
mod returning;
mod select;
mod soft_delete;
mod statement;
#[cfg(test)]
mod tests;
mod unnest;
mod update;
mod with;

pub(crate) use self::statement::{
    count, create_partition, delete, detach_partition, exists, insert, levels, partition_bound,
    partitions, refresh, replace_links, select, select_by_keys, update,
};
