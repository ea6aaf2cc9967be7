//! All columns of all users: the cost of a row.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Loads all of so many users.
#[derive(Clone)]
pub(super) struct Trivial {
    pub(super) users: usize,
}

impl Workload for Trivial {
    type Input = ();

    fn name(&self) -> String {
        format!("trivial/{}", self.users)
    }

    fn rows(&self) -> usize {
        self.users
    }

    fn fill(&self) -> String {
        super::fill_users(self.users)
    }

    fn input(&self, _: usize) {}

    async fn run<C: Client>(client: &C, (): ()) -> Result<Outcome<C>> {
        Ok(Outcome::Users(client.all_users().await?))
    }
}
