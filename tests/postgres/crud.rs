//! Rows by themselves: written, found, changed and removed.

mod delete;
mod find;
mod insert;
mod insert_many;
mod update;
