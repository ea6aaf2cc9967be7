//! The machine-learning domain of the hospitality reference schema: models and their training, features, forecasts,
//! reviews and what was read out of them, price optimization, experiments and guest segments, in the PostgreSQL schema
//! `ml`.
//!
//! Properties, room types, reservations, guests, staff and tenants belong to other domains. They are referenced by
//! text, so that this crate depends on none of them.

#![deny(missing_docs)]

mod experiment;
mod feature;
mod forecast;
mod model;
mod optimization;
mod review;
mod segment;
mod training;

pub use experiment::*;
pub use feature::*;
pub use forecast::*;
pub use model::*;
pub use optimization::*;
pub use review::*;
pub use segment::*;
pub use training::*;
