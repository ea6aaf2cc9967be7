//! What needs a server: reading databases, creating what was read, and plans.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]

mod advice;
mod apply;
mod cache;
mod expand;
mod filters;
mod locks;
mod own_types;
mod partitions;
mod plan;
mod random;
mod round_trip;
mod snapshot;
mod speed;
mod support;
mod torture;
mod traps;
