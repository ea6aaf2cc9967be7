//! `assert_queries!`.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::sync::Once;

use futures_util::FutureExt;
use ormlite::prelude::*;
use ormlite::{Error, assert_queries};

use crate::schema::*;
use crate::{Outcome, hotel};

async fn load_page(db: &Db) -> Result<Vec<Room>, Error> {
    let rooms = Room::query().all(db).await?;
    for room in rooms.iter().take(2) {
        room.property().one(db).await?;
    }
    Ok(rooms)
}

/// The first query of the page; the other one is two lines below.
const PAGE: u32 = line!() - 8;

thread_local! {
    /// The line of the thread's last panic in this file.
    static PANICKED_AT: Cell<u32> = const { Cell::new(0) };
}

/// The message of the panic that a future ends with, and its line.
async fn panic_of<T>(future: impl Future<Output = T>) -> (String, u32) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let others = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            match panic.location() {
                Some(at) if at.file() == file!() => PANICKED_AT.set(at.line()),
                _ => others(panic),
            };
        }));
    });
    let Err(panic) = AssertUnwindSafe(future).catch_unwind().await else {
        panic!("it did not panic");
    };
    let message = panic.downcast_ref::<String>().expect("a formatted message");
    (message.clone(), PANICKED_AT.get())
}

#[ormlite::test]
async fn it_gives_the_value(db: Db) -> Outcome {
    hotel::open(&db).await?;
    let page = assert_queries!(3, load_page(&db).await?);
    assert_eq!(page.len(), 5);

    // A block with the surrounding variables; the value may be borrowed from them.
    let mut loaded = Vec::new();
    let first = assert_queries!(4, {
        loaded = load_page(&db).await?;
        Room::query().count(&db).await?;
        &loaded[0]
    });
    assert_eq!(first.id, page[0].id);

    // Without `?`, the `Result` is the value; and nothing at all is nought.
    let refused = assert_queries!(1, Room::find(Uuid::nil()).one(&db).await);
    assert!(refused.unwrap_err().is_not_found());
    assert_queries!(0, {},);
    Ok(())
}

#[ormlite::test]
async fn it_nests_and_may_be_spawned(db: Db) {
    hotel::open(&db).await.unwrap();
    let page = tokio::spawn(async move {
        assert_queries!(4, {
            Room::query().exists(&db).await?;
            assert_queries!(3, load_page(&db).await?)
        })
    });
    assert_eq!(page.await.unwrap().len(), 5);
}

#[ormlite::test]
async fn another_number_is_listed_at_the_callers_line(db: Db) -> Outcome {
    hotel::open(&db).await?;
    let (message, line) = panic_of(async { assert_queries!(1, load_page(&db).await?) }).await;
    assert_eq!(line, line!() - 1);
    let (first, second) = (
        format!("  1 × {}:{PAGE}: SELECT \"id\", \"property_id\"", file!()),
        format!("  2 × {}:{}: SELECT \"id\", \"code\"", file!(), PAGE + 2),
    );
    let lines: Vec<_> = message.lines().collect();
    assert_eq!(lines[0], "expected 1 query, and there were 3 queries");
    assert!(lines[1].starts_with(&first), "{message}");
    assert!(lines[2].starts_with(&second), "{message}");
    assert_eq!(lines.len(), 3);

    let (message, _) = panic_of(async { assert_queries!(2, {}) }).await;
    assert_eq!(message, "expected 2 queries, and there were 0 queries");
    Ok(())
}

#[ormlite::test]
async fn an_error_of_any_type_is_a_panic_with_what_was_run(db: Db) {
    let missing = async { assert_queries!(1, Room::find(Uuid::nil()).one(&db).await?) };
    let (message, line) = panic_of(missing).await;
    assert_eq!(line, line!() - 2);
    assert!(message.starts_with("the code failed: "), "{message}");
    assert!(message.contains("until then there were 1 query\n  1 × "));

    let (message, _) = panic_of(async { assert_queries!(0, "x".parse::<u8>()?) }).await;
    assert!(message.contains("invalid digit"), "{message}");
}
