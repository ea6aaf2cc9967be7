//! Inserts of one row, of many, and on conflicts.

use ormlite::prelude::*;

use crate::assert_sql;
use crate::tables::*;

fn new_room() -> NewRoom {
    NewRoom {
        property_id: Uuid::nil(),
        number: "101".to_owned(),
        floor: 1,
    }
}

fn staff(id: i64) -> NewStaff {
    NewStaff {
        id,
        name: "Ada".to_owned(),
    }
}

fn rate() -> NewRate {
    NewRate {
        room_type_id: 1,
        day: day(),
        amount: Decimal::ONE,
    }
}

#[test]
fn required_columns() {
    assert_sql!(Room::insert(new_room()), @r#"INSERT INTO "core"."rooms" ("id", "property_id", "number", "floor") VALUES ($1, $2, $3, $4) -- uuid, uuid, text, integer"#);
    assert_sql!(Stay::insert(stay()), @r#"INSERT INTO "stays" ("guest", "arrival", "booked_at", "nights", "price", "adults", "points", "details") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) -- text, date, timestamptz, daterange, numeric, smallint, bigint, jsonb"#);
}

#[test]
fn a_whole_row() {
    assert_sql!(Room::insert(room()), @r#"INSERT INTO "core"."rooms" ("id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) -- uuid, uuid, integer, text, integer, timestamptz, timestamptz, integer"#);
    assert_sql!(RoomAudit::insert(RoomAudit { id: 1, room_id: Uuid::nil(), at: moment() }), @r#"INSERT INTO "audit"."rooms" ("room_id", "at") VALUES ($1, $2) -- uuid, timestamptz"#);
}

#[test]
fn a_struct_of_ones_own() {
    #[derive(Insert)]
    #[insert(table = Room)]
    struct Upstairs {
        number: String,
        property_id: Uuid,
        #[insert(column = Room::floor)]
        storey: i32,
        room_type_id: Option<i32>,
    }
    let room = Upstairs {
        number: "201".to_owned(),
        property_id: Uuid::nil(),
        storey: 2,
        room_type_id: None,
    };
    assert_sql!(Room::insert(room), @r#"INSERT INTO "core"."rooms" ("id", "property_id", "room_type_id", "number", "floor") VALUES ($1, $2, $3, $4, $5) -- uuid, uuid, integer, text, integer"#);
}

#[test]
fn more_columns() {
    assert_sql!(
        Room::insert(new_room())
            .set(Room::room_type_id, 3)
            .set(Room::id, Uuid::nil())
            .set(Room::floor, 9)
            .set_opt(Room::version, None::<i32>)
            .set_opt(Room::updated_at, Some(now())),
        @r#"INSERT INTO "core"."rooms" ("id", "property_id", "room_type_id", "number", "floor", "updated_at") VALUES ($1, $2, $3, $4, $5, now()) -- uuid, uuid, integer, text, integer"#
    );
    assert_sql!(
        Property::insert(NewProperty { code: "N".to_owned() }).set(Property::name, None),
        @r#"INSERT INTO "core"."properties" ("id", "code", "name") VALUES ($1, $2, $3) -- uuid, text, text"#
    );
    assert_sql!(
        Staff::insert(staff(1)).set(
            Staff::manager_id,
            Staff::query().select(Staff::id.max()).scalar(),
        ),
        @r#"INSERT INTO "staff" ("id", "name", "manager_id") VALUES ($1, $2, (SELECT max("staff"."id") FROM "staff")) -- bigint, text"#
    );
}

#[test]
fn nothing_but_defaults() {
    assert_sql!(Ticket::insert(NewTicket {}), @r#"INSERT INTO "tickets" DEFAULT VALUES"#);
    assert_sql!(Ticket::insert_many([NewTicket {}, NewTicket {}]), @r#"INSERT INTO "tickets" SELECT  FROM generate_series(1, $1::bigint) AS r(n) -- bigint"#);
    assert_sql!(Ticket::insert_many(Vec::<NewTicket>::new()), @r#"INSERT INTO "tickets" SELECT  WHERE FALSE"#);
}

#[test]
fn identity_given_by_the_client() {
    assert_sql!(
        Ticket::insert(NewTicket {}).set(Ticket::id, 1).overriding_system_value(),
        @r#"INSERT INTO "tickets" ("id") OVERRIDING SYSTEM VALUE VALUES ($1) -- bigint"#
    );
    assert_sql!(
        Ticket::insert_many([NewTicket {}]).set(Ticket::id, 1).overriding_system_value(),
        @r#"INSERT INTO "tickets" ("id") OVERRIDING SYSTEM VALUE SELECT $1 FROM generate_series(1, $2::bigint) AS r(n) -- bigint, bigint"#
    );
}

#[test]
fn many_rows() {
    assert_sql!(Staff::insert_many([staff(1), staff(2)]), @r#"INSERT INTO "staff" ("id", "name") SELECT r.c0, r.c1 FROM unnest($1::bigint[], coalesce($2, ARRAY[(NULL::"staff")."name"])) WITH ORDINALITY AS r(c0, c1, n) -- bigint[], text[]"#);
    assert_sql!(Room::insert_many([new_room(), new_room()]), @r#"INSERT INTO "core"."rooms" ("property_id", "number", "floor", "id") SELECT r.c0, r.c1, r.c2, r.c3 FROM unnest($1::uuid[], coalesce($2, ARRAY[(NULL::"core"."rooms")."number"]), $3::integer[], $4::uuid[]) WITH ORDINALITY AS r(c0, c1, c2, c3, n) -- uuid[], text[], integer[], uuid[]"#);
    assert_sql!(Rate::insert_many([rate()]).set(Rate::day, day()), @r#"INSERT INTO "rates" ("room_type_id", "amount", "day") SELECT r.c0, r.c1, $1 FROM unnest($2::integer[], $3::numeric[]) WITH ORDINALITY AS r(c0, c1, n) -- date, integer[], numeric[]"#);
    assert_sql!(
        Staff::insert_many([staff(1)]).set(Staff::manager_id, 7).set(
            Staff::name,
            Staff::query().select(Staff::name.min()).scalar().coalesce("?"),
        ),
        @r#"INSERT INTO "staff" ("id", "manager_id", "name") SELECT r.c0, $1, coalesce((SELECT min("staff"."name") FROM "staff"), $2) FROM unnest($3::bigint[]) WITH ORDINALITY AS r(c0, n) -- bigint, text, bigint[]"#
    );
    assert_sql!(Room::insert_many([room()]).returning(Room::id), @r#"INSERT INTO "core"."rooms" ("id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version") SELECT r.c0, r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7 FROM unnest($1::uuid[], $2::uuid[], $3::integer[], coalesce($4, ARRAY[(NULL::"core"."rooms")."number"]), $5::integer[], $6::timestamptz[], $7::timestamptz[], $8::integer[]) WITH ORDINALITY AS r(c0, c1, c2, c3, c4, c5, c6, c7, n) RETURNING "id" -- uuid[], uuid[], integer[], text[], integer[], timestamptz[], timestamptz[], integer[]"#);
    let statement = |count| Staff::insert_many((0..count).map(staff)).to_sql().sql;
    assert_eq!(statement(1), statement(1_000));
}

#[test]
fn many_rows_of_arrays() {
    #[derive(Insert)]
    #[insert(table = Stay)]
    struct Tagged {
        guest: String,
        arrival: NaiveDate,
        booked_at: DateTime<Utc>,
        nights: PgRange<NaiveDate>,
        price: Decimal,
        adults: i16,
        points: i64,
        details: serde_json::Value,
        tags: Vec<String>,
        extras: Option<Vec<i32>>,
        status: Option<RoomStatus>,
    }
    let stay = |tags: &[&str]| Tagged {
        guest: "Ada".to_owned(),
        arrival: day(),
        booked_at: moment(),
        nights: PgRange::Empty,
        price: Decimal::ONE,
        adults: 2,
        points: 0,
        details: serde_json::Value::Null,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        extras: None,
        status: Some(RoomStatus::Free),
    };
    assert_sql!(Stay::insert_many([stay(&["a", "b"]), stay(&[])]), @r#"INSERT INTO "stays" ("guest", "arrival", "booked_at", "nights", "price", "adults", "points", "details", "tags", "extras", "status") SELECT r.c0, r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, CASE WHEN r.c8 THEN coalesce(a8.v, '{}') END, CASE WHEN r.c9 THEN coalesce(a9.v, '{}') END, r.c10 FROM unnest(coalesce($1, ARRAY[(NULL::"stays")."guest"]), $2::date[], $3::timestamptz[], $4::daterange[], $5::numeric[], $6::smallint[], $7::bigint[], coalesce($8, ARRAY[(NULL::"stays")."details"]), $9::boolean[], $10::boolean[], coalesce($11, ARRAY[(NULL::"stays")."status"])) WITH ORDINALITY AS r(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, n) LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v FROM unnest(coalesce($12, (NULL::"stays")."tags"), $13::bigint[]) WITH ORDINALITY AS e(v, n, i) GROUP BY e.n) AS a8 ON a8.n = r.n LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v FROM unnest('{}'::integer[], $14::bigint[]) WITH ORDINALITY AS e(v, n, i) GROUP BY e.n) AS a9 ON a9.n = r.n ORDER BY r.n -- text[], date[], timestamptz[], daterange[], numeric[], smallint[], bigint[], jsonb[], boolean[], boolean[], "core"."room_status"[], text[], bigint[], bigint[]"#);
    assert_sql!(Stay::insert_many([stay(&[])]).on_conflict_do_nothing(), @r#"INSERT INTO "stays" ("guest", "arrival", "booked_at", "nights", "price", "adults", "points", "details", "tags", "extras", "status") SELECT r.c0, r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, CASE WHEN r.c8 THEN coalesce(a8.v, '{}') END, CASE WHEN r.c9 THEN coalesce(a9.v, '{}') END, r.c10 FROM unnest(coalesce($1, ARRAY[(NULL::"stays")."guest"]), $2::date[], $3::timestamptz[], $4::daterange[], $5::numeric[], $6::smallint[], $7::bigint[], coalesce($8, ARRAY[(NULL::"stays")."details"]), $9::boolean[], $10::boolean[], coalesce($11, ARRAY[(NULL::"stays")."status"])) WITH ORDINALITY AS r(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, n) LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v FROM unnest((NULL::"stays")."tags", $12::bigint[]) WITH ORDINALITY AS e(v, n, i) GROUP BY e.n) AS a8 ON a8.n = r.n LEFT JOIN (SELECT e.n, array_agg(e.v ORDER BY e.i) AS v FROM unnest('{}'::integer[], $13::bigint[]) WITH ORDINALITY AS e(v, n, i) GROUP BY e.n) AS a9 ON a9.n = r.n ORDER BY r.n ON CONFLICT DO NOTHING -- text[], date[], timestamptz[], daterange[], numeric[], smallint[], bigint[], jsonb[], boolean[], boolean[], "core"."room_status"[], bigint[], bigint[]"#);
}

#[test]
fn no_rows() {
    assert_sql!(Staff::insert_many(Vec::<NewStaff>::new()), @r#"INSERT INTO "staff" ("id", "name") SELECT NULL, NULL WHERE FALSE"#);
    assert_sql!(
        Room::insert_many(Vec::<NewRoom>::new()).set(Room::floor, 1).returning(Room::id),
        @r#"INSERT INTO "core"."rooms" ("property_id", "number", "id", "floor") SELECT NULL, NULL, NULL, NULL WHERE FALSE RETURNING "id""#
    );
}

#[test]
fn returning() {
    assert_sql!(Staff::insert(staff(1)).returning(Staff::row()), @r#"INSERT INTO "staff" ("id", "name") VALUES ($1, $2) RETURNING "id", "name", "manager_id" -- bigint, text"#);
    assert_sql!(Staff::insert(staff(1)).returning((Staff::id, Staff::name.upper())), @r#"INSERT INTO "staff" ("id", "name") VALUES ($1, $2) RETURNING "id", upper("name") -- bigint, text"#);
}

#[test]
fn on_conflict_do_nothing() {
    assert_sql!(Staff::insert(staff(1)).on_conflict_do_nothing(), @r#"INSERT INTO "staff" ("id", "name") VALUES ($1, $2) ON CONFLICT DO NOTHING -- bigint, text"#);
    assert_sql!(Rate::insert(rate()).on_conflict((Rate::room_type_id, Rate::day)).do_nothing(), @r#"INSERT INTO "rates" ("room_type_id", "day", "amount") VALUES ($1, $2, $3) ON CONFLICT ("room_type_id", "day") DO NOTHING -- integer, date, numeric"#);
    assert_sql!(Staff::insert(staff(1)).on_conflict_constraint("staff \"pkey\"").do_nothing(), @r#"INSERT INTO "staff" ("id", "name") VALUES ($1, $2) ON CONFLICT ON CONSTRAINT "staff ""pkey""" DO NOTHING -- bigint, text"#);
}

#[test]
fn on_conflict_do_update() {
    assert_sql!(
        Rate::insert(rate())
            .on_conflict((Rate::room_type_id, Rate::day))
            .do_update()
            .set_excluded(Rate::amount),
        @r#"INSERT INTO "rates" ("room_type_id", "day", "amount") VALUES ($1, $2, $3) ON CONFLICT ("room_type_id", "day") DO UPDATE SET "amount" = EXCLUDED."amount" -- integer, date, numeric"#
    );
    assert_sql!(
        Room::insert(new_room())
            .on_conflict((Room::property_id, Room::number))
            .where_index(Room::deleted_at.is_null())
            .do_update()
            .set_excluded((Room::floor, Room::room_type_id))
            .set(Room::number, excluded(Room::number).concat("!"))
            .filter(Room::floor.ne(excluded(Room::floor)).or(Room::room_type_id.is_null()))
            .returning(Room::id),
        @r#"INSERT INTO "core"."rooms" ("id", "property_id", "number", "floor") VALUES ($1, $2, $3, $4) ON CONFLICT ("property_id", "number") WHERE "deleted_at" IS NULL DO UPDATE SET "floor" = EXCLUDED."floor", "room_type_id" = EXCLUDED."room_type_id", "number" = EXCLUDED."number" || $5::text, "updated_at" = now(), "version" = "rooms"."version" + 1 WHERE "rooms"."floor" <> EXCLUDED."floor" OR "rooms"."room_type_id" IS NULL RETURNING "id" -- uuid, uuid, text, integer, text"#
    );
    assert_sql!(
        Room::insert(new_room())
            .on_conflict_constraint("rooms_key")
            .do_update()
            .set(Room::floor, Room::floor + excluded(Room::floor))
            .set(Room::version, 1)
            .set(Room::updated_at, moment()),
        @r#"INSERT INTO "core"."rooms" ("id", "property_id", "number", "floor") VALUES ($1, $2, $3, $4) ON CONFLICT ON CONSTRAINT "rooms_key" DO UPDATE SET "floor" = "rooms"."floor" + EXCLUDED."floor", "version" = $5, "updated_at" = $6 -- uuid, uuid, text, integer, integer, timestamptz"#
    );
    assert_sql!(
        Staff::insert_many([staff(1)])
            .on_conflict(Staff::id)
            .do_update()
            .set(Staff::manager_id, Property::query().select(count()).scalar())
            .returning(Staff::id),
        @r#"INSERT INTO "staff" ("id", "name") SELECT r.c0, r.c1 FROM unnest($1::bigint[], coalesce($2, ARRAY[(NULL::"staff")."name"])) WITH ORDINALITY AS r(c0, c1, n) ON CONFLICT ("id") DO UPDATE SET "manager_id" = (SELECT count(*) FROM "core"."properties") RETURNING "id" -- bigint[], text[]"#
    );
}

#[test]
fn an_update_of_nothing_is_refused() {
    let upsert = Staff::insert(staff(1)).on_conflict(Staff::id).do_update();
    insta::assert_snapshot!(crate::reason(&upsert.to_sql()), @"the query cannot be sent: the upsert of `staff` sets no column; add `.set(..)`, or use `.do_nothing()`");
}

#[test]
fn quoted_names() {
    assert_sql!(
        Odd::insert(NewOdd { select: 1, size: 2, r#type: String::new() })
            .on_conflict(Odd::select)
            .do_update()
            .set(Odd::size, Odd::size + 1),
        @r#"INSERT INTO "my schema"."odd ""table""" ("select", "Größe ""cm""", "type") VALUES ($1, $2, $3) ON CONFLICT ("select") DO UPDATE SET "Größe ""cm""" = "odd ""table"""."Größe ""cm""" + $4::bigint -- bigint, bigint, text, bigint"#
    );
}
