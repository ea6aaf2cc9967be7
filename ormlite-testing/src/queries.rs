//! [`assert_queries!`](crate::assert_queries): checks how many queries some code runs.

use std::error::Error;

use ormlite_postgres::QueryCount;

/// Checks how many queries some code runs, and returns the value of the code.
///
/// The code is a block or an expression in an `async fn`, and may contain `.await`. If the number
/// differs, the macro panics with a list of the queries, how often each was run, and from where.
///
/// ```no_run
/// use ormlite_postgres::Db;
/// use ormlite_testing::assert_queries;
///
/// # async fn load_page(db: &Db) -> Result<Vec<String>, ormlite_core::Error> { Ok(Vec::new()) }
/// # async fn example(db: Db) {
/// let page = assert_queries!(2, load_page(&db).await?);
/// assert!(!page.is_empty());
///
/// assert_queries!(4, {
///     let first = load_page(&db).await?;
///     let second = load_page(&db).await?;
///     assert_ne!(first, second);
/// });
/// # }
/// ```
///
/// ```text
/// expected 2 queries, and there were 21 queries
///   1 × src/page.rs:14: SELECT "id", "number" FROM "core"."rooms"
///   20 × src/page.rs:18: SELECT "id", "name" FROM "core"."room_types" WHERE "id" = $1
/// ```
///
/// [`count_queries`](ormlite_postgres::count_queries) says what counts as a query. Tasks that the
/// code spawns are not counted.
///
/// `?` leaves the block, not the function: it panics with the error, whatever its type, so the test
/// needs no `Result` for it. To keep an error, leave out the `?`: the `Result` is then the value.
/// `return`, `break` and `continue` do not leave the block either.
#[macro_export]
macro_rules! assert_queries {
    ($expected:expr, $code:expr $(,)?) => {
        match $crate::__private::count_queries(async {
            ::core::result::Result::<_, $crate::__private::AnyError>::Ok($code)
        })
        .await
        {
            (outcome, count) => $crate::__private::assert_count($expected, outcome, &count),
        }
    };
}

/// Any error that `?` converts.
pub type AnyError = Box<dyn Error + Send + Sync>;

/// The value of the code, if it has one and the number of queries is the expected one.
#[track_caller]
pub fn assert_count<T>(expected: u64, outcome: Result<T, AnyError>, count: &QueryCount) -> T {
    match outcome {
        Err(error) => panic!("the code failed: {error}\nuntil then there were {count}"),
        Ok(value) if count.total == expected => value,
        Ok(_) => {
            let noun = if expected == 1 { "query" } else { "queries" };
            panic!("expected {expected} {noun}, and there were {count}")
        }
    }
}
