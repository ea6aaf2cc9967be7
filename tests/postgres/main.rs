//! Queries against a real PostgreSQL: what they give, change and refuse.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]
#![allow(
    clippy::inconsistent_digit_grouping,
    reason = "amounts in hundredths: 120_50 is 120.50"
)]
#![allow(
    clippy::type_complexity,
    reason = "the types of rows are spelled out: they are tested too"
)]

mod aggregates;
mod composites;
mod connecting;
mod connections;
mod counting;
mod crud;
mod declared;
mod deferred;
mod depth;
mod domains;
mod edges;
mod enum_storage;
mod errors;
mod expressions;
mod hotel;
mod joins;
mod json;
mod matrix;
mod nesting;
mod nullability;
mod partitions;
mod pooler;
mod relations;
mod running;
mod schema;
mod schema_creation;
mod secrets;
mod serialized;
mod soft_delete;
mod subqueries;
mod support;
mod traced;
mod transactions;
mod types;
mod upsert;
mod version;
mod views;
mod wire;

/// What a test gives: the first error ends it.
type Outcome = Result<(), ormlite::Error>;
