//! Relations: in filters and as values, loaded by statements of their own, and written.

use ormlite::prelude::*;

use crate::tables::*;
use crate::{assert_sql, text};

/// The texts of the statements that load a query and its relations, a line each.
macro_rules! assert_statements {
    ($query:expr, @$snapshot:literal) => {{
        let statements: Vec<_> = $query.statements().iter().map(text).collect();
        insta::assert_snapshot!(statements.join("\n"), @$snapshot)
    }};
}

#[test]
fn in_filters() {
    let property = |predicate| Property::query().filter(predicate).select(Property::id);
    assert_sql!(property(Property::rooms.exists()), @r#"SELECT "id" FROM "core"."properties" WHERE EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL)"#);
    assert_sql!(property(Property::rooms.some(Room::floor.gt(3))), @r#"SELECT "id" FROM "core"."properties" WHERE EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."floor" > $1 AND "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) -- integer"#);
    assert_sql!(property(Property::rooms.none(Room::floor.gt(3))), @r#"SELECT "id" FROM "core"."properties" WHERE NOT EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."floor" > $1 AND "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) -- integer"#);
    assert_sql!(property(Property::rooms.every(Room::floor.gt(3))), @r#"SELECT "id" FROM "core"."properties" WHERE NOT EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."floor" > $1 IS NOT TRUE AND "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) -- integer"#);
    assert_sql!(property(not(Property::rooms.with_deleted().exists())), @r#"SELECT "id" FROM "core"."properties" WHERE NOT EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id")"#);
    let room = |predicate| Room::query().filter(predicate).select(Room::id);
    assert_sql!(room(Room::property.some(Property::code.eq("A"))), @r#"SELECT "id" FROM "core"."rooms" WHERE EXISTS (SELECT 1 FROM "core"."properties" WHERE "properties"."code" = $1 AND "rooms"."property_id" = "properties"."id") AND "deleted_at" IS NULL -- text"#);
    assert_sql!(room(Room::guides.some(RoomGuide::rank.eq(1).and(Staff::name.eq("Ada")))), @r#"SELECT "id" FROM "core"."rooms" WHERE EXISTS (SELECT 1 FROM "staff" INNER JOIN "room_guides" ON "room_guides"."guide_id" = "staff"."id" WHERE "room_guides"."rank" = $1 AND "staff"."name" = $2 AND "room_guides"."room_id" = "rooms"."id") AND "deleted_at" IS NULL -- integer, text"#);
}

#[test]
fn of_its_own_table() {
    let staff = |predicate| Staff::query().filter(predicate).select(Staff::id);
    assert_sql!(staff(Staff::reports.exists()), @r#"SELECT "id" FROM "staff" WHERE EXISTS (SELECT 1 FROM "staff" AS "staff_2" WHERE "staff_2"."manager_id" = "staff"."id")"#);
    assert_sql!(staff(Staff::reports.some(Staff::reports.some(Staff::name.eq("Ada")))), @r#"SELECT "id" FROM "staff" WHERE EXISTS (SELECT 1 FROM "staff" AS "staff_2" WHERE EXISTS (SELECT 1 FROM "staff" AS "staff_3" WHERE "staff_3"."name" = $1 AND "staff_3"."manager_id" = "staff_2"."id") AND "staff_2"."manager_id" = "staff"."id") -- text"#);
    assert_sql!(staff(Staff::manager.some(Staff::name.eq("Ada"))), @r#"SELECT "id" FROM "staff" WHERE EXISTS (SELECT 1 FROM "staff" AS "staff_2" WHERE "staff_2"."name" = $1 AND "staff"."manager_id" = "staff_2"."id") -- text"#);
}

#[test]
fn counted_and_valued() {
    assert_sql!(
        Property::query()
            .filter(Property::rooms.count().ge(2))
            .order_by(Property::rooms.count().desc())
            .select((Property::id, Property::rooms.filter(Room::floor.eq(1)).count())),
        @r#"SELECT "id", (SELECT count(*) FROM "core"."rooms" WHERE "rooms"."floor" = $1 AND "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) FROM "core"."properties" WHERE (SELECT count(*) FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) >= $2 ORDER BY (SELECT count(*) FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) DESC -- integer, bigint"#
    );
    assert_sql!(
        Property::query().select(Property::rooms.select(Room::floor.max()).value()),
        @r#"SELECT (SELECT max("rooms"."floor") FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) FROM "core"."properties""#
    );
    assert_sql!(
        Property::query().select(Property::rooms.limit(3).count()),
        @r#"SELECT (SELECT count(*) FROM (SELECT "rooms"."id", "rooms"."property_id", "rooms"."room_type_id", "rooms"."number", "rooms"."floor", "rooms"."updated_at", "rooms"."deleted_at", "rooms"."version" FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL LIMIT $1) AS "rows") FROM "core"."properties" -- bigint"#
    );
}

#[test]
fn changed_by() {
    assert_sql!(
        Room::delete().filter(Room::property.some(Property::code.eq("A"))),
        @r#"UPDATE "core"."rooms" SET "deleted_at" = now(), "updated_at" = now(), "version" = "version" + 1 WHERE EXISTS (SELECT 1 FROM "core"."properties" WHERE "properties"."code" = $1 AND "rooms"."property_id" = "properties"."id") AND "deleted_at" IS NULL -- text"#
    );
    assert_sql!(
        Staff::update().set(Staff::name, "Ada").filter(Staff::reports.exists()),
        @r#"UPDATE "staff" SET "name" = $1 WHERE EXISTS (SELECT 1 FROM "staff" AS "staff_2" WHERE "staff_2"."manager_id" = "staff"."id") -- text"#
    );
}

#[test]
fn joined_along() {
    assert_sql!(
        Property::query().left_join_by(Property::rooms).select((Property::code, Room::number)),
        @r#"SELECT "properties"."code", "rooms"."number" FROM "core"."properties" LEFT JOIN "core"."rooms" ON "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL"#
    );
    assert_sql!(
        Room::query()
            .inner_join_by(Room::guides)
            .order_by(RoomGuide::rank)
            .select((Room::number, Staff::name)),
        @r#"SELECT "rooms"."number", "staff"."name" FROM "core"."rooms" INNER JOIN "room_guides" ON "room_guides"."room_id" = "rooms"."id" INNER JOIN "staff" ON "room_guides"."guide_id" = "staff"."id" WHERE "rooms"."deleted_at" IS NULL ORDER BY "room_guides"."rank" ASC"#
    );
}

#[test]
fn limits_per_parent() {
    assert_sql!(
        Room::query().select((Room::number, Room::property.load(), Room::room_type.select(RoomType::name))),
        @r#"SELECT "number", (SELECT ROW("properties"."id", "properties"."code", "properties"."name") FROM "core"."properties" WHERE "rooms"."property_id" = "properties"."id"), (SELECT ROW("room_types"."name") FROM "core"."room_types" WHERE "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL) FROM "core"."rooms" WHERE "deleted_at" IS NULL"#
    );
    assert_sql!(Staff::query().with(Staff::manager.with(Staff::manager)), @r#"SELECT "id", "name", "manager_id", (SELECT ROW("staff_2"."id", "staff_2"."name", "staff_2"."manager_id", (SELECT ROW("staff_3"."id", "staff_3"."name", "staff_3"."manager_id") FROM "staff" AS "staff_3" WHERE "staff_2"."manager_id" = "staff_3"."id")) FROM "staff" AS "staff_2" WHERE "staff"."manager_id" = "staff_2"."id") FROM "staff""#);
    assert_sql!(Room::update().find(Uuid::nil()).set(Room::floor, 2).returning((Room::floor, Room::property.select(Property::code))), @r#"UPDATE "core"."rooms" SET "floor" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE "id" = $2 AND "deleted_at" IS NULL RETURNING "floor", (SELECT ROW("properties"."code") FROM "core"."properties" WHERE "rooms"."property_id" = "properties"."id") -- integer, uuid"#);
}

#[test]
fn loaded_by_statements_of_their_own() {
    assert_statements!(
        Property::query()
            .with(Property::rooms.order_by(Room::number).select((Room::number, Room::room_type.load())))
            .filter(Property::code.eq("A"))
            .split_query(),
        @r#"
        SELECT "id", "code", "name", "id" FROM "core"."properties" WHERE "code" = $1 -- text
        SELECT "keys"."n", "rooms"."number", (SELECT ROW("room_types"."id", "room_types"."name", "room_types"."beds", "room_types"."deleted_at") FROM "core"."room_types" WHERE "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL) FROM "core"."rooms" CROSS JOIN unnest($1::uuid[]) WITH ORDINALITY AS "keys"("k1", "n") WHERE "rooms"."property_id" = "keys"."k1" AND "rooms"."deleted_at" IS NULL ORDER BY "rooms"."number" ASC -- uuid
        "#
    );
    assert_statements!(
        Room::query()
            .select((Room::number, Room::guides.order_by(RoomGuide::rank).select(Staff::name)))
            .split_query(),
        @r#"
        SELECT "number", "id" FROM "core"."rooms" WHERE "deleted_at" IS NULL
        SELECT "keys"."n", "staff"."name" FROM "staff" INNER JOIN "room_guides" ON "room_guides"."guide_id" = "staff"."id" CROSS JOIN unnest($1::uuid[]) WITH ORDINALITY AS "keys"("k1", "n") WHERE "room_guides"."room_id" = "keys"."k1" ORDER BY "room_guides"."rank" ASC -- uuid
        "#
    );
    assert_statements!(
        Staff::query()
            .with(Staff::reports.order_by(Staff::id).limit(3).with(Staff::reports))
            .split_query(),
        @r#"
        SELECT "id", "name", "manager_id", "id" FROM "staff"
        SELECT "keys"."n", "rows"."c1", "rows"."c2", "rows"."c3", "rows"."c4" FROM unnest($1::bigint[]) WITH ORDINALITY AS "keys"("k1", "n") CROSS JOIN LATERAL (SELECT "staff"."id", "staff"."name", "staff"."manager_id", "staff"."id" FROM "staff" WHERE "staff"."manager_id" = "keys"."k1" ORDER BY "staff"."id" ASC LIMIT $2) AS "rows"("c1", "c2", "c3", "c4") -- bigint, bigint
        SELECT "keys"."n", "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" CROSS JOIN unnest($1::bigint[]) WITH ORDINALITY AS "keys"("k1", "n") WHERE "staff"."manager_id" = "keys"."k1" -- bigint
        "#
    );
}

#[test]
fn distinct_rows_in_an_order() {
    let names = Room::guides
        .select((Staff::id, Staff::name))
        .query(|guides| guides.distinct().order_by(Staff::name.asc()));
    assert_sql!(Room::query().select(names).with_deleted(), @r#"SELECT ARRAY(SELECT ROW("rows"."c1", "rows"."c2") FROM (SELECT DISTINCT "staff"."id", "staff"."name" FROM "staff" INNER JOIN "room_guides" ON "room_guides"."guide_id" = "staff"."id" WHERE "room_guides"."room_id" = "rooms"."id" ORDER BY "staff"."name" ASC) AS "rows"("c1", "c2")) FROM "core"."rooms""#);
}

#[test]
fn relations_of_a_loaded_row() {
    let room = room();
    assert_sql!(room.property().query(), @r#"SELECT "id", "code", "name" FROM "core"."properties" WHERE "id" = $1 -- uuid"#);
    assert_sql!(room.guides().query().order_by(RoomGuide::rank), @r#"SELECT "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" INNER JOIN "room_guides" ON "room_guides"."guide_id" = "staff"."id" WHERE "room_guides"."room_id" = $1 ORDER BY "room_guides"."rank" ASC -- uuid"#);
    let manager = Staff {
        id: 1,
        name: String::new(),
        manager_id: None,
    };
    assert_sql!(manager.reports().query().filter(Staff::name.eq("Ada")), @r#"SELECT "id", "name", "manager_id" FROM "staff" WHERE "manager_id" = $1 AND "name" = $2 -- bigint, text"#);
}

#[test]
fn connected_and_disconnected() {
    assert_sql!(room().guides().connect([1_i64, 2]).set(RoomGuide::rank, 5), @r#"INSERT INTO "room_guides" ("room_id", "guide_id", "rank") SELECT r.c0, r.c1, $1 FROM unnest($2::uuid[], $3::bigint[]) WITH ORDINALITY AS r(c0, c1, n) ON CONFLICT DO NOTHING -- integer, uuid[], bigint[]"#);
    assert_sql!(room().guides().disconnect([1_i64]), @r#"DELETE FROM "room_guides" WHERE "room_id" = $1 AND "guide_id" = ANY($2::bigint[]) -- uuid, bigint[]"#);
    assert_sql!(room().guides().disconnect_all(), @r#"DELETE FROM "room_guides" WHERE "room_id" = $1 -- uuid"#);
    assert_sql!(room().guides().set([1_i64, 2]), @r#"WITH "removed" AS (DELETE FROM "room_guides" WHERE "room_id" = $1 AND NOT "guide_id" = ANY($2::bigint[]) RETURNING "room_id", "guide_id", "rank"), "added" AS (INSERT INTO "room_guides" ("room_id", "guide_id") SELECT r.c0, r.c1 FROM unnest($3::uuid[], $4::bigint[]) WITH ORDINALITY AS r(c0, c1, n) ON CONFLICT DO NOTHING RETURNING "room_id", "guide_id", "rank") SELECT FALSE, "room_id", "guide_id", "rank" FROM "removed" UNION ALL SELECT TRUE, "room_id", "guide_id", "rank" FROM "added" -- uuid, bigint[], uuid[], bigint[]"#);
    let manager = || Staff {
        id: 1,
        name: String::new(),
        manager_id: None,
    };
    assert_sql!(manager().reports().connect([2_i64]), @r#"UPDATE "staff" SET "manager_id" = $1::bigint WHERE "id" = ANY($2::bigint[]) -- bigint, bigint[]"#);
    assert_sql!(manager().reports().disconnect([2_i64]), @r#"UPDATE "staff" SET "manager_id" = NULL WHERE "manager_id" = $1 AND "id" = ANY($2::bigint[]) -- bigint, bigint[]"#);
    assert_sql!(manager().reports().set([2_i64, 3]), @r#"WITH "removed" AS (UPDATE "staff" SET "manager_id" = NULL WHERE "manager_id" = $1 AND NOT "id" = ANY($2::bigint[]) RETURNING "id", "name", "manager_id"), "added" AS (UPDATE "staff" SET "manager_id" = $1::bigint WHERE "id" = ANY($2::bigint[]) AND "manager_id" = $1 IS NOT TRUE RETURNING "id", "name", "manager_id") SELECT FALSE, "id", "name", "manager_id" FROM "removed" UNION ALL SELECT TRUE, "id", "name", "manager_id" FROM "added" -- bigint, bigint[]"#);
    assert_sql!(
        Staff::insert(manager()).on_conflict(Staff::id).or_get_existing(),
        @r#"INSERT INTO "staff" ("id", "name", "manager_id") VALUES ($1, $2, $3) ON CONFLICT ("id") DO UPDATE SET "id" = "staff"."id" -- bigint, text, bigint"#
    );
}
