//! Deletes: soft, hard and of what is soft-deleted already.

use ormlite::prelude::*;

use crate::assert_sql;
use crate::tables::*;

#[test]
fn hard() {
    assert_sql!(Staff::delete().filter(Staff::id.eq(1)), @r#"DELETE FROM "staff" WHERE "id" = $1 -- bigint"#);
    assert_sql!(Staff::delete().all_rows(), @r#"DELETE FROM "staff""#);
    assert_sql!(Staff::delete().find(1).returning(Staff::name), @r#"DELETE FROM "staff" WHERE "id" = $1 RETURNING "name" -- bigint"#);
    assert_sql!(Rate::delete().find((1, day())), @r#"DELETE FROM "rates" WHERE "room_type_id" = $1 AND "day" = $2 -- integer, date"#);
}

#[test]
fn soft() {
    assert_sql!(Room::delete().filter(Room::floor.eq(1).or(Room::floor.eq(2))), @r#"UPDATE "core"."rooms" SET "deleted_at" = now(), "updated_at" = now(), "version" = "version" + 1 WHERE ("floor" = $1 OR "floor" = $2) AND "deleted_at" IS NULL -- integer, integer"#);
    assert_sql!(Room::delete().all_rows(), @r#"UPDATE "core"."rooms" SET "deleted_at" = now(), "updated_at" = now(), "version" = "version" + 1 WHERE "deleted_at" IS NULL"#);
    assert_sql!(Room::delete().of(&room()), @r#"UPDATE "core"."rooms" SET "deleted_at" = now(), "updated_at" = now(), "version" = "version" + 1 WHERE "id" = $1 AND "version" = $2 AND "deleted_at" IS NULL -- uuid, integer"#);
    assert_sql!(RoomType::delete().find(1).returning(RoomType::row()), @r#"UPDATE "core"."room_types" SET "deleted_at" = now() WHERE "id" = $1 AND "deleted_at" IS NULL RETURNING "id", "name", "beds", "deleted_at" -- integer"#);
}

#[test]
fn purge() {
    assert_sql!(Room::purge().find(Uuid::nil()), @r#"DELETE FROM "core"."rooms" WHERE "id" = $1 -- uuid"#);
    assert_sql!(Room::purge().only_deleted().all_rows(), @r#"DELETE FROM "core"."rooms" WHERE "deleted_at" IS NOT NULL"#);
    assert_sql!(Room::purge().of(&room()), @r#"DELETE FROM "core"."rooms" WHERE "id" = $1 AND "version" = $2 -- uuid, integer"#);
    assert_sql!(Staff::purge().find(1), @r#"DELETE FROM "staff" WHERE "id" = $1 -- bigint"#);
}

#[test]
fn by_subquery() {
    assert_sql!(
        Staff::delete().filter(exists(
            Manager::query()
                .correlate::<Staff>()
                .filter(Staff::manager_id.of::<Manager>().eq(Staff::id)),
        )),
        @r#"DELETE FROM "staff" WHERE EXISTS (SELECT 1 FROM "staff" AS "Manager" WHERE "Manager"."manager_id" = "staff"."id")"#
    );
}
