//! One user by its key.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Finds a user.
#[derive(Clone)]
pub(super) struct Find;

impl Workload for Find {
    type Input = i32;

    fn name(&self) -> String {
        "find".to_owned()
    }

    fn rows(&self) -> usize {
        1
    }

    fn fill(&self) -> String {
        super::fill_users(super::USERS as usize)
    }

    fn input(&self, number: usize) -> i32 {
        super::key(number)
    }

    async fn run<C: Client>(client: &C, id: i32) -> Result<Outcome<C>> {
        Ok(Outcome::User(client.find_user(id).await?))
    }
}
