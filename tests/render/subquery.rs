//! Queries within queries.

use ormlite::prelude::*;

use crate::assert_sql;
use crate::tables::*;

#[test]
fn exists_correlated() {
    assert_sql!(
        Property::query()
            .filter(exists(
                Room::query().correlate::<Property>().filter(Room::property_id.eq(Property::id)),
            ))
            .select(Property::code),
        @r#"SELECT "code" FROM "core"."properties" WHERE EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL)"#
    );
    assert_sql!(
        Property::query()
            .filter(not(exists(
                Room::query()
                    .correlate::<Property>()
                    .inner_join_by(Room::room_type)
                    .filter(Room::property_id.eq(Property::id).and(RoomType::beds.gt(1)))
                    .order_by(Room::number)
                    .limit(1),
            )))
            .select(Property::code),
        @r#"SELECT "code" FROM "core"."properties" WHERE NOT EXISTS (SELECT 1 FROM "core"."rooms" INNER JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL WHERE "rooms"."property_id" = "properties"."id" AND "room_types"."beds" > $1 AND "rooms"."deleted_at" IS NULL LIMIT $2) -- integer, bigint"#
    );
}

#[test]
fn exists_on_its_own() {
    assert_sql!(
        Staff::query().filter(exists(Property::query())).select((Staff::id, exists(Rate::query()))),
        @r#"SELECT "id", EXISTS (SELECT 1 FROM "rates") FROM "staff" WHERE EXISTS (SELECT 1 FROM "core"."properties")"#
    );
}

#[test]
fn of_the_same_table_by_an_alias() {
    assert_sql!(
        Room::query()
            .filter(not(exists(
                OtherRoom::query()
                    .correlate::<Room>()
                    .filter(Room::floor.of::<OtherRoom>().gt(Room::floor)),
            )))
            .select(Room::number),
        @r#"SELECT "number" FROM "core"."rooms" WHERE NOT EXISTS (SELECT 1 FROM "core"."rooms" AS "OtherRoom" WHERE "OtherRoom"."floor" > "rooms"."floor" AND "OtherRoom"."deleted_at" IS NULL) AND "deleted_at" IS NULL"#
    );
}

#[test]
fn of_the_same_table_without_one() {
    assert_sql!(
        Staff::query()
            .filter(Staff::id.in_(Staff::query().select(Staff::manager_id)))
            .select(Staff::name),
        @r#"SELECT "name" FROM "staff" WHERE "id" IN (SELECT "staff"."manager_id" FROM "staff")"#
    );
}

#[test]
fn in_a_query() {
    assert_sql!(
        Room::query()
            .filter(Room::property_id.in_(
                Property::query().filter(Property::code.eq("N")).select(Property::id),
            ))
            .select(Room::number),
        @r#"SELECT "number" FROM "core"."rooms" WHERE "property_id" IN (SELECT "properties"."id" FROM "core"."properties" WHERE "properties"."code" = $1) AND "deleted_at" IS NULL -- text"#
    );
    assert_sql!(
        Room::query()
            .filter(Room::room_type_id.not_in(
                Rate::query()
                    .correlate::<Room>()
                    .filter(Rate::amount.gt(Decimal::ONE))
                    .select(Rate::room_type_id),
            ))
            .select(Room::number),
        @r#"SELECT "number" FROM "core"."rooms" WHERE "room_type_id" NOT IN (SELECT "rates"."room_type_id" FROM "rates" WHERE "rates"."amount" > $1) AND "deleted_at" IS NULL -- numeric"#
    );
}

#[test]
fn scalar() {
    assert_sql!(
        Property::query().select((
            Property::code,
            Room::query()
                .correlate::<Property>()
                .filter(Room::property_id.eq(Property::id))
                .select(Room::floor.max())
                .scalar(),
        )),
        @r#"SELECT "code", (SELECT max("rooms"."floor") FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND "rooms"."deleted_at" IS NULL) FROM "core"."properties""#
    );
    assert_sql!(
        Stay::query()
            .filter(Stay::price.gt(
                Stay::query().select(Stay::price.avg()).scalar().coalesce(Decimal::ZERO)
                    * Decimal::TWO,
            ))
            .select(Stay::id),
        @r#"SELECT "id" FROM "stays" WHERE "price" > coalesce((SELECT avg("stays"."price") FROM "stays"), $1::numeric) * $2::numeric -- numeric, numeric"#
    );
}

#[test]
fn arrays_of_a_query() {
    assert_sql!(
        Property::query()
            .filter(Property::code.in_(Stay::query().select(Stay::tags).limit(1).scalar()))
            .select(Property::id),
        @r#"SELECT "id" FROM "core"."properties" WHERE "code" = ANY(coalesce((SELECT "stays"."tags" FROM "stays" LIMIT $1))) -- bigint"#
    );
    assert_sql!(
        Property::query()
            .filter(Stay::query().select(Stay::tags).limit(1).scalar().has_element("new"))
            .select(Property::id),
        @r#"SELECT "id" FROM "core"."properties" WHERE $1 = ANY(coalesce((SELECT "stays"."tags" FROM "stays" LIMIT $2))) -- text, bigint"#
    );
}

#[test]
fn two_levels_deep() {
    assert_sql!(
        Property::query()
            .filter(exists(
                Room::query().correlate::<Property>().filter(
                    Room::property_id.eq(Property::id).and(exists(
                        RoomAudit::query()
                            .correlate::<Room>()
                            .correlate::<Property>()
                            .filter(RoomAudit::room_id.eq(Room::id).and(Property::name.is_null())),
                    )),
                ),
            ))
            .select(Property::code),
        @r#"SELECT "code" FROM "core"."properties" WHERE EXISTS (SELECT 1 FROM "core"."rooms" WHERE "rooms"."property_id" = "properties"."id" AND EXISTS (SELECT 1 FROM "audit"."rooms" WHERE "audit"."rooms"."room_id" = "core"."rooms"."id" AND "properties"."name" IS NULL) AND "rooms"."deleted_at" IS NULL)"#
    );
}
