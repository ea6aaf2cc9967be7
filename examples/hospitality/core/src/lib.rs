//! The core domain of the hospitality schema (PostgreSQL schema `core`): what a hotel is made of, who
//! stays in it and who works there.
//!
//! Every other domain points here, by text (`references = "core.properties(id)"`); this crate knows none
//! of them, and its tables can be created in a database of their own.
//!
//! | module | owns |
//! |---|---|
//! | [`property`] | properties, their buildings, floors and amenities |
//! | [`room`] | rooms, room types, features, beds, blocks |
//! | [`guest`] | guests, their addresses, documents, preferences and past stays |
//! | [`reservation`] | reservations, the rooms and guests on them, groups |
//! | [`loyalty`] | programs, tiers, memberships and points |
//! | [`staff`] | departments, staff, shifts |
//! | [`access`] | roles and permissions |
//! | [`view`] | read-only views over the above |

#![deny(missing_docs)]

pub mod access;
pub mod guest;
pub mod loyalty;
pub mod property;
pub mod reservation;
pub mod room;
pub mod staff;
pub mod view;

pub use access::*;
pub use guest::*;
pub use loyalty::*;
pub use property::*;
pub use reservation::*;
pub use room::*;
pub use staff::*;
pub use view::*;
