//! What needs a server: reading databases, creating what was read, and plans.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]

mod filters;
mod locks;
mod plan;
mod round_trip;
mod speed;
mod support;
mod torture;
mod traps;
