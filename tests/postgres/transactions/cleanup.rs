//! What is dropped where nothing can be sent is cleaned up before the next statement: cursors and
//! savepoints, in every order and in every state of the transaction.

use futures_util::TryStreamExt;
use ormlite_core::Executor;

use super::handles::{Handle, Op, Outcome};
use super::{insert, kept, rooms};
use crate::support::{execute, statement, value};

/// What is dropped: the stream of a level, or its handle. Level 0 is the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dropped {
    Stream(usize),
    Handle(usize),
}

/// All orders of what is left, in which a stream comes before its handle.
fn orders(left: &[Dropped]) -> Vec<Vec<Dropped>> {
    if left.is_empty() {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for first in left {
        if let Dropped::Handle(level) = first
            && left.contains(&Dropped::Stream(*level))
        {
            continue;
        }
        let rest: Vec<_> = left.iter().copied().filter(|one| one != first).collect();
        for mut order in orders(&rest) {
            order.insert(0, *first);
            all.push(order);
        }
    }
    all
}

/// Streams on the transaction and on two savepoints, all dropped in some order together with the
/// savepoints; the transaction is healthy or failed by then. A statement follows after so many of
/// them, so each pair is pending together.
#[tokio::test]
async fn every_order_of_clean_ups_is_one_that_the_server_takes() {
    use Dropped::{Handle as Savepoint, Stream};
    let (_database, db) = rooms().await;
    let all = [Stream(0), Stream(1), Stream(2), Savepoint(1), Savepoint(2)];
    let mut cases = 0;
    for order in orders(&all) {
        for failed in [false, true] {
            for pending in 1..=order.len() {
                let case = format!("{order:?}, failed: {failed}, {pending} pending");
                let mut handles = vec![Handle::of(db.begin().await.unwrap())];
                for level in 0..3 {
                    assert_eq!(handles[level].run(Op::Next).await.0, Outcome::Row(1));
                    handles[level].run(Op::Insert(level as i32)).await;
                    if level < 2 {
                        let inside = handles[level].run(Op::Begin).await.1;
                        handles.push(inside.unwrap());
                    }
                }
                if failed {
                    handles[2].run(Op::Fail).await;
                }
                let mut innermost = 2;
                for dropped in &order[..pending] {
                    match *dropped {
                        Stream(level) => handles[level].run(Op::DropStream).await,
                        Savepoint(level) => {
                            innermost = innermost.min(level - 1);
                            handles[level].run(Op::Drop).await
                        }
                    };
                }
                let expected = match failed && innermost == 2 {
                    true => Outcome::Code("25P02".to_owned()),
                    false => Outcome::Done,
                };
                let healthy = expected == Outcome::Done;
                let outcome = handles[innermost].run(Op::Insert(10)).await.0;
                assert_eq!(outcome, expected, "{case}");
                // A stream that was not dropped goes on.
                if healthy && !order[..pending].contains(&Stream(innermost)) {
                    let next = handles[innermost].run(Op::Next).await.0;
                    assert_eq!(next, Outcome::Row(2), "{case}");
                }
                let mut rows: Vec<i32> = (0..=innermost as i32).collect();
                for handle in handles[..=innermost].iter().rev() {
                    let outcome = handle.run(Op::Commit).await.0;
                    let failed = !healthy && rows.len() == 3;
                    match failed {
                        true => {
                            assert_eq!(outcome, Outcome::RolledBack, "{case}");
                            rows.pop();
                        }
                        false => assert_eq!(outcome, Outcome::Done, "{case}"),
                    }
                }
                rows.extend(healthy.then_some(10));
                drop(handles);
                assert_eq!(kept(&db).await, rows, "{case}");
                db.batch_execute("DELETE FROM rooms").await.unwrap();
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 30 * 2 * 5);
}

/// The fault as it was met: a stream that is dropped inside a failed savepoint.
#[tokio::test]
async fn a_stream_dropped_in_a_failed_savepoint_leaves_the_transaction_alive() {
    let (_database, db) = rooms().await;
    db.transaction(async |tx| {
        let tried = tx
            .savepoint(async |sp| {
                let mut rows = sp.stream(statement("SELECT 1 FROM generate_series(1, 9)", []), 1);
                rows.try_next().await?;
                execute(sp, "SELECT 1/0").await
            })
            .await;
        assert_eq!(tried.unwrap_err().code(), Some("22012"));
        insert(tx, 1).await
    })
    .await
    .unwrap();
    assert_eq!(kept(&db).await, [1]);
}

const CURSORS: &str = "SELECT count(*) FROM pg_cursors WHERE name LIKE 'ormlite%'";

#[tokio::test]
async fn dropped_cursors_are_closed_when_the_server_takes_it() {
    let (_database, db) = rooms().await;
    let numbers = || statement("SELECT g FROM generate_series(1, 9) g", []);
    let tx = db.begin().await.unwrap();
    let mut rows = tx.stream(numbers(), 1);
    rows.try_next().await.unwrap();
    drop(rows);
    assert_eq!(value::<i64>(&tx, CURSORS).await.unwrap(), 0);

    // Dropped in a failed savepoint that it was not opened in: it waits for the rollback.
    let mut rows = tx.stream(numbers(), 1);
    rows.try_next().await.unwrap();
    let savepoint = tx.begin_savepoint().await.unwrap();
    execute(&savepoint, "SELECT 1/0").await.unwrap_err();
    drop(rows);
    let refused = insert(&savepoint, 1).await.unwrap_err();
    assert_eq!(refused.code(), Some("25P02"));
    savepoint.rollback().await.unwrap();
    assert_eq!(value::<i64>(&tx, CURSORS).await.unwrap(), 0);
    tx.commit().await.unwrap();
}

/// A script's own savepoints end cursors too: those are not closed again, which would be an error.
#[tokio::test]
async fn a_cursor_that_a_script_has_rolled_back_is_let_go() {
    let (_database, db) = rooms().await;
    let numbers = || statement("SELECT g FROM generate_series(1, 9) g", []);
    for failing in [false, true] {
        for dropped_before in [false, true] {
            let tx = db.begin().await.unwrap();
            tx.batch_execute("SAVEPOINT own").await.unwrap();
            let mut rows = tx.stream(numbers(), 1);
            rows.try_next().await.unwrap();
            let mut rows = Some(rows);
            if failing {
                execute(&tx, "SELECT 1/0").await.unwrap_err();
            }
            if dropped_before {
                rows = None;
            }
            tx.batch_execute("ROLLBACK TO own").await.unwrap();
            drop(rows);
            insert(&tx, 1).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(kept(&db).await, [1], "{failing}, {dropped_before}");
            db.batch_execute("DELETE FROM rooms").await.unwrap();
        }
    }
}
