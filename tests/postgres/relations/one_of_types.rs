//! One of several rows, whose columns have types that records name by number, and that may be NULL.

use ormlite::prelude::*;
use ormlite::serde_json;

use crate::Outcome;
use crate::support::{database, single};

#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "about", schema = "oot")]
enum About {
    Letter,
    Place,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "marks",
    schema = "oot",
    belongs_to(letter = Letter::sender, by = target, when(about = Some(About::Letter))),
    belongs_to(place = Place::path, by = place_path, when(about = Some(About::Place)))
)]
struct Mark {
    #[column(primary_key)]
    id: i32,
    about: Option<About>,
    target: Option<String>,
    place_path: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "letters", schema = "oot", has_many(marks = Mark::letter))]
struct Letter {
    #[column(primary_key)]
    sender: String,
    code: Option<String>,
    about: Option<About>,
    abouts: Vec<Option<About>>,
    paths: Option<Vec<String>>,
    #[column(soft_delete)]
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "places", schema = "oot")]
struct Place {
    #[column(primary_key)]
    path: String,
    code: String,
    amount: Option<Decimal>,
    body: Option<serde_json::Value>,
}

#[derive(OneOf, Debug, Clone, PartialEq)]
#[one_of(table = Mark)]
enum Target {
    #[one_of(Mark::letter)]
    Letter(Letter),
    #[one_of(Mark::place)]
    Place(Place),
}

/// Only a column that is NULL.
#[derive(OneOf, Debug, Clone, PartialEq)]
#[one_of(table = Mark)]
enum Code {
    #[one_of(Mark::letter.select(Letter::code))]
    Letter(Option<String>),
    #[one_of(Mark::place.select((Place::amount, Place::body)))]
    Place((Option<Decimal>, Option<serde_json::Value>)),
}

const SETUP: &str = "
    CREATE EXTENSION citext; CREATE EXTENSION ltree; CREATE SCHEMA oot;
    CREATE TYPE oot.about AS ENUM ('letter', 'place');
    CREATE DOMAIN oot.code AS char(4); CREATE DOMAIN oot.amount AS numeric(8, 2);
    CREATE DOMAIN oot.body AS json;
    CREATE TABLE oot.letters (sender citext PRIMARY KEY, code oot.code, about oot.about,
        abouts oot.about[] NOT NULL, paths ltree[], deleted_at timestamptz);
    CREATE TABLE oot.places (path ltree PRIMARY KEY, code oot.code NOT NULL, amount oot.amount,
        body oot.body);
    CREATE TABLE oot.marks (id int PRIMARY KEY, about oot.about, target citext, place_path ltree);
    INSERT INTO oot.letters VALUES
        ('Ann', NULL, NULL, '{}', NULL, NULL),
        ('Bob', 'b', 'place', '{letter,NULL}', '{Top,Top.A}', NULL),
        ('Cid', 'c', 'letter', '{}', '{}', now());
    INSERT INTO oot.places VALUES ('Top', 'x', NULL, NULL), ('Top.A', 'y', 1.5, '{\"a\": [1]}');
    INSERT INTO oot.marks VALUES (1, 'letter', 'ANN', 'Top'), (2, 'letter', 'bob', NULL),
        (3, 'letter', 'CID', 'Top'), (4, 'place', 'ann', 'Top'), (5, 'place', NULL, 'Top.A'),
        (6, 'place', 'ann', NULL), (7, NULL, 'ann', 'Top'), (8, 'letter', 'Dan', NULL)";

#[tokio::test]
async fn rows_of_every_type() -> Outcome {
    let database = database().await;
    let direct = single(&database).connect().await?;
    direct.batch_execute(SETUP).await?;
    let pooled = single(&database).transaction_pooler(true).connect().await?;
    for db in [&direct, &pooled] {
        let letter = |sender: &str| Letter {
            sender: sender.to_owned(),
            code: None,
            about: None,
            abouts: vec![],
            paths: None,
            deleted_at: None,
        };
        let place = |path: &str, code: &str| Place {
            path: path.to_owned(),
            code: format!("{code:4}"),
            amount: None,
            body: None,
        };
        let bob = Letter {
            code: Some("b   ".to_owned()),
            about: Some(About::Place),
            abouts: vec![Some(About::Letter), None],
            paths: Some(vec!["Top".to_owned(), "Top.A".to_owned()]),
            ..letter("Bob")
        };
        let yard = Place {
            amount: Some(Decimal::new(150, 2)),
            body: Some(serde_json::json!({ "a": [1] })),
            ..place("Top.A", "y")
        };
        let expected = [
            Some(Target::Letter(letter("Ann"))),
            Some(Target::Letter(bob)),
            None,
            Some(Target::Place(place("Top", "x"))),
            Some(Target::Place(yard)),
            None,
            None,
            None,
        ];
        let query = Mark::query().with(Target::relation()).order_by(Mark::id);
        for query in [
            query.clone(),
            query.clone().split_query(),
            query.single_query(),
        ] {
            let found = query.all(db).await?.into_iter().map(|(_, target)| target);
            assert!(found.eq(expected.clone()));
        }
        let found = Mark::query()
            .select((Mark::id, Target::relation()))
            .order_by(Mark::id);
        let found = found.all(db).await?.into_iter().map(|(_, target)| target);
        assert!(found.eq(expected.clone()));

        // Beneath a relation, one of a deleted row as well.
        let marks = Letter::marks.order_by(Mark::id).with(Target::relation());
        let query = Letter::query().with(marks).order_by(Letter::sender);
        for query in [
            query.clone(),
            query.clone().split_query(),
            query.single_query(),
        ] {
            let rows = query.all(db).await?;
            assert_eq!(rows.len(), 2);
            for (at, (_, marks)) in rows.into_iter().enumerate() {
                assert_eq!(marks.len(), 1);
                assert_eq!(marks[0].1, expected[at]);
            }
        }

        // Where the row is there, and what is selected of it is NULL.
        let codes = Mark::query()
            .select(Code::relation())
            .order_by(Mark::id)
            .all(db)
            .await?;
        assert_eq!(codes[0], Some(Code::Letter(None)));
        assert_eq!(codes[1], Some(Code::Letter(Some("b   ".to_owned()))));
        assert_eq!(codes[3], Some(Code::Place((None, None))));
        assert_eq!([&codes[2], &codes[5], &codes[6], &codes[7]], [&None; 4]);
    }
    Ok(())
}
