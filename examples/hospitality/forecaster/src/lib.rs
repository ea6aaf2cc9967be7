//! Predicts how full a hotel will be, and measures how right it was.
//!
//! It needs two domains of the schema, and compiles these alone:
//!
//! ```toml
//! hospitality = { path = "../hotel", features = ["core", "ml"] }
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | [`mod@occupancy`] | how full a property was, from the reservations of `core` |
//! | [`prediction`] | makes, writes and reads predictions |
//! | [`accuracy`] | records what came true and compares model versions |

#![deny(missing_docs)]

pub mod accuracy;
pub mod occupancy;
pub mod prediction;

pub use accuracy::{Accuracy, record_actual};
pub use occupancy::occupancy;
pub use prediction::{PredictionLine, forecast};
