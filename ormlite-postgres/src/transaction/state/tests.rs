use ormlite_core::{DatabaseError, Error};

use super::{Closing, Level, Pending, State};

fn savepoint(state: &mut State, outer: Level) -> Level {
    let level = state.inside(outer);
    state.open(level);
    level
}

fn closing(cursor: &str, depth: u32) -> Closing {
    Closing {
        cursor: cursor.to_owned(),
        depth,
        foreign_rollbacks: 0,
    }
}

/// A step of the cleanup: a cursor of a depth is dropped, or a savepoint.
#[derive(Debug, Clone, Copy)]
enum Step {
    Close(u32),
    Leave(u32),
}

fn script(steps: &[Step], failed: bool) -> Option<String> {
    let mut pending = Pending::default();
    for step in steps {
        match *step {
            Step::Close(depth) => pending.close(closing(&format!("c{depth}"), depth)),
            Step::Leave(depth) => pending.roll_back_to(depth),
        }
    }
    pending.take(failed, 0).map(|script| {
        let sql = script.sql.replace("SAVEPOINT ormlite_", "");
        sql.replace("ROLLBACK TO ", "<").replace("; RELEASE ", "-")
    })
}

/// Every pair, in either order: a rollback comes first, and ends what is inside.
#[test]
fn send_cleanups_are_sent_in_an_order_that_the_server_takes() {
    use Step::{Close, Leave};
    let one = "<1-1";
    let two = "<2-2";
    for (steps, healthy, failed) in [
        (&[Close(0)][..], Some("CLOSE c0"), None),
        (&[Leave(1)], Some(one), Some(one)),
        (&[Close(0), Close(0)], Some("CLOSE c0; CLOSE c0"), None),
        (&[Close(1), Close(0)], Some("CLOSE c1; CLOSE c0"), None),
        (
            &[Close(0), Leave(1)],
            Some("<1-1; CLOSE c0"),
            Some("<1-1; CLOSE c0"),
        ),
        (
            &[Leave(1), Close(0)],
            Some("<1-1; CLOSE c0"),
            Some("<1-1; CLOSE c0"),
        ),
        (&[Close(1), Leave(1)], Some(one), Some(one)),
        (&[Leave(1), Close(1)], Some(one), Some(one)),
        (&[Close(2), Leave(1)], Some(one), Some(one)),
        (
            &[Close(1), Leave(2)],
            Some("<2-2; CLOSE c1"),
            Some("<2-2; CLOSE c1"),
        ),
        (&[Close(2), Leave(2)], Some(two), Some(two)),
        (&[Leave(2), Leave(1)], Some(one), Some(one)),
        (&[Leave(1), Leave(2)], Some(one), Some(one)),
        (&[Close(1), Leave(2), Leave(1)], Some(one), Some(one)),
    ] {
        assert_eq!(script(steps, false).as_deref(), healthy, "{steps:?}");
        assert_eq!(script(steps, true).as_deref(), failed, "{steps:?}, failed");
    }
}

#[test]
fn a_cursor_that_a_rollback_of_the_users_may_have_closed_is_left() {
    let mut pending = Pending::default();
    pending.close(closing("c", 0));
    assert_eq!(pending.take(false, 1), None);
    assert!(!pending.can_send(false));
}

#[test]
fn a_place_is_open_until_it_or_what_is_around_it_ends() {
    let mut state = State::default();
    let tx = Level::TRANSACTION;
    let a = savepoint(&mut state, tx);
    let b = savepoint(&mut state, a);
    assert!(state.check(b).is_ok());
    assert!(state.check(a).is_err() && state.check(tx).is_err());
    state.leave(a);
    assert!(!state.is_open(a) && !state.is_open(b));
    assert!(state.check(tx).is_ok());
    // Another savepoint at the same depth is not the same one.
    let again = savepoint(&mut state, tx);
    let inside = savepoint(&mut state, again);
    assert!(state.check(inside).is_ok() && state.check(b).is_err());
    state.leave(b);
    state.release(a);
    assert!(state.check(inside).is_ok());
    state.end();
    assert!(state.check(inside).is_err());
}

#[test]
fn a_failure_is_one_until_it_is_rolled_back() {
    let deadlock = || {
        Error::database(DatabaseError {
            code: "40P01".to_owned(),
            ..DatabaseError::default()
        })
    };
    let mut state = State::default();
    let error = deadlock();
    state.record(&error, 3);
    assert!(state.failure(3).is_some_and(Error::is_retryable));
    assert!(state.has_failed(3));
    assert!(state.failure(4).is_none() && !state.has_failed(4));
    assert!(state.is_last_retryable_shared());
    drop(error);
    assert!(!state.is_last_retryable_shared(), "it was dropped");
    let error = deadlock();
    state.record(&error, 5);
    let wrapped = Error::rolled_back().because(error);
    assert!(state.is_last_retryable_shared());
    drop(wrapped);
    assert!(!state.is_last_retryable_shared());
    // A failure in a savepoint that is to be rolled back is as good as undone.
    let savepoint = savepoint(&mut state, Level::TRANSACTION);
    state.record(&deadlock(), 6);
    state.leave(savepoint);
    assert!(!state.has_failed(6) && state.failure(6).is_none());
}
