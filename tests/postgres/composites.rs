//! Structs as composite types: in every place of a statement, directly and by unnamed statements, with
//! the types that the registry creates, and with types that are not those of the struct.

use std::error::Error as _;

use ormlite::prelude::*;
use ormlite_testing::TestDatabase;

use crate::Outcome;
use crate::domains::Email;
use crate::support::database;

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(name = "use", schema = "composites")]
enum Use {
    Home,
    Work,
}

/// What its fields are of: other composite types, enums, domains, arrays, ranges, documents.
#[derive(PgComposite, Debug, Clone, PartialEq)]
#[pg_composite(schema = "composites")]
struct Address {
    street: String,
    #[pg_composite(rename = "zip", sql_type = "varchar(10)")]
    postcode: Option<String>,
    r#use: Use,
    uses: Vec<Option<Use>>,
    point: Option<Point>,
    points: Vec<Point>,
    email: Option<Email>,
    emails: Vec<Email>,
    #[pg_composite(sql_type = "numeric(10,2)")]
    rate: Decimal,
    floors: PgRange<i32>,
    notes: Json<Vec<String>>,
}

#[derive(PgComposite, Debug, Clone, PartialEq)]
#[pg_composite(name = "point", schema = "composites")]
struct Point {
    x: f64,
    y: f64,
}

/// One of the search path, without a schema.
#[derive(PgComposite, Debug, Clone, PartialEq)]
struct FullName {
    first: Option<String>,
    last: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "composites", has_many(pets = Pet::owner), index(name))]
struct Person {
    #[column(primary_key)]
    id: i32,
    name: FullName,
    home: Address,
    work: Option<Address>,
    #[column(default = "'{}'")]
    former: Vec<Address>,
    maybe: Option<Vec<Option<FullName>>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "composites")]
struct Pet {
    #[column(primary_key)]
    name: FullName,
    #[column(references = Person::id, index)]
    owner_id: i32,
    dens: Vec<Point>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "composites")]
struct Toy {
    #[column(primary_key)]
    id: i32,
    #[column(references = Pet::name, relation = pet)]
    pet_name: FullName,
}

fn full_name(first: &str, last: impl Into<Option<&'static str>>) -> FullName {
    FullName {
        first: Some(first.to_owned()),
        last: last.into().map(str::to_owned),
    }
}

fn no_name() -> FullName {
    FullName {
        first: None,
        last: None,
    }
}

fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn address(street: &str) -> Address {
    Address {
        street: street.to_owned(),
        postcode: None,
        r#use: Use::Home,
        uses: Vec::new(),
        point: None,
        points: Vec::new(),
        email: None,
        emails: Vec::new(),
        rate: Decimal::new(950, 2),
        floors: PgRange::from(1..3),
        notes: Json(Vec::new()),
    }
}

fn full_address() -> Address {
    Address {
        postcode: Some("a\"b\\c, (d)".to_owned()),
        r#use: Use::Work,
        uses: vec![Some(Use::Home), None, Some(Use::Work)],
        point: Some(point(1.5, -2.5)),
        points: vec![point(0.0, 0.25), point(-1.0, 1e300)],
        email: Some(Email("ann@example.com".to_owned())),
        emails: vec![Email("a@b".to_owned())],
        notes: Json(vec!["{\"}".to_owned()]),
        ..address("Lake Road 1")
    }
}

fn people() -> Vec<Person> {
    vec![
        Person {
            id: 1,
            name: full_name("Ann", "Lee"),
            home: full_address(),
            work: Some(address("")),
            former: vec![full_address(), address("Old Street")],
            maybe: Some(vec![Some(full_name("A", None)), None, Some(no_name())]),
        },
        Person {
            id: 2,
            name: no_name(),
            home: address("Hill"),
            work: None,
            former: Vec::new(),
            maybe: None,
        },
    ]
}

