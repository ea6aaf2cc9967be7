//! A PostgreSQL schema as a value.
//!
//! - [`model`] describes every object of a database: [`Catalog`] has them all.
//! - [`ddl`] writes the statements that create, change and drop objects.
//! - [`order`] is the order in which the objects of a catalog can be created.
//!
//! This crate opens no connection and reads no file.

pub mod ddl;
pub mod model;
pub mod order;

pub use model::Catalog;
