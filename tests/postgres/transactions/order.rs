//! Savepoints and what is around them, used in any order: what happens is what the documentation
//! of [`Transaction`](ormlite_postgres::Transaction) says, as a model of it has it.

use std::collections::BTreeSet;

use ormlite_postgres::Db;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::handles::{Handle, Op, Outcome};
use crate::support::{backend, column, database, single};

/// An open transaction or savepoint, of which a handle knows the number.
struct Level {
    number: usize,
    /// The rows when it began.
    before: BTreeSet<i32>,
}

/// What a transaction should be like.
struct Model {
    rows: BTreeSet<i32>,
    /// The open ones, the transaction first. Empty when it has ended.
    open: Vec<Level>,
    failed: bool,
    begun: usize,
    /// The streams by the number of their level, and the next row of each.
    streams: Vec<(usize, i32)>,
}

impl Model {
    fn new(rows: BTreeSet<i32>) -> Self {
        let mut model = Self {
            rows,
            open: Vec::new(),
            failed: false,
            begun: 0,
            streams: Vec::new(),
        };
        model.begin();
        model
    }

    fn begin(&mut self) {
        self.open.push(Level {
            number: self.begun,
            before: self.rows.clone(),
        });
        self.begun += 1;
    }

    fn undo(&mut self, level: usize) {
        self.rows = self.open[level].before.clone();
        self.open.truncate(level);
        self.failed = false;
    }

    fn insert(&mut self, n: i32) -> Outcome {
        if self.failed {
            Outcome::Code("25P02".to_owned())
        } else if self.rows.insert(n) {
            Outcome::Done
        } else {
            self.failed = true;
            Outcome::Code("23505".to_owned())
        }
    }

    /// Does it on the handle of that number, and says how it should go.
    fn apply(&mut self, handle: usize, op: Op) -> Outcome {
        let level = self.open.iter().position(|level| level.number == handle);
        if op == Op::DropStream {
            self.streams.retain(|(number, _)| *number != handle);
            return Outcome::Done;
        }
        if let (Op::Rollback | Op::Drop, Some(level)) = (op, level) {
            self.undo(level);
            return Outcome::Done;
        }
        if op == Op::Drop {
            return Outcome::Done;
        }
        if level.is_none_or(|level| level + 1 != self.open.len()) {
            match (op, level) {
                (Op::Next, _) => self.streams.retain(|(number, _)| *number != handle),
                // The handle is gone, and was not committed.
                (Op::Commit, Some(level)) => self.undo(level),
                _ => {}
            }
            return Outcome::Invalid;
        }
        let refused = || Outcome::Code("25P02".to_owned());
        match op {
            Op::Insert(n) | Op::Script(n) => self.insert(n),
            Op::Pipeline(n, m) => match self.insert(n) {
                Outcome::Done => self.insert(m),
                failed => failed,
            },
            Op::Begin | Op::Fail if self.failed => refused(),
            Op::Fail => {
                self.failed = true;
                Outcome::Code("22012".to_owned())
            }
            Op::Begin => {
                self.begin();
                Outcome::Done
            }
            Op::Next if self.failed => {
                self.streams.retain(|(number, _)| *number != handle);
                refused()
            }
            Op::Next => {
                let at = self
                    .streams
                    .iter()
                    .position(|(number, _)| *number == handle);
                let at = at.unwrap_or_else(|| {
                    self.streams.push((handle, 1));
                    self.streams.len() - 1
                });
                let (_, next) = &mut self.streams[at];
                *next += 1;
                Outcome::Row(*next - 1)
            }
            Op::Commit if self.failed => {
                self.undo(self.open.len() - 1);
                Outcome::RolledBack
            }
            Op::Commit => {
                self.open.pop();
                Outcome::Done
            }
            Op::DropStream | Op::Rollback | Op::Drop => unreachable!("done above"),
        }
    }
}

/// An operation, and a number that picks a handle.
fn step() -> impl Strategy<Value = (usize, Op)> {
    let n = || 1..12_i32;
    let op = prop_oneof![
        4 => n().prop_map(Op::Insert),
        2 => n().prop_map(Op::Script),
        2 => (n(), n()).prop_map(|(n, m)| Op::Pipeline(n, m)),
        1 => Just(Op::Fail),
        5 => Just(Op::Begin),
        3 => Just(Op::Next),
        2 => Just(Op::DropStream),
        2 => Just(Op::Commit),
        2 => Just(Op::Rollback),
        2 => Just(Op::Drop),
    ];
    // Most of them on the newest handle, where they are allowed.
    (prop_oneof![3 => Just(0_usize), 2 => any::<usize>()], op)
}

