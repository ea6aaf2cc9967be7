//! Relations: loaded with a query, in filters, loaded for a row, and written.

mod batch;
mod edge_cases;
mod filtering;
mod keys;
mod loading;
mod newspaper;
mod one_of;
mod one_of_types;
mod page;
mod pooled;
mod recursive;
mod single_statement;
mod tenants;
mod writing;
