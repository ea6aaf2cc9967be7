//! The tables as the server has them after the script that creates them.

use ormlite::prelude::*;
use ormlite::testing::create_script;

use crate::Outcome;
use crate::hotel::{booking, cents, date, new_room, open};
use crate::schema::*;

/// The first column of each row, as text.
async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let client = db.client().await.unwrap();
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// The definitions of a table's constraints, each after its name, without those of NOT NULL.
async fn constraints(db: &Db, table: &str) -> Vec<String> {
    let sql = format!(
        "SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
         WHERE conrelid = '{table}'::regclass AND contype <> 'n' ORDER BY conname"
    );
    texts(db, &sql).await
}

async fn indexes(db: &Db, table: &str) -> Vec<String> {
    let sql = format!(
        "SELECT regexp_replace(pg_get_indexdef(indexrelid), ' ON \\S+', '') \
         FROM pg_index WHERE indrelid = '{table}'::regclass \
         ORDER BY indexrelid::regclass::text"
    );
    texts(db, &sql).await
}

async fn columns(db: &Db, table: &str) -> Vec<String> {
    let sql = format!(
        "SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), \
         CASE WHEN attnotnull THEN 'NOT NULL' END, \
         CASE attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END, \
         CASE attgenerated WHEN 's' THEN 'STORED' END, \
         'DEFAULT ' || pg_get_expr(adbin, adrelid)) \
         FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum \
         WHERE attrelid = '{table}'::regclass AND attnum > 0 ORDER BY attnum"
    );
    texts(db, &sql).await
}

