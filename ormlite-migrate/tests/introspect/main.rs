//! Reading databases: what their catalogs are.

#![allow(unreachable_pub, reason = "nothing of a test binary is reachable")]

mod support;
mod torture;
