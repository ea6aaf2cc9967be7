//! The tenancy domain of the hospitality schema (PostgreSQL schema `tenancy`): the hotel groups that share
//! one installation, what each may use, and how their rows are kept apart.
//!
//! Only [`TenantProperty`] points at another domain, by text (`references = "core.properties(id)"`); this
//! crate compiles without it, the table `core.properties` must exist in the same database.
//!
//! | module | owns |
//! |---|---|
//! | [`tenant`] | tenants, their settings, domains, properties and relationships |
//! | [`member`] | who belongs to a tenant and who is invited |
//! | [`plan`] | plans, subscriptions, features and usage |
//! | [`isolation`] | the keys tenants call with and the policies that keep their rows apart |

#![deny(missing_docs)]

pub mod isolation;
pub mod member;
pub mod plan;
pub mod tenant;

pub use isolation::*;
pub use member::*;
pub use plan::*;
pub use tenant::*;
