//! The workloads, a file for each.

mod concurrent;
mod find;
mod insert;
mod left_join;
mod transaction;
mod trivial;
mod update;

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

/// A key of one of [`USERS`]: another one for each operation, all over the table.
fn key(number: usize) -> i32 {
    (number as i32).wrapping_mul(7_919).rem_euclid(USERS) + 1
}
