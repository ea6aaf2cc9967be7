//! A database, its catalog, the statements of the catalog, and the catalog of what they create.

use ormlite_migrate::Introspect;
use ormlite_postgres::Db;
use ormlite_schema::model::Dependencies;
use ormlite_schema::{Catalog, ddl};

use crate::support::{database, difference, major};
use crate::torture::tortured;

async fn read(db: &Db) -> Catalog {
    let mut catalog = Introspect::new().read(db).await.expect("it is read");
    // What the server gives no statement for, such as passwords, cannot be created.
    catalog.others.retain(|other| other.definition.is_some());
    catalog
}

async fn created(catalog: &Catalog) -> Catalog {
    let (_database, db) = database("").await;
    let client = db.client().await.expect("a connection");
    for statement in ddl::create(catalog) {
        let done = client.batch_execute(&statement.sql).await;
        done.unwrap_or_else(|error| panic!("{:?}\n{}", error.as_db_error(), statement.sql));
    }
    read(&db).await
}

fn assert_same(expected: &Catalog, found: &Catalog) {
    if let Some(difference) = difference(found, expected) {
        panic!("{difference}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_created_as_it_is_read() {
    let (_database, db, _) = tortured().await;
    let mut catalog = read(&db).await;
    assert_same(&catalog, &created(&catalog).await);

    // The order follows from the texts where dependencies are not known.
    catalog.dependencies = Dependencies::default();
    assert_same(&catalog, &created(&catalog).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_catalog_is_read_as_it_is_created() {
    let (_database, db) = database("").await;
    let snapshots = [
        (
            15,
            include_str!("../../../ormlite-schema/tests/torture/15.json"),
        ),
        (
            18,
            include_str!("../../../ormlite-schema/tests/torture/18.json"),
        ),
    ];
    let version = major(&db).await;
    for (_, snapshot) in snapshots.iter().filter(|(since, _)| *since <= version) {
        let catalog: Catalog = serde_json::from_str(snapshot).expect("a snapshot");
        // The server writes expressions in its own form, so the second reading is compared.
        let first = created(&catalog).await;
        assert_same(&first, &created(&first).await);
        assert_eq!(
            first.tables.keys().collect::<Vec<_>>(),
            catalog.tables.keys().collect::<Vec<_>>()
        );
        for (name, table) in &catalog.tables {
            let read = &first.tables[name];
            let columns = |table: &ormlite_schema::model::Table| {
                let names = table.columns.iter().map(|column| column.name.clone());
                names.collect::<Vec<_>>()
            };
            assert_eq!(columns(table), columns(read), "{name}");
            let constraints: Vec<_> = table.constraints.keys().collect();
            assert_eq!(
                constraints,
                read.constraints.keys().collect::<Vec<_>>(),
                "{name}"
            );
            let indexes: Vec<_> = table.indexes.keys().collect();
            assert_eq!(indexes, read.indexes.keys().collect::<Vec<_>>(), "{name}");
            assert_eq!(table.comment, read.comment, "{name}");
            assert_eq!(table.acl, read.acl, "{name}");
            assert_eq!(table.options, read.options, "{name}");
            assert_eq!(table.replica_identity, read.replica_identity, "{name}");
            assert_eq!(table.policies.len(), read.policies.len(), "{name}");
        }
    }
}
