//! Loads a query and its to-many relations as the levels of a tree: by one statement, or by one per level.

mod batch;
mod collect;
mod keys;
mod per_level;
mod single_statement;
mod strategy;

pub(crate) use self::batch::load_for_keys;
pub(crate) use self::per_level::PER_LEVEL;
pub(crate) use self::strategy::loader;
