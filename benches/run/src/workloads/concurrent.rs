//! Users by their keys, asked for by twice as many tasks as there are connections.

use crate::Result;
use crate::client::{Client, POOL_SIZE};
use crate::workload::{Outcome, Workload};

use super::find::Find;

/// Finds users in many tasks at once.
#[derive(Clone)]
pub(super) struct Concurrent;

impl Workload for Concurrent {
    type Input = i32;

    const TASKS: usize = 2 * POOL_SIZE;

    fn name(&self) -> String {
        "concurrent".to_owned()
    }

    fn rows(&self) -> usize {
        1
    }

    fn fill(&self) -> String {
        Find.fill()
    }

    fn input(&self, number: usize) -> i32 {
        Find.input(number)
    }

    async fn run<C: Client>(client: &C, id: i32) -> Result<Outcome<C>> {
        Find::run(client, id).await
    }
}