async fn compare(db: &Db, steps: &[(usize, Op)]) -> Result<(), TestCaseError> {
    db.batch_execute("DELETE FROM rooms; INSERT INTO rooms VALUES (1)")
        .await
        .unwrap();
    let mut model = Model::new(BTreeSet::from([1]));
    let mut handles = vec![(0, Handle::of(db.begin().await.unwrap()))];
    for (at, (pick, op)) in steps.iter().enumerate() {
        if handles.is_empty() {
            break;
        }
        let index = handles.len() - 1 - pick % handles.len();
        let (number, handle) = &handles[index];
        let begun = model.begun;
        let expected = model.apply(*number, *op);
        let (outcome, inside) = handle.run(*op).await;
        prop_assert_eq!(&outcome, &expected, "step {}, {:?} on {}", at, op, number);
        if op.is_end() {
            handles.remove(index);
        }
        if let Some(inside) = inside {
            handles.push((begun, inside));
        }
    }
    // What is still open is dropped, from the outside in.
    for (number, handle) in handles {
        model.apply(number, Op::Drop);
        handle.run(Op::Drop).await;
    }
    let rows: Vec<i32> = column(db, "SELECT n FROM rooms ORDER BY n").await.unwrap();
    prop_assert_eq!(rows, model.rows.into_iter().collect::<Vec<_>>());
    Ok(())
}

#[test]
fn handles_in_any_order_do_what_the_model_does() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (_database, db, pid) = runtime.block_on(async {
        let database = database().await;
        // One connection: a transaction that was not ended would be in the way.
        let db = single(&database).connect().await.unwrap();
        db.batch_execute("CREATE TABLE rooms (n int PRIMARY KEY)")
            .await
            .unwrap();
        let pid = backend(&db).await;
        (database, db, pid)
    });
    let config = Config {
        cases: 300,
        failure_persistence: None,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&vec(step(), 1..40), |steps| {
        runtime.block_on(compare(&db, &steps))
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    assert_eq!(runtime.block_on(backend(&db)), pid, "all on one connection");
}

/// Every operation on every handle while a savepoint is open inside, and after what was around a
/// handle has ended.
#[tokio::test]
async fn operations_out_of_order_are_errors_before_anything_is_sent() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute("CREATE TABLE rooms (n int PRIMARY KEY)")
        .await
        .unwrap();
    let ops = [
        Op::Insert(7),
        Op::Script(7),
        Op::Pipeline(7, 8),
        Op::Begin,
        Op::Next,
        Op::Commit,
    ];
    for op in ops {
        for outer in [0, 1] {
            let mut handles = vec![Handle::of(db.begin().await.unwrap())];
            handles[0].run(Op::Insert(1)).await;
            for n in [2, 3] {
                let (_, inside) = handles.last().unwrap().run(Op::Begin).await;
                handles.push(inside.unwrap());
                handles.last().unwrap().run(Op::Insert(n)).await;
            }
            let (outcome, _) = handles[outer].run(op).await;
            assert_eq!(outcome, Outcome::Invalid, "{op:?} around a savepoint");
            // Whoever was refused goes on, but for a commit: that has used the handle up.
            let kept = match (op, outer) {
                (Op::Commit, 0) => {
                    let (outcome, _) = handles[2].run(Op::Insert(4)).await;
                    assert_eq!(outcome, Outcome::Invalid, "its transaction has ended");
                    vec![]
                }
                (Op::Commit, _) => {
                    let (outcome, _) = handles[2].run(Op::Insert(4)).await;
                    assert_eq!(outcome, Outcome::Invalid, "what is around it has ended");
                    let (outcome, _) = handles[0].run(Op::Commit).await;
                    assert_eq!(outcome, Outcome::Done);
                    vec![1]
                }
                _ => {
                    for handle in handles.iter().rev() {
                        assert_eq!(handle.run(Op::Commit).await.0, Outcome::Done);
                    }
                    vec![1, 2, 3]
                }
            };
            drop(handles);
            let rows: Vec<i32> = column(&db, "SELECT n FROM rooms ORDER BY n").await.unwrap();
            assert_eq!(rows, kept, "{op:?} on {outer}");
            db.batch_execute("DELETE FROM rooms").await.unwrap();
        }
        // The outer savepoint ends, and others are begun in its place: the handle of the inner one
        // is none of them.
        let tx = Handle::of(db.begin().await.unwrap());
        let a = tx.run(Op::Begin).await.1.unwrap();
        let b = a.run(Op::Begin).await.1.unwrap();
        assert_eq!(a.run(Op::Rollback).await.0, Outcome::Done);
        assert_eq!(
            b.run(op).await.0,
            Outcome::Invalid,
            "{op:?} after its outer"
        );
        let again = tx.run(Op::Begin).await.1.unwrap();
        let inside = again.run(Op::Begin).await.1.unwrap();
        if op != Op::Commit {
            assert_eq!(b.run(op).await.0, Outcome::Invalid, "{op:?} beside others");
            assert_eq!(b.run(Op::Rollback).await.0, Outcome::Invalid);
        }
        assert_eq!(inside.run(Op::Insert(5)).await.0, Outcome::Done);
        for handle in [inside, again, tx] {
            assert_eq!(handle.run(Op::Commit).await.0, Outcome::Done);
        }
        let rows: Vec<i32> = column(&db, "SELECT n FROM rooms").await.unwrap();
        assert_eq!(rows, [5]);
        db.batch_execute("DELETE FROM rooms").await.unwrap();
    }
}
