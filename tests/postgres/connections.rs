//! Connections: what one leaves to the next, what happens when they are lost, refused or silent, and
//! how prepared statements keep up with the database.

mod lost;
mod newer_types;
mod pooled;
mod proxy;
mod refused;
mod session;
mod silence;
mod stale;
mod state;
mod stopped_process;
