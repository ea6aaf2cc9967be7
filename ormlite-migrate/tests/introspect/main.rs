//! Reading databases: what their catalogs are.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]

mod filters;
mod speed;
mod support;
mod torture;
mod traps;
