//! Loading a query's relations to many as levels of a tree: by one statement, or by one for each level.

mod batch;
mod collect;
mod keys;
mod per_level;
mod single_statement;
mod strategy;

pub(crate) use self::batch::of_keys;
pub(crate) use self::per_level::PER_LEVEL;
pub(crate) use self::strategy::loader;
