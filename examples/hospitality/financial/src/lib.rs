//! The financial domain of the hospitality reference schema: prices, folios, invoices, payments and the general ledger,
//! in the PostgreSQL schema `financial`.
//!
//! Properties, rooms, reservations, guests, staff and tenants belong to other domains. They are referenced by text, so
//! that this crate depends on none of them.

#![deny(missing_docs)]

mod folio;
mod invoice;
mod ledger;
mod payment;
mod pricing;
mod promotion;
mod tax;

pub use folio::*;
pub use invoice::*;
pub use ledger::*;
pub use payment::*;
pub use pricing::*;
pub use promotion::*;
pub use tax::*;
