//! The audit and privacy domain of the hospitality reference schema: who did what, who saw what, what guests agreed to,
//! what was exported, erased or kept and for how long, in the PostgreSQL schema `audit`.
//!
//! Properties, reservations, guests, staff and tenants belong to other domains. They are referenced by text, so that
//! this crate depends on none of them.

#![deny(missing_docs)]

mod consent;
mod log;
mod policy;
mod retention;
mod security;
mod subject_request;

pub use consent::*;
pub use log::*;
pub use policy::*;
pub use retention::*;
pub use security::*;
pub use subject_request::*;
