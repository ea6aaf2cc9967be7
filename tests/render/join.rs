//! Joins of every kind, with soft deletion in each.

use ormlite::prelude::*;

use crate::assert_sql;
use crate::tables::*;

#[test]
fn inner() {
    assert_sql!(
        Room::query()
            .inner_join::<RoomType>()
            .on(Room::room_type_id.eq(RoomType::id))
            .select((Room::number, RoomType::name)),
        @r#"SELECT "rooms"."number", "room_types"."name" FROM "core"."rooms" INNER JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL WHERE "rooms"."deleted_at" IS NULL"#
    );
}

#[test]
fn left() {
    assert_sql!(
        Room::query()
            .left_join::<RoomType>()
            .on(Room::room_type_id.eq(RoomType::id).or(RoomType::beds.is_null()))
            .filter(RoomType::id.is_null())
            .select(Room::number),
        @r#"SELECT "rooms"."number" FROM "core"."rooms" LEFT JOIN "core"."room_types" ON ("rooms"."room_type_id" = "room_types"."id" OR "room_types"."beds" IS NULL) AND "room_types"."deleted_at" IS NULL WHERE "room_types"."id" IS NULL AND "rooms"."deleted_at" IS NULL"#
    );
}

#[test]
fn right() {
    assert_sql!(
        Room::query()
            .right_join::<RoomType>()
            .on(Room::room_type_id.eq(RoomType::id))
            .filter(Room::floor.gt(1))
            .select((Room::number, RoomType::name)),
        @r#"SELECT "core.rooms"."number", "core.room_types"."name" FROM (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "core.rooms" RIGHT JOIN (SELECT "id", "name", "beds", "deleted_at" FROM "core"."room_types" WHERE "deleted_at" IS NULL) AS "core.room_types" ON "core.rooms"."room_type_id" = "core.room_types"."id" WHERE "core.rooms"."floor" > $1 -- integer"#
    );
}

#[test]
fn full() {
    assert_sql!(
        Room::query()
            .full_join::<Property>()
            .on(Room::property_id.eq(Property::id))
            .select((Room::number, Property::code)),
        @r#"SELECT "core.rooms"."number", "properties"."code" FROM (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "core.rooms" FULL JOIN "core"."properties" ON "core.rooms"."property_id" = "properties"."id""#
    );
}

#[test]
fn cross() {
    assert_sql!(
        Property::query().cross_join::<RoomType>().select((Property::code, RoomType::name)),
        @r#"SELECT "properties"."code", "room_types"."name" FROM "core"."properties" CROSS JOIN "core"."room_types" WHERE "room_types"."deleted_at" IS NULL"#
    );
}

#[test]
fn by_relation() {
    assert_sql!(
        Room::query()
            .inner_join_by(Room::property)
            .left_join_by(Room::room_type)
            .left_join::<Rate>()
            .on(Rate::room_type_id.eq(RoomType::id))
            .select((Property::code, RoomType::name, Rate::amount)),
        @r#"SELECT "properties"."code", "room_types"."name", "rates"."amount" FROM "core"."rooms" INNER JOIN "core"."properties" ON "rooms"."property_id" = "properties"."id" LEFT JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL LEFT JOIN "rates" ON "rates"."room_type_id" = "room_types"."id" WHERE "rooms"."deleted_at" IS NULL"#
    );
}

#[test]
fn several_after_a_right_join() {
    assert_sql!(
        Room::query()
            .right_join::<RoomType>()
            .on(Room::room_type_id.eq(RoomType::id))
            .left_join::<OtherRoom>()
            .on(Room::floor.of::<OtherRoom>().eq(Room::floor))
            .inner_join::<Property>()
            .on(Room::property_id.eq(Property::id))
            .select((Room::number, Room::number.of::<OtherRoom>())),
        @r#"SELECT "core.rooms"."number", "OtherRoom"."number" FROM (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "core.rooms" RIGHT JOIN (SELECT "id", "name", "beds", "deleted_at" FROM "core"."room_types" WHERE "deleted_at" IS NULL) AS "core.room_types" ON "core.rooms"."room_type_id" = "core.room_types"."id" LEFT JOIN (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "OtherRoom" ON "OtherRoom"."floor" = "core.rooms"."floor" INNER JOIN "core"."properties" ON "core.rooms"."property_id" = "properties"."id""#
    );
}

