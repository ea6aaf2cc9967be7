//! Queries against a real PostgreSQL: what they give, change and refuse.

mod aggregates;
mod crud;
mod expressions;
mod hotel;
mod joins;
mod schema;
mod schema_creation;
mod soft_delete;
mod subqueries;
mod types;
mod upsert;
mod version;

/// What a test gives: the first error ends it.
type Outcome = Result<(), ormlite::Error>;
