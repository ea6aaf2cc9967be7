//! The warning of a query that one place runs again and again.

use ormlite::prelude::*;
use ormlite::{Error, count_queries};

use crate::Outcome;
use crate::schema::*;
use crate::support::{execute, single};
use crate::traced::{Collector, Fields};
use ormlite_testing::TestDatabase;

/// A pool that warns of so many, and a subscriber, as long as it is kept.
struct Watched {
    _database: TestDatabase,
    db: Db,
    collector: Collector,
    _guard: tracing::subscriber::DefaultGuard,
}

impl Watched {
    async fn new(threshold: impl Into<Option<u32>>) -> Self {
        let database = TestDatabase::with_tables().await.unwrap();
        let pool = single(&database).n_plus_one_threshold(threshold);
        let db = pool.connect().await.unwrap();
        let collector = Collector::default();
        Self {
            _database: database,
            db,
            _guard: tracing::subscriber::set_default(collector.clone()),
            collector,
        }
    }

    /// The warnings there have been since the last call.
    fn warnings(&self) -> Vec<Fields> {
        let mut events = std::mem::take(&mut *self.collector.events.lock().unwrap());
        events.retain(|event| event["target"] == "ormlite::n_plus_one");
        events
    }
}

async fn find(db: &Db, name: &str, times: usize) -> Result<(), Error> {
    for _ in 0..times {
        Guest::query().filter(Guest::name.eq(name)).all(db).await?;
    }
    Ok(())
}

/// The line of the query above.
const LINE: u32 = line!() - 6;

#[tokio::test]
async fn it_names_the_place_the_text_and_the_remedy_and_no_value() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    let db = single(&database).connect().await?;
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let (outcome, count) = count_queries(find(&db, "secret", 25)).await;
    outcome?;
    assert_eq!(count.total, 25);

    let events = collector.events.lock().unwrap();
    let [warning] = &events[..] else {
        panic!("not one event: {events:?}");
    };
    let fields = [
        "target",
        "call_site",
        "db.collection.name",
        "count",
        "message",
    ];
    let expected = [
        "ormlite::n_plus_one",
        &format!("{}:{LINE}", file!()),
        "guests",
        "10",
        "the same query 10 times from one call site: load the rows by one query: `.with(..)` on the query, or \
         `load(&rows, ..)`",
    ];
    assert_eq!(fields.map(|field| &warning[field][..]), expected);
    assert!(warning["db.query.text"].starts_with("SELECT \"id\", \"name\""));
    assert!(!format!("{warning:?}").contains("secret"));
    Ok(())
}

#[tokio::test]
async fn it_comes_once_per_scope_at_the_threshold() -> Outcome {
    let watched = Watched::new(3).await;
    let db = &watched.db;
    count_queries(find(db, "Ann", 2)).await.0?;
    assert_eq!(watched.warnings(), []);
    for _ in 0..2 {
        count_queries(find(db, "Ann", 9)).await.0?;
        assert_eq!(watched.warnings().len(), 1);
    }
    // Nobody said what belongs together.
    find(db, "Ann", 9).await?;
    assert_eq!(watched.warnings(), []);
    Ok(())
}

#[tokio::test]
async fn it_can_be_silenced() -> Outcome {
    let watched = Watched::new(None).await;
    let (outcome, count) = count_queries(find(&watched.db, "Ann", 30)).await;
    outcome?;
    assert_eq!((count.total, watched.warnings().len()), (30, 0));
    Ok(())
}

#[tokio::test]
async fn scopes_that_see_the_same_warn_once() -> Outcome {
    let watched = Watched::new(3).await;
    let db = &watched.db;
    count_queries(async { count_queries(find(db, "Ann", 5)).await.0 })
        .await
        .0?;
    assert_eq!(watched.warnings().len(), 1);

    // Two each: too few for the inner scopes, not for the outer one.
    let (outcome, _) = count_queries(async {
        for _ in 0..3 {
            count_queries(find(db, "Ann", 2)).await.0?;
        }
        Ok::<_, Error>(())
    })
    .await;
    outcome?;
    assert_eq!(watched.warnings().len(), 1);
    Ok(())
}

#[tokio::test]
async fn another_place_or_text_is_another_query() -> Outcome {
    let watched = Watched::new(3).await;
    let db = &watched.db;
    let (outcome, count) = count_queries(async {
        find(db, "Ann", 2).await?;
        for _ in 0..2 {
            Guest::query().filter(Guest::name.eq("Ann")).all(db).await?;
        }
        for limit in [None, Some(1), Some(2)] {
            let guests = Guest::query();
            let guests = match limit {
                Some(limit) => guests.limit(limit),
                None => guests,
            };
            guests.all(db).await?;
        }
        Ok::<_, Error>(())
    })
    .await;
    outcome?;
    assert_eq!((count.total, count.queries.len()), (7, 4), "{count}");
    assert_eq!(watched.warnings(), []);
    Ok(())
}

#[tokio::test]
async fn writes_and_raw_statements_have_remedies_of_their_own() -> Outcome {
    let watched = Watched::new(2).await;
    let db = &watched.db;
    let (outcome, _) = count_queries(async {
        for id in 1..3 {
            let name = "Ann".to_owned();
            Guest::insert(NewGuest { name }).execute(db).await?;
            Guest::delete().find(id).execute(db).await?;
            execute(db, "SELECT 1").await?;
        }
        Ok::<_, Error>(())
    })
    .await;
    outcome?;
    let warnings = watched.warnings();
    let remedies: Vec<_> = warnings
        .iter()
        .map(|warning| warning["message"].rsplit(": ").next().unwrap_or_default())
        .collect();
    let expected = [
        "`insert_many(rows)`",
        "change the rows by one statement with a filter",
        "`.with(..)` on the query, or `load(&rows, ..)`",
    ];
    assert_eq!(remedies, expected);
    assert_eq!(warnings[2]["call_site"], "unknown call site");
    Ok(())
}
