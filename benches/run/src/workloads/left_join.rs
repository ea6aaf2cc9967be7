//! Users with their posts where there are any: a row of two tables, one of them optional.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Of so many users, loads the half with black hair, every second one of them with a post.
#[derive(Clone)]
pub(super) struct LeftJoin {
    pub(super) users: usize,
}

impl Workload for LeftJoin {
    type Input = ();

    fn name(&self) -> String {
        format!("left_join/{}", self.users)
    }

    fn rows(&self) -> usize {
        self.users.div_ceil(2)
    }

    fn fill(&self) -> String {
        format!(
            "{}; INSERT INTO posts (user_id, title, body) \
             SELECT id, 'Post of user ' || id, CASE id % 8 WHEN 1 THEN 'What it says' END \
             FROM users WHERE id % 4 = 1",
            super::fill_users(self.users)
        )
    }

    fn input(&self, _: usize) {}

    async fn run<C: Client>(client: &C, (): ()) -> Result<Outcome<C>> {
        let rows = client.users_with_posts("black").await?;
        Ok(Outcome::UsersWithPosts(rows))
    }
}
