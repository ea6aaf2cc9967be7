//! Queries against a real PostgreSQL: what they give, change and refuse.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]

mod crud;
mod expressions;
mod hotel;
mod joins;
mod schema;
mod soft_delete;
mod subqueries;
mod upsert;

/// What a test gives: the first error ends it.
type Outcome = Result<(), ormlite::Error>;
