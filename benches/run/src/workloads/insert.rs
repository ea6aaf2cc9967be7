//! Users inserted by one statement, which returns no rows.

use crate::Result;
use crate::client::Client;
use crate::model::NewUser;
use crate::workload::{Outcome, Workload};

/// Inserts so many users.
#[derive(Clone)]
pub(super) struct Insert {
    pub(super) users: usize,
}

impl Workload for Insert {
    type Input = Vec<NewUser>;

    fn name(&self) -> String {
        format!("insert/{}", self.users)
    }

    fn rows(&self) -> usize {
        self.users
    }

    fn fill(&self) -> String {
        String::new()
    }

    fn reset(&self) -> &'static [&'static str] {
        &["TRUNCATE users, posts, comments RESTART IDENTITY"]
    }

    fn input(&self, _: usize) -> Vec<NewUser> {
        let user = |number| NewUser {
            name: format!("User {number}"),
            hair_color: (number % 2 == 0).then(|| "black".to_owned()),
        };
        (0..self.users).map(user).collect()
    }

    async fn run<C: Client>(client: &C, users: Vec<NewUser>) -> Result<Outcome<C>> {
        Ok(Outcome::Changed(client.insert_users(users).await?))
    }
}