fn pets() -> Vec<Pet> {
    let pet = |name: &str, owner_id, dens| Pet {
        name: full_name(name, None),
        owner_id,
        dens,
    };
    vec![
        pet("Rex", 1, vec![point(1.0, 2.0)]),
        pet("Tom", 1, Vec::new()),
        pet("Zoe", 2, vec![point(3.0, 4.0), point(5.0, 6.0)]),
    ]
}

/// Pools with prepared and with unnamed statements, and the database, which must outlive them.
async fn pools(database: &TestDatabase) -> [Db; 2] {
    let pool = || Db::builder().url(database.url()).max_size(2);
    [
        pool().connect().await.unwrap(),
        pool().transaction_pooler(true).connect().await.unwrap(),
    ]
}

/// Runs a test on tables that the registry created, by prepared and by unnamed statements.
async fn each_way(test: impl AsyncFn(&Db) -> Outcome) -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    for db in pools(&database).await {
        Toy::delete().all_rows().execute(&db).await?;
        Pet::delete().all_rows().execute(&db).await?;
        Person::delete().all_rows().execute(&db).await?;
        test(&db).await?;
        db.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn rows_round_trip() -> Outcome {
    each_way(async |db| {
        for person in people() {
            let stored = Person::insert(person.clone()).one(db).await?;
            assert_eq!(stored, person);
            assert_eq!(Person::find(person.id).one(db).await?, person);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_rows_are_inserted_at_once() -> Outcome {
    each_way(async |db| {
        assert_eq!(Person::insert_many(people()).execute(db).await?, 2);
        let read = Person::query().order_by(Person::id).all(db).await?;
        assert_eq!(read, people());
        // NULL is not a value whose fields are NULL.
        let unnamed = Person::query().filter(Person::maybe.is_null()).count(db);
        assert_eq!(unnamed.await?, 1);
        Pet::insert_many(pets()).execute(db).await?;
        let same = Pet::insert_many(pets())
            .on_conflict(Pet::name)
            .do_update()
            .set_excluded(Pet::dens);
        assert_eq!(same.execute(db).await?, 3);
        assert_eq!(Pet::query().order_by(Pet::name).all(db).await?, pets());
        let given = Person::insert_many(people().into_iter().map(|person| Person {
            id: person.id + 10,
            ..person
        }));
        let given = given.set(Person::work, address("Shared"));
        given.execute(db).await?;
        let works = Person::query().filter(Person::work.eq(address("Shared")));
        assert_eq!(works.count(db).await?, 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn values_are_compared() -> Outcome {
    each_way(async |db| {
        Person::insert_many(people()).execute(db).await?;
        let ids = async |condition: Condition<Person>| {
            let ids = Person::query().filter(condition).select(Person::id);
            ids.all(db).await
        };
        assert_eq!(ids(Person::home.eq(full_address()).scoped()).await?, [1]);
        assert_eq!(ids(Person::home.ne(full_address()).scoped()).await?, [2]);
        assert_eq!(ids(Person::name.eq(no_name()).scoped()).await?, [2]);
        assert_eq!(
            ids(Person::work.eq(address("")).is_true().scoped()).await?,
            [1]
        );
        let among = [full_name("Ann", "Lee"), full_name("B", None)];
        assert_eq!(ids(Person::name.in_(among).scoped()).await?, [1]);
        let former = vec![full_address(), address("Old Street")];
        assert_eq!(ids(Person::former.eq(former).scoped()).await?, [1]);
        assert_eq!(
            ids(Person::former.has_element(full_address()).scoped()).await?,
            [1]
        );
        let other = Person::work.coalesce(full_address()).eq(full_address());
        assert_eq!(ids(other.scoped()).await?, [2]);
        let shown = Person::query().filter(Person::id.eq(1));
        let shown = shown.select((val(point(1.0, 2.0)), Person::work.coalesce(full_address())));
        assert_eq!(shown.one(db).await?, (point(1.0, 2.0), address("")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn values_are_updated() -> Outcome {
    each_way(async |db| {
        Person::insert_many(people()).execute(db).await?;
        let changed = Person::update()
            .set(Person::home, address("New"))
            .set(Person::work, None)
            .set(Person::former, Person::former.array_append(full_address()))
            .set(Person::maybe, Some(vec![None, Some(no_name())]))
            .find(1)
            .one(db)
            .await?;
        assert_eq!(changed.home, address("New"));
        assert_eq!(changed.work, None);
        assert_eq!(changed.former.len(), 3);
        assert_eq!(changed.former[2], full_address());
        assert_eq!(changed.maybe, Some(vec![None, Some(no_name())]));
        let gone = Person::delete().filter(Person::home.eq(address("New")));
        assert_eq!(gone.execute(db).await?, 1);
        Ok(())
    })
    .await
}

/// A relation is loaded as levels, as records, or by a statement each.
#[tokio::test]
async fn relations_contain_values() -> Outcome {
    each_way(async |db| {
        Person::insert_many(people()).execute(db).await?;
        Pet::insert_many(pets()).execute(db).await?;
        let expected: Vec<_> = people()
            .into_iter()
            .map(|person| {
                let owned = pets().into_iter().filter(|pet| pet.owner_id == person.id);
                let owned = owned.collect::<Vec<_>>();
                (person, owned)
            })
            .collect();
        let pets_of = || Person::pets.order_by(Pet::name.asc());
        let query = || Person::query().order_by(Person::id).with(pets_of());
        assert_eq!(query().all(db).await?, expected);
        assert_eq!(query().split_query().all(db).await?, expected);
        // Limited per parent, which is a record.
        let first = Person::query().order_by(Person::id);
        let first = first.with(pets_of().limit(1)).all(db).await?;
        assert_eq!(first[0].1[..], expected[0].1[..1]);
        // The row of a parent is a record.
        let owned = Pet::query()
            .order_by(Pet::name)
            .with(Pet::owner)
            .all(db)
            .await?;
        assert_eq!(owned[2], (pets()[2].clone(), people()[1].clone()));
        // A record in records.
        let deep = Pet::query().order_by(Pet::name);
        let deep = deep.with(Pet::owner.with(pets_of())).all(db).await?;
        assert_eq!(deep[0].1, expected[0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn values_are_keys() -> Outcome {
    each_way(async |db| {
        Person::insert_many(people()).execute(db).await?;
        Pet::insert_many(pets()).execute(db).await?;
        let toy = |id, name: &str| Toy {
            id,
            pet_name: full_name(name, None),
        };
        Toy::insert_many([toy(1, "Tom"), toy(2, "Zoe")])
            .execute(db)
            .await?;
        let tom = Pet::find(full_name("Tom", None)).one(db).await?;
        assert_eq!(tom, pets()[1]);
        let query = || Toy::query().order_by(Toy::id).with(Toy::pet);
        let expected = vec![
            (toy(1, "Tom"), pets()[1].clone()),
            (toy(2, "Zoe"), pets()[2].clone()),
        ];
        assert_eq!(query().all(db).await?, expected);
        let toys = Toy::query().order_by(Toy::id).all(db).await?;
        let loaded = load(&toys, Toy::pet).all(db).await?;
        assert_eq!(loaded, [pets()[1].clone(), pets()[2].clone()]);
        let updated = Pet::update().of(&tom).set(Pet::dens, vec![point(9.0, 9.0)]);
        assert_eq!(updated.one(db).await?.dens, [point(9.0, 9.0)]);
        Ok(())
    })
    .await
}

/// Two structs of one type, whose fields are not those of the type.
mod differing {
    use super::*;

    #[derive(PgComposite, Debug, Clone, PartialEq)]
    #[pg_composite(name = "spot")]
    pub(super) struct Spot {
        pub(super) row: i32,
        pub(super) label: Option<String>,
    }

    #[derive(Table, Debug, Clone, PartialEq)]
    #[table(name = "spots", schema = "differing")]
    pub(super) struct Place {
        #[column(primary_key)]
        pub(super) id: i32,
        pub(super) spot: Spot,
        pub(super) spots: Vec<Spot>,
    }
}

use differing::{Place, Spot};

fn spot(row: i32, label: &str) -> Spot {
    Spot {
        row,
        label: Some(label.to_owned()),
    }
}

/// A database where `spot` is the type with these fields. A dropped one leaves a gap in their numbers.
async fn with_spots(fields: &str) -> (TestDatabase, [Db; 2]) {
    let database = database().await;
    let setup = Db::connect(database.url()).await.unwrap();
    let sql = format!(
        "CREATE TYPE spot AS (gone int, {fields}); ALTER TYPE spot DROP ATTRIBUTE gone; \
         CREATE SCHEMA differing; \
         CREATE TABLE differing.spots (id int PRIMARY KEY, spot spot NOT NULL, spots spot[] NOT NULL)"
    );
    setup.batch_execute(&sql).await.unwrap();
    setup.close().await;
    let pools = pools(&database).await;
    (database, pools)
}

#[tokio::test]
async fn fields_are_found_by_name_in_any_order() -> Outcome {
    for fields in ["label text, \"row\" int", "\"row\" int, label varchar(9)"] {
        let (database, pools) = with_spots(fields).await;
        for db in pools {
            Place::delete().all_rows().execute(&db).await?;
            let place = Place {
                id: 1,
                spot: spot(7, "7"),
                spots: vec![spot(1, "a"), spot(2, "b")],
            };
            assert_eq!(Place::insert(place.clone()).one(&db).await?, place);
            let other = Place {
                id: 2,
                ..place.clone()
            };
            Place::insert_many([other]).execute(&db).await?;
            let equal = Place::query().filter(Place::spot.eq(spot(7, "7")));
            assert_eq!(equal.count(&db).await?, 2);
        }
        drop(database);
    }
    Ok(())
}

#[tokio::test]
async fn other_fields_are_an_error_that_names_them() -> Outcome {
    let cases = [
        (
            "label text, \"column\" int",
            "(x,1)",
            "has no field `row`, and the struct has one",
        ),
        (
            "\"row\" int, label text, size int",
            "(1,x,1)",
            "has a field `size`, and the struct has none",
        ),
        (
            "\"row\" bigint, label text",
            "(1,x)",
            "field `row` of `spot`: expected a value of type integer, found int8",
        ),
        (
            "\"row\" int, label text",
            "(,x)",
            "field `row` of `spot`: the value is NULL, and the Rust type is not an `Option`",
        ),
    ];
    for (fields, literal, message) in cases {
        let (database, pools) = with_spots(fields).await;
        let client = pools[0].client().await?;
        let insert = format!("INSERT INTO differing.spots VALUES (1, '{literal}', '{{}}')");
        client.batch_execute(&insert).await.unwrap();
        for db in &pools {
            let error = Place::query().all(db).await.unwrap_err();
            let text = error.source().map(ToString::to_string).unwrap_or_default();
            assert!(text.contains(message), "{fields}: {error}: {text}");
            assert!(error.to_string().contains("spots.spot"), "{error}");
            if literal == "(,x)" {
                continue;
            }
            let place = Place {
                id: 2,
                spot: spot(1, "x"),
                spots: Vec::new(),
            };
            let error = Place::insert(place).execute(db).await.unwrap_err();
            assert!(error.to_string().contains(message), "{fields}: {error}");
        }
        drop(database);
    }
    Ok(())
}

/// The description of a type is read again where a prepared statement no longer fits.
#[tokio::test]
async fn a_type_that_gets_the_fields_is_used_at_once() -> Outcome {
    let (database, [db, _]) = with_spots("\"row\" int").await;
    let place = || Place {
        id: 1,
        spot: spot(1, "x"),
        spots: vec![spot(2, "y")],
    };
    let error = Place::insert(place()).execute(&db).await.unwrap_err();
    assert!(
        error.to_string().contains("has no field `label`"),
        "{error}"
    );
    let client = db.client().await?;
    client
        .batch_execute("ALTER TYPE spot ADD ATTRIBUTE label text")
        .await
        .unwrap();
    drop(client);
    Place::insert(place()).execute(&db).await?;
    assert_eq!(Place::query().all(&db).await?, [place()]);
    drop(database);
    Ok(())
}
