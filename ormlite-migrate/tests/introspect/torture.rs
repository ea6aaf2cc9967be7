//! The schema with every object and form.

use ormlite_migrate::Introspect;
use ormlite_schema::Catalog;

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

#[tokio::test]
async fn every_object_is_read() {
    let (_database, db) = database("").await;
    let major = major(&db).await;
    for (since, script) in PARTS {
        if since <= major {
            db.batch_execute(script).await.expect("the script runs");
        }
    }
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
