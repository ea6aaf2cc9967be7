//! The schema with every object and form.

use ormlite_migrate::Introspect;
use ormlite_postgres::Db;
use ormlite_schema::{Catalog, ddl};
use ormlite_testing::TestDatabase;

use crate::support::{database, major};

const PARTS: [(u32, &str); 5] = [
    (13, include_str!("../torture.sql")),
    (14, include_str!("../torture_14.sql")),
    (15, include_str!("../torture_15.sql")),
    (17, include_str!("../torture_17.sql")),
    (18, include_str!("../torture_18.sql")),
];

/// The versions whose catalog is in a file.
const SEEN: [u32; 3] = [15, 17, 18];

/// A database with everything that its version can have, and that version.
pub(crate) async fn tortured() -> (TestDatabase, Db, u32) {
    let (database, db) = database("").await;
    let major = major(&db).await;
    for (since, script) in PARTS {
        if since <= major {
            db.batch_execute(script).await.expect("the script runs");
        }
    }
    (database, db, major)
}

#[tokio::test]
async fn every_object_is_read() {
    let (_database, db, major) = tortured().await;
    let catalog = Introspect::new().read(&db).await.expect("it is read");

    // A role without any privilege reads the same.
    let tx = db.begin().await.expect("a transaction");
    let become_reader = "SET LOCAL ROLE torture_reader";
    tx.batch_execute(become_reader).await.expect("it runs");
    let by_reader = Introspect::new().read_in(&tx).await.expect("it is read");
    assert_eq!(by_reader, catalog);

    let json = serde_json::to_string_pretty(&catalog).expect("it is serialized");
    let read: Catalog = serde_json::from_str(&json).expect("it is deserialized");
    assert_eq!(read, catalog);
    assert_eq!(
        serde_json::to_string_pretty(&read).expect("it is serialized"),
        json
    );
    if SEEN.contains(&major) {
        insta::assert_snapshot!(format!("torture_{major}"), json);
    }
}

#[tokio::test]
async fn the_statements_of_other_objects_create_them_again() {
    let (_database, db, _) = tortured().await;
    let catalog = Introspect::new().read(&db).await.expect("it is read");
    let mut created = 0;
    for other in &catalog.others {
        let Some(definition) = &other.definition else {
            continue;
        };
        // A base type needs its functions, which need the type: neither is created alone.
        if other.kind == "type" && definition.contains('(') {
            continue;
        }
        let drop = ddl::drop_other(other);
        // A user mapping has no users.
        let cascade = match &*other.kind {
            "user mapping" => "",
            _ => " CASCADE",
        };
        let script = format!("{drop}{cascade}; {definition};");
        let tx = db.begin().await.expect("a transaction");
        let outcome = tx.batch_execute(&script).await;
        outcome.unwrap_or_else(|error| panic!("{script}: {error}"));
        let read = Introspect::new().read_in(&tx).await.expect("it is read");
        let same = read
            .others
            .iter()
            .find(|again| (&again.kind, &again.identity) == (&other.kind, &other.identity));
        let again = same.and_then(|again| again.definition.as_ref());
        assert_eq!(again, Some(definition));
        created += 1;
    }
    assert!(created >= 20, "{created}");
}
