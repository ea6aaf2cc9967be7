//! One user by its key, with all its posts and the comments of these.

use crate::Result;
use crate::client::Client;
use crate::workload::{Outcome, Workload};

/// Among so many users, each with so many posts, each with so many comments.
const USERS: usize = 1_000;
const POSTS: usize = 10;
const COMMENTS: usize = 5;

/// Loads a user with its posts and their comments.
#[derive(Clone)]
pub(super) struct FindTree;

impl Workload for FindTree {
    type Input = i32;

    fn name(&self) -> String {
        format!("tree/1x{POSTS}x{COMMENTS}")
    }

    fn rows(&self) -> usize {
        1 + POSTS * (1 + COMMENTS)
    }

    fn fill(&self) -> String {
        super::fill_trees(USERS, POSTS, COMMENTS)
    }

    fn input(&self, number: usize) -> i32 {
        super::key_of(number, USERS as i32)
    }

    async fn run<C: Client>(client: &C, id: i32) -> Result<Outcome<C>> {
        Ok(Outcome::Tree(client.find_tree(id).await?))
    }
}
