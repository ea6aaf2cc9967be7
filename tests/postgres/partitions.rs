//! Partitions that a program creates, lists and detaches while it runs.

use ormlite::prelude::*;
use ormlite::query::Partition;

use crate::Outcome;
use crate::hotel::date;

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(schema = "parts")]
enum Channel {
    Desk,
    Web,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "stays",
    schema = "parts",
    primary_key(id, day),
    index(guest),
    partition_by = range(day)
)]
struct Stay {
    #[column(identity)]
    id: i64,
    day: NaiveDate,
    #[column(check = "guest <> ''")]
    guest: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "sales", schema = "parts", partition_by = list(channel))]
struct Sale {
    channel: Option<Channel>,
    amount: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "words", schema = "parts", partition_by = list(word))]
struct Word {
    word: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "events", schema = "parts", partition_by = range(hotel, at))]
struct Event {
    hotel: i32,
    at: DateTime<Utc>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "hits", schema = "parts", partition_by = hash(id))]
struct Hit {
    id: i64,
}

fn bounds(partitions: &[Partition]) -> Vec<(&str, &str)> {
    let pairs = partitions.iter();
    pairs.map(|it| (&*it.name, &*it.bound)).collect()
}

#[ormlite::test]
async fn of_a_range(db: Db) -> Outcome {
    let march = || date(2026, 3, 1)..date(2026, 4, 1);
    for _ in 0..2 {
        // The second time there is nothing to do.
        Stay::create_partition("stays_2026_03")
            .range(Stay::day, march())
            .execute(&db)
            .await?;
    }
    Stay::create_partition("stays_before")
        .range(Stay::day, ..date(2026, 3, 1))
        .execute(&db)
        .await?;
    Stay::create_partition("stays_after")
        .range(Stay::day, date(2026, 4, 1)..)
        .execute(&db)
        .await?;
    assert_eq!(
        bounds(&Stay::partitions().all(&db).await?),
        [
            (
                "stays_2026_03",
                "FOR VALUES FROM ('2026-03-01') TO ('2026-04-01')"
            ),
            (
                "stays_after",
                "FOR VALUES FROM ('2026-04-01') TO (MAXVALUE)"
            ),
            (
                "stays_before",
                "FOR VALUES FROM (MINVALUE) TO ('2026-03-01')"
            ),
        ]
    );
    for (day, id) in [
        (date(2026, 3, 31), 1),
        (date(2020, 1, 1), 2),
        (date(2030, 1, 1), 3),
    ] {
        let stay = Stay::insert(NewStay {
            day,
            guest: "ann".to_owned(),
        })
        .one(&db)
        .await?;
        assert_eq!(stay.id, id);
    }
    // A partition has the indexes and checks of the table.
    let client = db.client().await?;
    let count = "SELECT count(*) FROM pg_index WHERE indrelid = 'parts.stays_2026_03'::regclass";
    let count = client.query_one(count, &[]).await.expect("a count");
    assert_eq!(count.get::<_, i64>(0), 2);
    drop(client);
    let nobody = NewStay {
        day: date(2026, 3, 1),
        guest: String::new(),
    };
    let refused = Stay::insert(nobody)
        .execute(&db)
        .await
        .expect_err("a check");
    assert!(refused.is_check_violation());

    Stay::detach_partition("stays_2026_03")
        .concurrently()
        .execute(&db)
        .await?;
    assert_eq!(Stay::query().count(&db).await?, 2);
    Stay::detach_partition("stays_after").execute(&db).await?;
    assert_eq!(Stay::partitions().all(&db).await?.len(), 1);
    Ok(())
}

#[ormlite::test]
async fn of_values(db: Db) -> Outcome {
    Sale::create_partition("of the desk")
        .list(Sale::channel, [Some(Channel::Desk), None])
        .execute(&db)
        .await?;
    Sale::create_partition("rest")
        .default_partition()
        .execute(&db)
        .await?;
    assert_eq!(
        bounds(&Sale::partitions().all(&db).await?),
        [
            ("of the desk", "FOR VALUES IN ('desk', NULL)"),
            ("rest", "DEFAULT")
        ]
    );
    // A value is a literal, whatever is in it.
    let hostile = r"'); DROP TABLE parts.words; -- \ %s $1 $ormlite$";
    Word::create_partition("words_1")
        .list(Word::word, [hostile.to_owned()])
        .execute(&db)
        .await?;
    Word::insert(Word {
        word: hostile.to_owned(),
    })
    .execute(&db)
    .await?;
    assert_eq!(Word::query().count(&db).await?, 1);

    for remainder in 0..2 {
        let name = format!("hits_{remainder}");
        Hit::create_partition(name)
            .hash(2, remainder)
            .execute(&db)
            .await?;
    }
    assert_eq!(
        bounds(&Hit::partitions().all(&db).await?)[1].1,
        "FOR VALUES WITH (modulus 2, remainder 1)"
    );
    Ok(())
}

#[ormlite::test]
async fn of_several_columns_in_a_transaction(db: Db) -> Outcome {
    let at = |day| date(2026, 1, day).and_hms_opt(12, 0, 0).unwrap().and_utc();
    let created = db.transaction(async |tx| {
        let key = (Event::hotel, Event::at);
        Event::create_partition("events_1")
            .range(key, (1, at(1))..(1, at(2)))
            .execute(tx)
            .await?;
        Event::insert(Event {
            hotel: 1,
            at: at(1),
        })
        .execute(tx)
        .await?;
        let partitions = Event::partitions().all(tx).await?;
        Ok::<_, ormlite::Error>(partitions.len())
    });
    assert_eq!(created.await?, 1);
    Ok(())
}

#[ormlite::test]
async fn mistakes_are_errors(db: Db) -> Outcome {
    let day = date(2026, 1, 1);
    let other = Stay::create_partition("p").range((Stay::id, Stay::day), (1, day)..);
    let other = other.execute(&db).await.expect_err("another key");
    assert_eq!(
        other.to_string(),
        "the query cannot be sent: the partition key of `stays` is (day), not (id, day)"
    );
    let long = Stay::create_partition("p".repeat(64)).range(Stay::day, day..);
    let long = long.execute(&db).await.expect_err("a long name");
    assert!(long.to_string().contains("64 bytes"), "{long}");

    Stay::create_partition("first")
        .range(Stay::day, ..day)
        .execute(&db)
        .await?;
    let overlapping = Stay::create_partition("second").range(Stay::day, ..day);
    let overlapping = overlapping.execute(&db).await.expect_err("it overlaps");
    assert!(overlapping.to_string().contains("overlap"), "{overlapping}");
    // Nothing of it is left.
    assert_eq!(Stay::partitions().all(&db).await?.len(), 1);
    let taken = Stay::create_partition("hits").range(Stay::day, day..);
    assert!(taken.execute(&db).await.is_err());
    Ok(())
}
