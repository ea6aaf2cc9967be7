//! What needs a server: reading databases, creating what was read, and plans.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]

mod advice;
mod apply;
mod cache;
mod declared;
mod expand;
mod filters;
mod locks;
mod own_types;
mod partitions;
mod plan;
mod random;
mod round_trip;
mod rows;
mod runner;
mod snapshot;
mod speed;
mod support;
mod torture;
mod traps;

// Their tables are registered.
use {hospitality as _, loyalty as _, saas as _};
