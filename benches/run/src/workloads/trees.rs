//! All users with all their posts and the comments of these: three tables as one value.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Loads so many users, each with so many posts, each with so many comments.
#[derive(Clone)]
pub(super) struct Trees {
    pub(super) users: usize,
    pub(super) posts: usize,
    pub(super) comments: usize,
}

impl Workload for Trees {
    type Input = ();

    fn name(&self) -> String {
        format!("trees/{}x{}x{}", self.users, self.posts, self.comments)
    }

    fn rows(&self) -> usize {
        self.users * (1 + self.posts * (1 + self.comments))
    }

    fn fill(&self) -> String {
        super::fill_trees(self.users, self.posts, self.comments)
    }

    fn input(&self, _: usize) {}

    async fn run<C: Client>(client: &C, (): ()) -> Result<Outcome<C>> {
        Ok(Outcome::Trees(client.all_trees().await?))
    }
}