#[ormlite::test]
async fn columns_have_their_types_and_defaults(db: Db) -> Outcome {
    let expected = [
        "id uuid NOT NULL",
        "property_id uuid NOT NULL",
        "room_type_id integer",
        "number text NOT NULL",
        "floor integer NOT NULL",
        "rate numeric(10,2) NOT NULL",
        "tags text[] NOT NULL DEFAULT '{}'::text[]",
        "codes integer[]",
        "status hotel.room_status NOT NULL DEFAULT 'available'::hotel.room_status",
        "features jsonb NOT NULL DEFAULT '{}'::jsonb",
        "notes jsonb",
        "weekly numeric(12,2) NOT NULL STORED DEFAULT (rate * (7)::numeric)",
        "created_at timestamp with time zone NOT NULL DEFAULT now()",
        "updated_at timestamp with time zone NOT NULL DEFAULT now()",
        "deleted_at timestamp with time zone",
        "version integer NOT NULL DEFAULT 1",
    ];
    assert_eq!(columns(&db, "hotel.rooms").await, expected);
    let expected = [
        "id bigint NOT NULL BY DEFAULT",
        "name text NOT NULL",
        "e-Mail text",
        "type text NOT NULL DEFAULT 'regular'::text",
        "active boolean NOT NULL DEFAULT true",
        "born date",
        "points bigint NOT NULL DEFAULT 0",
        "score double precision",
    ];
    assert_eq!(columns(&db, "guests").await, expected);
    let odd = columns(&db, r#"hotel."Odd ""table""""#).await;
    assert_eq!(
        odd,
        [
            "number integer NOT NULL DEFAULT 42",
            "a \"quoted\" name text"
        ]
    );
    let bookings = columns(&db, "hotel.bookings").await;
    assert_eq!(bookings[0], "id bigint NOT NULL ALWAYS");
    assert_eq!(
        bookings[3..5],
        ["lane int4range NOT NULL", "during daterange NOT NULL"]
    );
    assert_eq!(bookings[7], "window tstzrange");
    assert_eq!(
        columns(&db, "hotel.room_types").await[0],
        "id integer NOT NULL ALWAYS"
    );
    Ok(())
}

#[ormlite::test]
async fn enumerated_types_have_their_labels_in_order(db: Db) -> Outcome {
    let labels = async |ty: &str| {
        let sql = format!(
            "SELECT enumlabel::text FROM pg_enum WHERE enumtypid = '{ty}'::regtype \
             ORDER BY enumsortorder"
        );
        texts(&db, &sql).await
    };
    assert_eq!(
        labels("hotel.room_status").await,
        ["available", "occupied", "out-of-order"]
    );
    assert_eq!(labels("public.\"Season\"").await, ["LOW", "HIGH_SUMMER"]);
    Ok(())
}

#[ormlite::test]
async fn constraints_are_there(db: Db) -> Outcome {
    let expected = [
        "rooms_check CHECK (((rate >= (0)::numeric) AND (floor < 100)))",
        "rooms_pkey PRIMARY KEY (id)",
        "rooms_property_id_fkey FOREIGN KEY (property_id) \
         REFERENCES hotel.properties(id) ON DELETE CASCADE",
        "rooms_property_id_number_key UNIQUE (property_id, number)",
        "rooms_room_type_id_fkey FOREIGN KEY (room_type_id) REFERENCES hotel.room_types(id)",
    ];
    assert_eq!(constraints(&db, "hotel.rooms").await, expected);
    let expected = [
        "bookings_apart EXCLUDE USING gist (lane WITH =, during WITH &&) WHERE ((NOT cancelled))",
        "bookings_guest_id_fkey FOREIGN KEY (guest_id) REFERENCES guests(id)",
        "bookings_not_empty CHECK ((NOT isempty(during)))",
        "bookings_pkey PRIMARY KEY (id)",
        "bookings_room_id_fkey FOREIGN KEY (room_id) REFERENCES hotel.rooms(id)",
    ];
    assert_eq!(constraints(&db, "hotel.bookings").await, expected);
    let expected = [
        "repairs_pkey PRIMARY KEY (id)",
        "repairs_room_id_amenity_code_fkey FOREIGN KEY (room_id, amenity_code) \
         REFERENCES hotel.room_amenities(room_id, amenity_code) ON DELETE CASCADE \
         DEFERRABLE INITIALLY DEFERRED",
        "repairs_room_id_ticket_key UNIQUE NULLS NOT DISTINCT (room_id, ticket)",
    ];
    assert_eq!(constraints(&db, "hotel.repairs").await, expected);
    let expected = [
        "room_amenities_amenity_code_fkey FOREIGN KEY (amenity_code) \
         REFERENCES hotel.amenities(code) ON UPDATE CASCADE",
        "room_amenities_pkey PRIMARY KEY (room_id, amenity_code)",
        "room_amenities_room_id_fkey FOREIGN KEY (room_id) \
         REFERENCES hotel.rooms(id) ON DELETE CASCADE",
    ];
    assert_eq!(constraints(&db, "hotel.room_amenities").await, expected);
    Ok(())
}

/// Two tables that refer to each other, one to itself, and one to another schema by text.
#[ormlite::test]
async fn references_in_cycles_and_across_schemas(db: Db) -> Outcome {
    let keys = async |table: &str| {
        let all = constraints(&db, table).await;
        let keys = all.into_iter().filter(|key| key.contains("FOREIGN KEY"));
        keys.collect::<Vec<_>>()
    };
    let expected = ["properties_director_id_fkey FOREIGN KEY (director_id) \
                     REFERENCES hotel.staff(id) ON DELETE SET NULL"];
    assert_eq!(keys("hotel.properties").await, expected);
    let expected = [
        "staff_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES hotel.staff(id)",
        "staff_property_id_fkey FOREIGN KEY (property_id) REFERENCES hotel.properties(id)",
    ];
    assert_eq!(keys("hotel.staff").await, expected);
    let expected = ["rooms_id_fkey FOREIGN KEY (id) REFERENCES hotel.rooms(id)"];
    assert_eq!(keys("archive.rooms").await, expected);
    Ok(())
}

#[ormlite::test]
async fn indexes_of_every_kind(db: Db) -> Outcome {
    let expected = [
        "CREATE INDEX rooms_by_number USING btree (number) INCLUDE (floor, rate) \
         WITH (fillfactor='70')",
        "CREATE UNIQUE INDEX rooms_pkey USING btree (id)",
        "CREATE INDEX rooms_property_id_created_at_idx USING btree \
         (property_id, created_at DESC NULLS LAST) WHERE (deleted_at IS NULL)",
        "CREATE INDEX rooms_property_id_idx USING btree (property_id)",
        "CREATE UNIQUE INDEX rooms_property_id_number_key USING btree (property_id, number)",
        "CREATE INDEX rooms_tags_idx USING gin (tags)",
    ];
    assert_eq!(indexes(&db, "hotel.rooms").await, expected);
    let expected = [
        "CREATE UNIQUE INDEX \"guests_e-Mail_idx\" USING btree (\"e-Mail\") WHERE active",
        "CREATE UNIQUE INDEX guests_pkey USING btree (id)",
    ];
    assert_eq!(indexes(&db, "guests").await, expected);
    let properties = indexes(&db, "hotel.properties").await;
    let lower = "CREATE INDEX properties_lower_idx USING btree (lower(name))";
    assert!(
        properties.iter().any(|index| index == lower),
        "{properties:?}"
    );
    Ok(())
}

/// Each name that the derive made is the one PostgreSQL makes where none is given.
#[ormlite::test]
async fn names_are_those_of_postgresql(db: Db) -> Outcome {
    let script = "CREATE SCHEMA named;
        CREATE TABLE named.amenities (code text PRIMARY KEY);
        CREATE TABLE named.rooms (
            id uuid PRIMARY KEY, property_id uuid, number text, floor int, rate numeric,
            created_at timestamptz, tags text[],
            UNIQUE (property_id, number), CHECK (rate >= 0 AND floor < 100));
        CREATE INDEX ON named.rooms (property_id);
        CREATE INDEX ON named.rooms (property_id, created_at DESC);
        CREATE INDEX ON named.rooms USING gin (tags);
        CREATE TABLE named.properties (
            id uuid PRIMARY KEY, code text UNIQUE, name text,
            stars int CHECK (stars BETWEEN 1 AND 5), director_id uuid REFERENCES named.rooms);
        CREATE INDEX ON named.properties (lower(name));
        CREATE TABLE named.guests (id int PRIMARY KEY, \"e-Mail\" text);
        CREATE UNIQUE INDEX ON named.guests (\"e-Mail\");";
    db.batch_execute(script).await?;
    let names = async |schema: &str, table: &str| {
        let table = format!("'{schema}.{table}'::regclass");
        let sql = format!(
            "SELECT conname::text FROM pg_constraint WHERE conrelid = {table} AND contype <> 'n' \
             UNION SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid \
             WHERE indrelid = {table} ORDER BY 1"
        );
        let names = texts(&db, &sql).await;
        // Names that the schema declares, and constraints that the list above omits.
        let other = [
            "rooms_by_number",
            "rooms_property_id_fkey",
            "rooms_room_type_id_fkey",
        ];
        let names = names
            .into_iter()
            .filter(|name| !other.contains(&name.as_str()));
        names.collect::<Vec<_>>()
    };
    for table in ["rooms", "properties"] {
        assert_eq!(names("hotel", table).await, names("named", table).await);
    }
    assert_eq!(
        names("public", "guests").await,
        names("named", "guests").await
    );
    Ok(())
}

#[ormlite::test]
async fn checks_and_exclusions_refuse(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let room = NewRoom {
        floor: 100,
        ..new_room(hotel.alpha, "9")
    };
    let error = Room::insert(room).execute(&db).await.unwrap_err();
    assert!(error.is_check_violation());
    assert_eq!(error.constraint(), Some("rooms_check"));
    let stars = Property::update().find(hotel.alpha).set(Property::stars, 6);
    let error = stars.execute(&db).await.unwrap_err();
    assert_eq!(error.constraint(), Some("properties_stars_check"));

    let book = |lane, from, to| Booking::insert(booking(hotel.ann, hotel.rooms[0], lane, from, to));
    let first = book(1, 1, 5).one(&db).await?;
    let error = book(1, 4, 6).execute(&db).await.unwrap_err();
    assert!(error.is_exclusion_violation());
    assert_eq!(error.constraint(), Some("bookings_apart"));
    book(1, 5, 6).execute(&db).await?;
    book(2, 4, 6).execute(&db).await?;
    // The exclusion is of those that are not cancelled.
    let cancelled = Booking::update().of(&first).set(Booking::cancelled, true);
    cancelled.execute(&db).await?;
    book(1, 3, 5).execute(&db).await?;
    let error = book(3, 3, 3).execute(&db).await.unwrap_err();
    assert_eq!(error.constraint(), Some("bookings_not_empty"));

    let opened = Property::query().filter(Property::opened_on.lt(date(2000, 1, 1)));
    assert_eq!(opened.count(&db).await?, 1);
    assert_eq!(
        Room::query()
            .filter(Room::rate.lt(cents(0)))
            .count(&db)
            .await?,
        0
    );
    Ok(())
}

/// A deferred reference is checked at the end, and NULL is equal to NULL where it is said.
#[ormlite::test]
async fn deferred_references_and_equal_nulls(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let amenity = Amenity {
        code: "tv".to_owned(),
        label: "Television".to_owned(),
    };
    Amenity::insert(amenity).execute(&db).await?;
    let repair = || NewRepair {
        room_id: hotel.rooms[0],
        amenity_code: "tv".to_owned(),
    };
    db.transaction(async |tx| {
        Repair::insert(repair()).execute(tx).await?;
        let has = NewRoomAmenity {
            room_id: hotel.rooms[0],
            amenity_code: "tv".to_owned(),
        };
        RoomAmenity::insert(has).execute(tx).await
    })
    .await?;
    let error = Repair::insert(repair()).execute(&db).await.unwrap_err();
    assert_eq!(error.constraint(), Some("repairs_room_id_ticket_key"));

    let never = db.transaction(async |tx| {
        let nowhere = NewRepair {
            room_id: hotel.rooms[1],
            ..repair()
        };
        Repair::insert(nowhere).execute(tx).await
    });
    let error = never.await.unwrap_err();
    assert_eq!(
        error.constraint(),
        Some("repairs_room_id_amenity_code_fkey")
    );
    assert_eq!(Repair::query().count(&db).await?, 1);
    Ok(())
}

/// On an empty database, in one go; and the same each time.
#[ormlite::test(tables = none)]
async fn the_script_runs_as_it_is(db: Db) -> Outcome {
    let script = create_script();
    assert_eq!(script, create_script());
    db.batch_execute(&script).await?;
    let tables = texts(
        &db,
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'v'",
    )
    .await;
    assert!(
        tables.iter().any(|view| view == "hotel.stays"),
        "{tables:?}"
    );
    assert_eq!(Room::query().count(&db).await?, 0);
    assert!(db.batch_execute(&script).await.is_err());
    Ok(())
}
