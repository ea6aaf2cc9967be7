//! What the derive declares besides columns, constraints and indexes, as the server has it, and the
//! refresh of materialized views.

use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::date;

/// An answer in a form.
///
/// As it was given.
#[derive(Table, Debug, Clone)]
#[table(
    schema = "declared",
    comments,
    unlogged,
    options(
        fillfactor = 70,
        autovacuum_vacuum_scale_factor = 0.02,
        toast(autovacuum_enabled = off)
    )
)]
struct Answer {
    #[column(primary_key, identity)]
    id: i64,
    /// It's sorted by its bytes.
    #[column(collation = "C")]
    code: String,
    #[column(storage = external, compression = pglz, comment = "As \\written\\.")]
    text: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    schema = "declared",
    primary_key(number, day),
    unique(day, guest),
    index(guest),
    partition_by = range(day),
    row_security = force,
    policy(name = "own", using = "guest = upper(current_user)"),
    policy(name = "monitor", for = select, to = "pg_monitor", to = "pg_read_all_data", using = "true"),
    policy(name = "numbered", for = insert, check = "number > 0", restrictive)
)]
struct Visit {
    number: i32,
    day: NaiveDate,
    guest: String,
}

#[derive(Table, Debug, Clone)]
#[table(schema = "declared", name = "tallies", partition_by = hash("number % 7"))]
struct Tally {
    number: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    schema = "declared",
    name = "visits_by_guest",
    materialized_view = "SELECT guest, count(*) AS visits FROM declared.visits GROUP BY guest",
    index(guest, unique),
    options(fillfactor = 90),
    comment = "Visits by guest"
)]
struct VisitsByGuest {
    #[column(primary_key)]
    guest: String,
    #[column(comment = "Their number")]
    visits: i64,
}

/// Without a unique index.
#[derive(Table, Debug, Clone)]
#[table(schema = "declared", materialized_view = "SELECT 1 AS one")]
struct One {
    one: i32,
}

ormlite::setup!(after_tables, include_str!("declared/visits.sql"));

/// The first column of each row, as text.
async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let client = db.client().await.unwrap();
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[ormlite::test]
async fn comments_and_storage(db: Db) -> Outcome {
    for (sql, expected) in [
        (
            "SELECT obj_description('declared.answers'::regclass)",
            &["An answer in a form.\n\nAs it was given."][..],
        ),
        (
            "SELECT attname || ': ' || col_description(attrelid, attnum) FROM pg_attribute \
             WHERE attrelid IN ('declared.answers'::regclass, 'declared.visits_by_guest'::regclass) \
               AND col_description(attrelid, attnum) IS NOT NULL ORDER BY 1",
            &[
                "code: It's sorted by its bytes.",
                r"text: As \written\.",
                "visits: Their number",
            ],
        ),
        (
            "SELECT concat_ws(' ', c.relpersistence, c.reloptions, toast.reloptions) \
             FROM pg_class c JOIN pg_class toast ON toast.oid = c.reltoastrelid \
             WHERE c.oid = 'declared.answers'::regclass",
            &["u {fillfactor=70,autovacuum_vacuum_scale_factor=0.02} {autovacuum_enabled=off}"],
        ),
        (
            "SELECT concat_ws(' ', attname, attstorage, attcompression, collname) \
             FROM pg_attribute LEFT JOIN pg_collation c ON c.oid = attcollation \
             WHERE attrelid = 'declared.answers'::regclass AND attnum > 1 ORDER BY attnum",
            &["code x  C", "text e p default"],
        ),
    ] {
        let mut found = texts(&db, sql).await;
        // The order of storage parameters is that of the statement.
        for text in &mut found {
            *text = text.replace(
                "{autovacuum_vacuum_scale_factor=0.02,fillfactor=70}",
                "{fillfactor=70,autovacuum_vacuum_scale_factor=0.02}",
            );
        }
        assert_eq!(found, expected, "{sql}");
    }
    Ok(())
}

