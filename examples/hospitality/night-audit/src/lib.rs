//! Closes the business day of a property: posts the nights to the guests' accounts, counts what was sold,
//! carries over what was not cleaned, and writes it all down.
//!
//! It reads or writes five domains of the schema, and so enables them all:
//!
//! ```toml
//! hospitality = { path = "../hotel", features = ["full"] }
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | [`close`] | the whole run, in one transaction |
//! | [`posting`] | a night's charge for every guest in the house |
//! | [`report`] | the numbers of the day |

#![deny(missing_docs)]

pub mod close;
mod error;
pub mod posting;
pub mod report;

pub use close::{DayReport, close_day};
pub use error::NightAuditError;