#[test]
fn with_deleted_rows() {
    assert_sql!(
        Room::query()
            .with_deleted()
            .left_join_by(Room::room_type)
            .select(Room::number),
        @r#"SELECT "rooms"."number" FROM "core"."rooms" LEFT JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id""#
    );
    assert_sql!(
        Room::query()
            .only_deleted()
            .left_join_by(Room::room_type)
            .select(Room::number),
        @r#"SELECT "rooms"."number" FROM "core"."rooms" LEFT JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" WHERE "rooms"."deleted_at" IS NOT NULL"#
    );
    assert_sql!(
        Room::query()
            .only_deleted()
            .right_join::<RoomType>()
            .on(Room::room_type_id.eq(RoomType::id))
            .select(Room::number),
        @r#"SELECT "core.rooms"."number" FROM (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NOT NULL) AS "core.rooms" RIGHT JOIN "core"."room_types" ON "core.rooms"."room_type_id" = "room_types"."id""#
    );
}

#[test]
fn to_itself_by_aliases() {
    assert_sql!(
        Staff::query()
            .left_join::<Manager>()
            .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
            .left_join::<Director>()
            .on(Staff::manager_id.of::<Manager>().eq(Staff::id.of::<Director>()))
            .filter(Staff::name.of::<Director>().ne("Ada"))
            .select((Staff::name, Staff::name.of::<Manager>(), Director::row())),
        @r#"SELECT "staff"."name", "Manager"."name", "Director"."id", "Director"."name", "Director"."manager_id" FROM "staff" LEFT JOIN "staff" AS "Manager" ON "staff"."manager_id" = "Manager"."id" LEFT JOIN "staff" AS "Director" ON "Manager"."manager_id" = "Director"."id" WHERE "Director"."name" <> $1 -- text"#
    );
    assert_sql!(Manager::query().filter(Staff::name.of::<Manager>().eq("Ada")), @r#"SELECT "id", "name", "manager_id" FROM "staff" AS "Manager" WHERE "name" = $1 -- text"#);
    assert_sql!(
        OtherRoom::query()
            .right_join::<Room>()
            .on(Room::floor.eq(Room::floor.of::<OtherRoom>()))
            .select(Room::number.of::<OtherRoom>()),
        @r#"SELECT "OtherRoom"."number" FROM (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "OtherRoom" RIGHT JOIN (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "core.rooms" ON "core.rooms"."floor" = "OtherRoom"."floor""#
    );
}

#[test]
fn tables_of_one_name_in_two_schemas() {
    assert_sql!(
        Room::query()
            .inner_join::<RoomAudit>()
            .on(RoomAudit::room_id.eq(Room::id))
            .select((Room::number, RoomAudit::at)),
        @r#"SELECT "core"."rooms"."number", "audit"."rooms"."at" FROM "core"."rooms" INNER JOIN "audit"."rooms" ON "audit"."rooms"."room_id" = "core"."rooms"."id" WHERE "core"."rooms"."deleted_at" IS NULL"#
    );
    assert_sql!(
        OtherRoom::query()
            .inner_join::<RoomAudit>()
            .on(RoomAudit::room_id.eq(Room::id.of::<OtherRoom>()))
            .select((Room::number.of::<OtherRoom>(), RoomAudit::at)),
        @r#"SELECT "OtherRoom"."number", "rooms"."at" FROM "core"."rooms" AS "OtherRoom" INNER JOIN "audit"."rooms" ON "rooms"."room_id" = "OtherRoom"."id" WHERE "OtherRoom"."deleted_at" IS NULL"#
    );
    assert_sql!(
        Room::query()
            .right_join::<RoomAudit>()
            .on(RoomAudit::room_id.eq(Room::id))
            .select((Room::number, RoomAudit::at)),
        @r#"SELECT "core.rooms"."number", "audit"."rooms"."at" FROM (SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL) AS "core.rooms" RIGHT JOIN "audit"."rooms" ON "audit"."rooms"."room_id" = "core.rooms"."id""#
    );
}

#[test]
fn a_table_joined_twice_is_refused() {
    let query = Room::query()
        .inner_join_by(Room::property)
        .left_join::<Property>()
        .on(Room::number.is_not_null())
        .select(Room::number);
    insta::assert_snapshot!(crate::reason(&query.to_sql()), @"the query cannot be sent: `properties` is joined twice; give one of the two an alias: `alias!(Other = ..)`, then `.left_join::<Other>().on(..)` and `column.of::<Other>()`");
}

#[test]
fn whole_rows() {
    assert_sql!(
        Staff::query().left_join::<Rate>().on(Staff::id.gt(1)),
        @r#"SELECT "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" LEFT JOIN "rates" ON "staff"."id" > $1 -- bigint"#
    );
    assert_sql!(
        Staff::query().left_join::<Rate>().on(Staff::id.gt(1)).select((Rate::row(), Staff::row())),
        @r#"SELECT "rates"."room_type_id", "rates"."day", "rates"."amount", "staff"."id", "staff"."name", "staff"."manager_id" FROM "staff" LEFT JOIN "rates" ON "staff"."id" > $1 -- bigint"#
    );
}
