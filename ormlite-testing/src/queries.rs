//! [`assert_queries!`](crate::assert_queries): a test says how many queries some code may run.

use std::error::Error;

use ormlite_postgres::QueryCount;

/// Checks that code runs so many queries, and gives its value.
///
/// The code is a block or an expression in an `async fn`, and may `.await` in it. Where the number
/// differs, it panics with a list of the queries, how often each was run, and from where.
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
/// What counts as a query is said at [`count_queries`](ormlite_postgres::count_queries). Tasks that
/// the code spawns are not counted.
///
/// `?` ends the block, not the function: it panics with the error, whatever its type, so that the
/// test needs no `Result` for it. To go on with an error, keep it: leave out the `?`, and the
/// `Result` is the value. `return`, `break` and `continue` do not leave the block either.
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

/// Whatever `?` may meet.
pub type AnyError = Box<dyn Error + Send + Sync>;

/// The value of the code, if it has one and ran so many queries.
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
