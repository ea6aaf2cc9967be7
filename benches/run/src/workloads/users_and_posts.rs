//! All users with all their posts: two tables as one value.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Loads so many users, each with so many posts.
#[derive(Clone)]
pub(super) struct UsersAndPosts {
    pub(super) users: usize,
    pub(super) posts: usize,
}

impl Workload for UsersAndPosts {
    type Input = ();

    fn name(&self) -> String {
        format!("trees/{}x{}", self.users, self.posts)
    }

    fn rows(&self) -> usize {
        self.users * (1 + self.posts)
    }

    fn fill(&self) -> String {
        super::fill_trees(self.users, self.posts, 0)
    }

    fn input(&self, _: usize) {}

    async fn run<C: Client>(client: &C, (): ()) -> Result<Outcome<C>> {
        let users = client.all_users_and_posts().await?;
        Ok(Outcome::UsersAndPosts(users))
    }
}
