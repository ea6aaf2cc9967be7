//! A PostgreSQL schema as a value.
//!
//! - [`model`] describes every object of a database: [`Catalog`] has them all.
//!
//! This crate opens no connection and reads no file.

pub mod model;

pub use model::Catalog;