#[ormlite::test]
async fn partitions_and_policies(db: Db) -> Outcome {
    for (sql, expected) in [
        (
            "SELECT pg_get_partkeydef('declared.visits'::regclass) || '; ' \
             || pg_get_partkeydef('declared.tallies'::regclass)",
            &["RANGE (day); HASH (((number % 7)))"][..],
        ),
        (
            "SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
             WHERE conrelid = 'declared.visits'::regclass AND contype <> 'n' ORDER BY 1",
            &[
                "visits_day_guest_key UNIQUE (day, guest)",
                "visits_pkey PRIMARY KEY (number, day)",
            ],
        ),
        (
            "SELECT concat_ws(' ', relrowsecurity, relforcerowsecurity) FROM pg_class \
             WHERE oid = 'declared.visits'::regclass",
            &["t t"],
        ),
        (
            "SELECT concat_ws(' ', policyname, permissive, roles, cmd, qual, with_check) \
             FROM pg_policies WHERE schemaname = 'declared' ORDER BY policyname",
            &[
                "monitor PERMISSIVE {pg_monitor,pg_read_all_data} SELECT true",
                "numbered RESTRICTIVE {public} INSERT (number > 0)",
                "own PERMISSIVE {public} ALL (guest = upper((CURRENT_USER)::text))",
            ],
        ),
    ] {
        assert_eq!(texts(&db, sql).await, expected, "{sql}");
    }
    // Through the partition and the trigger of the file.
    let visit = Visit {
        number: 1,
        day: date(2026, 3, 1),
        guest: "ann".to_owned(),
    };
    let stored = Visit::insert(visit).one(&db).await?;
    assert_eq!(stored.guest, "ANN");
    let partition = texts(&db, "SELECT tableoid::regclass::text FROM declared.visits").await;
    assert_eq!(partition, ["declared.visits_of_2026"]);
    Ok(())
}

#[ormlite::test]
async fn a_materialized_view_is_refreshed(db: Db) -> Outcome {
    let visit = |number, day, guest: &str| Visit {
        number,
        day: date(2026, 3, day),
        guest: guest.to_owned(),
    };
    let visits = |guest: &str| VisitsByGuest::find(guest).select(VisitsByGuest::visits);
    Visit::insert(visit(1, 1, "ANN")).execute(&db).await?;
    assert_eq!(visits("ANN").optional(&db).await?, None);
    VisitsByGuest::refresh().execute(&db).await?;
    assert_eq!(visits("ANN").one(&db).await?, 1);

    Visit::insert(visit(2, 2, "ANN")).execute(&db).await?;
    let refresh = || VisitsByGuest::refresh().concurrently();
    refresh().execute(&db).await?;
    assert_eq!(visits("ANN").one(&db).await?, 2);

    // Both forms are allowed in a transaction.
    db.transaction(async |tx| {
        Visit::insert(visit(3, 3, "ANN")).execute(tx).await?;
        refresh().execute(tx).await?;
        assert_eq!(visits("ANN").one(tx).await?, 3);
        One::refresh().execute(tx).await
    })
    .await?;
    let rolled_back = db
        .transaction(async |tx| {
            Visit::insert(visit(4, 4, "ANN")).execute(tx).await?;
            refresh().execute(tx).await?;
            // It has no unique index.
            One::refresh().concurrently().execute(tx).await
        })
        .await;
    assert!(rolled_back.is_err());
    assert_eq!(visits("ANN").one(&db).await?, 3);

    let statement = refresh().to_sql();
    let expected = r#"REFRESH MATERIALIZED VIEW CONCURRENTLY "declared"."visits_by_guest""#;
    assert_eq!(statement.sql, expected);
    assert_eq!(db.execute(statement).await?, 0);
    Ok(())
}

/// With its index, and read as a table is.
#[ormlite::test]
async fn a_materialized_view_is_what_it_declares(db: Db) -> Outcome {
    let found = texts(
        &db,
        "SELECT concat_ws(' ', relname, relkind, reloptions, obj_description(oid)) FROM pg_class \
         WHERE relnamespace = 'declared'::regnamespace AND relname ~ '^visits_by' ORDER BY relname",
    )
    .await;
    assert_eq!(
        found,
        [
            "visits_by_guest m {fillfactor=90} Visits by guest",
            "visits_by_guest_guest_idx i"
        ]
    );
    assert_eq!(One::query().all(&db).await?[0].one, 1);
    Ok(())
}
