//! A transaction of three statements: a user read, changed, and a post of it inserted.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Runs a transaction.
#[derive(Clone)]
pub(super) struct Transaction;

impl Workload for Transaction {
    /// The key of the user, and the colour and the title to give.
    type Input = (i32, String, String);

    fn name(&self) -> String {
        "transaction".to_owned()
    }

    fn rows(&self) -> usize {
        3
    }

    fn fill(&self) -> String {
        super::fill_users(super::USERS as usize)
    }

    fn reset(&self) -> &'static [&'static str] {
        &["TRUNCATE posts, comments RESTART IDENTITY", "VACUUM users"]
    }

    fn input(&self, number: usize) -> Self::Input {
        (
            super::key(number),
            format!("colour {number}"),
            format!("Post {number}"),
        )
    }

    async fn run<C: Client>(client: &C, (id, color, title): Self::Input) -> Result<Outcome<C>> {
        let user = client.dye_and_post(id, &color, &title).await?;
        Ok(Outcome::User(user))
    }
}
