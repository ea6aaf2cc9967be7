//! The workloads, a file for each.

mod concurrent;
mod find;
mod insert;
mod left_join;
mod transaction;
mod tree;
mod trees;
mod trivial;
mod update;
mod users_and_posts;

use crate::workload::AnyWorkload;

/// All workloads, in the order in which they are reported.
pub fn all() -> Vec<Box<dyn AnyWorkload>> {
    let mut all: Vec<Box<dyn AnyWorkload>> = Vec::new();
    for users in [1, 10, 100, 1_000, 10_000] {
        all.push(Box::new(trivial::Trivial { users }));
    }
    for users in [1, 10, 100, 1_000, 10_000] {
        all.push(Box::new(left_join::LeftJoin { users }));
    }
    for (users, posts, comments) in [(100, 10, 10), (20, 5, 3)] {
        all.push(Box::new(trees::Trees {
            users,
            posts,
            comments,
        }));
    }
    all.push(Box::new(tree::FindTree));
    all.push(Box::new(users_and_posts::UsersAndPosts {
        users: 1_000,
        posts: 20,
    }));
    for users in [1, 10, 100, 1_000] {
        all.push(Box::new(insert::Insert { users }));
    }
    all.push(Box::new(find::Find));
    all.push(Box::new(update::Update));
    all.push(Box::new(transaction::Transaction));
    all.push(Box::new(concurrent::Concurrent));
    all
}

/// The workloads of these names; `trivial` stands for `trivial/1` and so on. All for no names.
///
/// # Errors
/// A name that no workload has.
pub fn named(names: &[String]) -> crate::Result<Vec<Box<dyn AnyWorkload>>> {
    let mut workloads = all();
    let is = |workload: &dyn AnyWorkload, name: &str| {
        let own = workload.name();
        own == name || own.split('/').next() == Some(name)
    };
    for name in names {
        if !workloads.iter().any(|workload| is(&**workload, name)) {
            let known: Vec<_> = workloads.iter().map(|workload| workload.name()).collect();
            return Err(format!("no workload `{name}`; there are {}", known.join(", ")).into());
        }
    }
    if !names.is_empty() {
        workloads.retain(|workload| names.iter().any(|name| is(&**workload, name)));
    }
    Ok(workloads)
}

/// Users in tables where single ones are found or changed.
const USERS: i32 = 10_000;

/// The script that inserts so many users, every second one with black hair.
fn fill_users(users: usize) -> String {
    format!(
        "INSERT INTO users (name, hair_color) \
         SELECT 'User ' || n, CASE n % 2 WHEN 1 THEN 'black' ELSE 'brown' END \
         FROM generate_series(1, {users}) n"
    )
}

/// The script that inserts so many users, so many posts of each, and so many comments on each of these:
/// one parent's after the other's, as diesel's benchmark does.
fn fill_trees(users: usize, posts: usize, comments: usize) -> String {
    format!(
        "{}; \
         INSERT INTO posts (user_id, title) \
         SELECT users.id, 'Post ' || n || ' by user ' || users.id \
         FROM users, generate_series(1, {posts}) n ORDER BY users.id, n; \
         INSERT INTO comments (post_id, text) \
         SELECT posts.id, 'Comment ' || n || ' on post ' || posts.id \
         FROM posts, generate_series(1, {comments}) n ORDER BY posts.id, n",
        fill_users(users)
    )
}

/// A key of one of [`USERS`]: another one for each operation, all over the table.
fn key(number: usize) -> i32 {
    key_of(number, USERS)
}

/// A key of one of so many users.
fn key_of(number: usize, users: i32) -> i32 {
    (number as i32).wrapping_mul(7_919).rem_euclid(users) + 1
}
