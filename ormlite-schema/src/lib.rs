//! A PostgreSQL schema as a value.
//!
//! - [`model`] describes every object of a database: [`Catalog`] has them all.
//! - [`advice`] counts the objects of a catalog and says what is better done otherwise.
//! - [`ddl`] writes the statements that create, change and drop objects.
//! - [`order`] is the order in which the objects of a catalog can be created.
//! - [`plan`] compares two catalogs and gives the statements that lead from one to the other.
//! - [`from_registry`] makes the catalog of the tables that are linked into a program.
//! - [`script`] is the text that creates them, with what the program declares by `setup!`.
//! - [`snapshot`] is a catalog as text files that merge.
//!
//! This crate opens no connection and reads no file.

pub mod advice;
pub mod ddl;
pub mod from_registry;
pub mod model;
pub mod order;
pub mod plan;
pub mod script;
pub mod snapshot;

pub use model::Catalog;
