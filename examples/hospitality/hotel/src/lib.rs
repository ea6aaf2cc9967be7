//! The hospitality schema as one dependency. Each domain of tables is a module behind a feature of the
//! same name, and a service compiles only the domains it names:
//!
//! ```toml
//! hospitality = { path = "../hotel", features = ["core", "ml"] }
//! ```
//!
//! ```
//! # #[cfg(all(feature = "core", feature = "ml"))] {
//! use hospitality::core::Room;
//! use hospitality::ml::MlPrediction;
//! # }
//! ```
//!
//! | feature | tables |
//! |---|---|
//! | `core` | properties, rooms, reservations, guests, loyalty, staff, access |
//! | `operations` | stock, purchasing, housekeeping, maintenance, guest services, transport |
//! | `financial` | prices, folios, invoices, payments, the ledger |
//! | `ml` | models, forecasts, reviews, optimization, experiments |
//! | `audit` | logs, consents, retention, requests of data subjects |
//! | `tenancy` | tenants, members, plans, isolation |
//! | `full` | all of them |
//! | `registry` | none; the tables of the enabled domains register themselves, for migrations and tests |
//!
//! No feature is on by default. Domains refer to each other by text, so none brings another with it.

#![deny(missing_docs)]

#[cfg(feature = "audit")]
#[doc(inline)]
pub use hospitality_audit as audit;
#[cfg(feature = "core")]
#[doc(inline)]
pub use hospitality_core as core;
#[cfg(feature = "financial")]
#[doc(inline)]
pub use hospitality_financial as financial;
#[cfg(feature = "ml")]
#[doc(inline)]
pub use hospitality_ml as ml;
#[cfg(feature = "operations")]
#[doc(inline)]
pub use hospitality_operations as operations;
#[cfg(feature = "tenancy")]
#[doc(inline)]
pub use hospitality_tenancy as tenancy;
