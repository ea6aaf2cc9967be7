//! The operations domain of the hospitality schema (PostgreSQL schema `operations`): what keeps a hotel
//! running behind the scenes.
//!
//! Properties, rooms, guests, reservations and staff are those of the core domain, referenced by text
//! (`references = "core.rooms(id)"`), so that this crate compiles without it; the tables of `core` must
//! exist in the same database.
//!
//! | module | owns |
//! |---|---|
//! | [`inventory`] | stock: categories, items and their movements |
//! | [`purchasing`] | suppliers, purchase orders and what was received |
//! | [`housekeeping`] | cleaning tasks, checklists, inspections and laundry |
//! | [`maintenance`] | assets, requests, work orders and schedules |
//! | [`guest_service`] | what guests ask for, lose, open and drink |
//! | [`transport`] | vehicles and the trips they make |

#![deny(missing_docs)]

pub mod guest_service;
pub mod housekeeping;
pub mod inventory;
pub mod maintenance;
pub mod purchasing;
pub mod transport;

pub use guest_service::*;
pub use housekeeping::*;
pub use inventory::*;
pub use maintenance::*;
pub use purchasing::*;
pub use transport::*;
