//! Updates by filter, key, row and patch.

use ormlite::prelude::*;

use crate::assert_sql;
use crate::tables::*;

#[test]
fn by_filter() {
    assert_sql!(
        Staff::update()
            .set(Staff::name, "Ada")
            .set(Staff::manager_id, None)
            .filter(Staff::id.gt(1))
            .filter(Staff::name.ne("Ada")),
        @r#"UPDATE "staff" SET "name" = $1, "manager_id" = $2 WHERE "id" > $3 AND "name" <> $4 -- text, bigint, bigint, text"#
    );
    assert_sql!(Staff::update().set(Staff::name, "Ada").all_rows(), @r#"UPDATE "staff" SET "name" = $1 -- text"#);
}

#[test]
fn by_key() {
    assert_sql!(Staff::update().set(Staff::name, "Ada").find(1), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 -- text, bigint"#);
    assert_sql!(Rate::update().set(Rate::amount, Decimal::ONE).find((1, day())), @r#"UPDATE "rates" SET "amount" = $1 WHERE "room_type_id" = $2 AND "day" = $3 -- numeric, integer, date"#);
}

#[test]
fn expressions() {
    assert_sql!(
        Rate::update()
            .set(Rate::amount, Rate::amount * Decimal::TWO)
            .set(
                Rate::room_type_id,
                RoomType::query().select(RoomType::id.max()).scalar().coalesce(1),
            )
            .filter(Rate::day.lt(now().date())),
        @r#"UPDATE "rates" SET "amount" = "amount" * $1::numeric, "room_type_id" = coalesce((SELECT max("room_types"."id") FROM "core"."room_types" WHERE "room_types"."deleted_at" IS NULL), $2::integer) WHERE "day" < CAST(now() AS date) -- numeric, integer"#
    );
    assert_sql!(
        Staff::update()
            .set(Staff::manager_id, Staff::id)
            .set_opt(Staff::name, None::<&str>)
            .set_opt(Staff::name, Some("Ada"))
            .all_rows(),
        @r#"UPDATE "staff" SET "manager_id" = "id", "name" = $1 -- text"#
    );
}

#[test]
fn time_and_version() {
    assert_sql!(Room::update().set(Room::floor, 1).filter(Room::number.eq("1")), @r#"UPDATE "core"."rooms" SET "floor" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE "number" = $2 AND "deleted_at" IS NULL -- integer, text"#);
    assert_sql!(
        Room::update()
            .set(Room::floor, 1)
            .set(Room::version, 3)
            .set(Room::updated_at, moment())
            .find(Uuid::nil()),
        @r#"UPDATE "core"."rooms" SET "floor" = $1, "version" = $2, "updated_at" = $3 WHERE "id" = $4 AND "deleted_at" IS NULL -- integer, integer, timestamptz, uuid"#
    );
    assert_sql!(Room::update().set(Room::floor, 1).find(Uuid::nil()).version(Room::version, 7), @r#"UPDATE "core"."rooms" SET "floor" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE "id" = $2 AND "version" = $3 AND "deleted_at" IS NULL -- integer, uuid, integer"#);
}

#[test]
fn by_row() {
    assert_sql!(Room::update().set(Room::floor, Room::floor + 1).of(&room()), @r#"UPDATE "core"."rooms" SET "floor" = "floor" + $1::integer, "updated_at" = now(), "version" = "version" + 1 WHERE "id" = $2 AND "version" = $3 AND "deleted_at" IS NULL -- integer, uuid, integer"#);
    let rate = Rate {
        room_type_id: 1,
        day: day(),
        amount: Decimal::ONE,
    };
    assert_sql!(Rate::update().set(Rate::amount, Decimal::ONE).of(&rate), @r#"UPDATE "rates" SET "amount" = $1 WHERE "room_type_id" = $2 AND "day" = $3 -- numeric, integer, date"#);
}

#[test]
fn deleted_rows() {
    assert_sql!(Room::update().set(Room::deleted_at, None).with_deleted().find(Uuid::nil()), @r#"UPDATE "core"."rooms" SET "deleted_at" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE "id" = $2 -- timestamptz, uuid"#);
    assert_sql!(Room::update().set(Room::deleted_at, None).only_deleted().all_rows(), @r#"UPDATE "core"."rooms" SET "deleted_at" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE "deleted_at" IS NOT NULL -- timestamptz"#);
    assert_sql!(Room::update().set(Room::floor, 1).with_deleted().all_rows(), @r#"UPDATE "core"."rooms" SET "floor" = $1, "updated_at" = now(), "version" = "version" + 1 -- integer"#);
    assert_sql!(
        Room::update().set(Room::floor, 1).filter(Room::floor.eq(1).or(Room::floor.eq(2))),
        @r#"UPDATE "core"."rooms" SET "floor" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE ("floor" = $2 OR "floor" = $3) AND "deleted_at" IS NULL -- integer, integer, integer"#
    );
}

#[test]
fn by_patch() {
    #[derive(Patch)]
    #[patch(table = Staff)]
    struct StaffPatch {
        name: Option<String>,
        #[patch(rename = manager_id)]
        manager: Option<Option<i64>>,
    }
    let patch = |name: Option<&str>, manager| StaffPatch {
        name: name.map(str::to_owned),
        manager,
    };
    assert_sql!(Staff::update().patch(patch(Some("Ada"), None)).find(1), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 -- text, bigint"#);
    assert_sql!(Staff::update().patch(patch(None, Some(None))).find(1), @r#"UPDATE "staff" SET "manager_id" = $1 WHERE "id" = $2 -- bigint, bigint"#);
    let nothing = Staff::update().patch(patch(None, None)).find(1);
    insta::assert_snapshot!(crate::reason(&nothing.to_sql()), @"the query cannot be sent: the update of `staff` sets no column");
}

#[test]
fn by_subquery() {
    assert_sql!(
        Staff::update()
            .set(Staff::name, "boss")
            .filter(exists(
                Manager::query()
                    .correlate::<Staff>()
                    .filter(Staff::manager_id.of::<Manager>().eq(Staff::id)),
            )),
        @r#"UPDATE "staff" SET "name" = $1 WHERE EXISTS (SELECT 1 FROM "staff" AS "Manager" WHERE "Manager"."manager_id" = "staff"."id") -- text"#
    );
    assert_sql!(
        Room::update()
            .set(Room::floor, 0)
            .filter(Room::property_id.in_(
                Property::query().filter(Property::code.eq("N")).select(Property::id),
            )),
        @r#"UPDATE "core"."rooms" SET "floor" = $1, "updated_at" = now(), "version" = "version" + 1 WHERE "property_id" IN (SELECT "properties"."id" FROM "core"."properties" WHERE "properties"."code" = $2) AND "deleted_at" IS NULL -- integer, text"#
    );
}

#[test]
fn returning() {
    assert_sql!(
        Staff::update()
            .set(Staff::name, "Ada")
            .find(1)
            .returning((Staff::id, Staff::name.length())),
        @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 RETURNING "id", length("name") -- text, bigint"#
    );
    assert_sql!(Staff::update().set(Staff::name, "Ada").find(1).returning(Staff::row()), @r#"UPDATE "staff" SET "name" = $1 WHERE "id" = $2 RETURNING "id", "name", "manager_id" -- text, bigint"#);
}

#[test]
fn quoted_names() {
    assert_sql!(Odd::update().set(Odd::size, Odd::size + 1).filter(Odd::r#type.eq("x")), @r#"UPDATE "my schema"."odd ""table""" SET "Größe ""cm""" = "Größe ""cm""" + $1::bigint WHERE "type" = $2 -- bigint, text"#);
}
