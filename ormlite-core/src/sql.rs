//! Rendering of the erased tree to SQL text. No other module makes SQL.
//!
//! Values become the parameters `$1`, `$2`, .., identifiers are quoted, and columns are listed. The text
//! depends only on the shape of a query, not on a value or the length of a list, so one prepared
//! statement serves every call.

mod column_type;
mod expr;
pub(crate) mod ident;
mod insert;
mod levels;
mod literal;
mod on_conflict;
mod parameters;
mod related;
mod renderer;
mod select;
mod soft_delete;
mod statement;
#[cfg(test)]
mod tests;
mod with;
mod write;

pub(crate) use self::statement::{
    count, delete, exists, insert, levels, replace_links, select, select_by_keys, update,
};
