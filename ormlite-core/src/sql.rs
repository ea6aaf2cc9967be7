//! SQL text: the one place where it is made.
//!
//! Values become `$1`, `$2`, ..., identifiers are quoted, columns are always listed. The text
//! depends on the shape of a query alone, never on a value or the length of a list, so that a
//! prepared statement serves every call.

mod expr;
pub(crate) mod ident;
mod insert;
mod levels;
mod literal;
mod of_column;
mod on_conflict;
mod related;
mod renderer;
mod seen;
mod select;
mod soft_delete;
mod statement;
#[cfg(test)]
mod tests;
mod with;
mod write;

pub(crate) use self::statement::{
    count, delete, exists, insert, levels, related_to_keys, replace_links, select, update,
};
