//! `ormlite` at run time, beside the raw driver and other ORMs.
//!
//! A [`Workload`](workload::Workload) is an operation, written once over the trait
//! [`Client`](client::Client); a client is a way to speak to PostgreSQL, written once for each of
//! its operations. [`measure`] times every pair of the two, [`allocations`] counts what they
//! allocate, [`callgrind`] the instructions they execute.

pub mod affinity;
pub mod allocations;
pub mod callgrind;
pub mod check;
pub mod cli;
pub mod client;
pub mod clients;
pub mod database;
pub mod machine;
pub mod measure;
pub mod model;
pub mod proxy;
pub mod report;
pub mod statistics;
pub mod workload;
pub mod workloads;

/// What stops a run.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The result of everything that may stop a run.
pub type Result<T> = std::result::Result<T, Failure>;
