//! One column of one user, by its key.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Changes a user.
#[derive(Clone)]
pub(super) struct Update;

impl Workload for Update {
    type Input = (i32, String);

    fn name(&self) -> String {
        "update".to_owned()
    }

    fn rows(&self) -> usize {
        1
    }

    fn fill(&self) -> String {
        super::fill_users(super::USERS as usize)
    }

    fn reset(&self) -> &'static [&'static str] {
        &["VACUUM users"]
    }

    fn input(&self, number: usize) -> (i32, String) {
        (super::key(number), format!("colour {number}"))
    }

    async fn run<C: Client>(client: &C, (id, color): (i32, String)) -> Result<Outcome<C>> {
        Ok(Outcome::Changed(client.dye(id, &color).await?))
    }
}
