//! Queries: what is selected, filtered, grouped, ordered, limited and locked.

use ormlite::prelude::*;

use crate::assert_sql;
use crate::tables::*;

#[test]
fn whole_rows_by_their_columns() {
    assert_sql!(Property::query(), @r#"SELECT "id", "code", "name" FROM "core"."properties""#);
    assert_sql!(Room::query(), @r#"SELECT "id", "property_id", "room_type_id", "number", "floor", "updated_at", "deleted_at", "version" FROM "core"."rooms" WHERE "deleted_at" IS NULL"#);
    assert_sql!(Room::query().with_deleted().select(Room::id), @r#"SELECT "id" FROM "core"."rooms""#);
    assert_sql!(Room::query().only_deleted().select(Room::id), @r#"SELECT "id" FROM "core"."rooms" WHERE "deleted_at" IS NOT NULL"#);
}

#[test]
fn by_primary_key() {
    assert_sql!(Staff::find(1), @r#"SELECT "id", "name", "manager_id" FROM "staff" WHERE "id" = $1 -- bigint"#);
    assert_sql!(Rate::find((1, day())), @r#"SELECT "room_type_id", "day", "amount" FROM "rates" WHERE "room_type_id" = $1 AND "day" = $2 -- integer, date"#);
    assert_sql!(Room::find(Uuid::nil()).select(Room::number), @r#"SELECT "number" FROM "core"."rooms" WHERE "id" = $1 AND "deleted_at" IS NULL -- uuid"#);
}

#[test]
fn by_relation() {
    assert_sql!(room().property().query(), @r#"SELECT "id", "code", "name" FROM "core"."properties" WHERE "id" = $1 -- uuid"#);
    assert_sql!(room().room_type().query().select(RoomType::name), @r#"SELECT "name" FROM "core"."room_types" WHERE "id" = $1 AND "deleted_at" IS NULL -- integer"#);
}

#[test]
fn selections() {
    #[derive(Row)]
    #[row(table = Staff)]
    #[expect(dead_code, reason = "no row is read")]
    struct Name {
        name: String,
        #[row(rename = manager_id)]
        manager: Option<i64>,
    }

    assert_sql!(Staff::query().select(Staff::name), @r#"SELECT "name" FROM "staff""#);
    assert_sql!(Staff::query().select((Staff::name, Staff::row(), val(1))), @r#"SELECT "name", "id", "name", "manager_id", $1::integer FROM "staff" -- integer"#);
    assert_sql!(Staff::query().select(Name::columns()), @r#"SELECT "name", "manager_id" FROM "staff""#);
    assert_sql!(
        Staff::query().select(SelectName {
            name: Staff::name.upper(),
            manager: Staff::id.nullable(),
        }),
        @r#"SELECT upper("name"), "id" FROM "staff""#
    );
}

#[test]
fn filters() {
    assert_sql!(Staff::query().filter(Staff::id.gt(1)).filter(Staff::name.eq("Ada")), @r#"SELECT "id", "name", "manager_id" FROM "staff" WHERE "id" > $1 AND "name" = $2 -- bigint, text"#);
    assert_sql!(
        Staff::query().filter_opt(None::<i64>.map(|id| Staff::id.eq(id))).select(Staff::id),
        @r#"SELECT "id" FROM "staff""#
    );
    assert_sql!(
        Staff::query().filter_opt(Some(1).map(|id| Staff::id.eq(id))).select(Staff::id),
        @r#"SELECT "id" FROM "staff" WHERE "id" = $1 -- bigint"#
    );
}

#[test]
fn logic_by_precedence() {
    let (a, b, c) = (Staff::id.eq(1), Staff::id.eq(2), Staff::id.eq(3));
    let id = || Staff::query().select(Staff::id);
    assert_sql!(id().filter(a.clone().and(b.clone()).or(c.clone())), @r#"SELECT "id" FROM "staff" WHERE "id" = $1 AND "id" = $2 OR "id" = $3 -- bigint, bigint, bigint"#);
    assert_sql!(id().filter(a.clone().or(b.clone()).and(c.clone())), @r#"SELECT "id" FROM "staff" WHERE ("id" = $1 OR "id" = $2) AND "id" = $3 -- bigint, bigint, bigint"#);
    assert_sql!(id().filter(a.clone().and(b.clone().and(c.clone()))), @r#"SELECT "id" FROM "staff" WHERE "id" = $1 AND "id" = $2 AND "id" = $3 -- bigint, bigint, bigint"#);
    assert_sql!(id().filter(a.clone().or(b.clone())).filter(c.clone()), @r#"SELECT "id" FROM "staff" WHERE ("id" = $1 OR "id" = $2) AND "id" = $3 -- bigint, bigint, bigint"#);
    assert_sql!(id().filter(not(a.clone().or(b.clone()))), @r#"SELECT "id" FROM "staff" WHERE NOT ("id" = $1 OR "id" = $2) -- bigint, bigint"#);
    assert_sql!(id().filter(not(a.clone()).and(!b.clone())), @r#"SELECT "id" FROM "staff" WHERE NOT "id" = $1 AND NOT "id" = $2 -- bigint, bigint"#);
    assert_sql!(id().filter(not(not(a.clone()))), @r#"SELECT "id" FROM "staff" WHERE NOT (NOT "id" = $1) -- bigint"#);
    assert_sql!(id().filter(not(Staff::name.like("A%"))), @r#"SELECT "id" FROM "staff" WHERE NOT "name" LIKE $1 -- text"#);
    assert_sql!(id().filter(not(Staff::name.is_null()).is_true()), @r#"SELECT "id" FROM "staff" WHERE (NOT "name" IS NULL) IS TRUE"#);
    assert_sql!(id().filter(a.clone().or(b.clone()).is_not_true()), @r#"SELECT "id" FROM "staff" WHERE ("id" = $1 OR "id" = $2) IS NOT TRUE -- bigint, bigint"#);
    assert_sql!(id().filter(a.eq(b).eq(c)), @r#"SELECT "id" FROM "staff" WHERE (("id" = $1) = ("id" = $2)) = ("id" = $3) -- bigint, bigint, bigint"#);
}

#[test]
fn lists_of_predicates() {
    let id = || Staff::query().select(Staff::id);
    assert_sql!(id().filter(all((Staff::id.gt(1), Staff::name.eq("Ada"), Staff::manager_id.is_null()))), @r#"SELECT "id" FROM "staff" WHERE "id" > $1 AND "name" = $2 AND "manager_id" IS NULL -- bigint, text"#);
    assert_sql!(id().filter(any([Staff::id.eq(1), Staff::id.eq(2)])), @r#"SELECT "id" FROM "staff" WHERE "id" = $1 OR "id" = $2 -- bigint, bigint"#);
    assert_sql!(id().filter(any([Staff::id.eq(1), Staff::id.eq(2)])).filter(Staff::id.lt(9)), @r#"SELECT "id" FROM "staff" WHERE ("id" = $1 OR "id" = $2) AND "id" < $3 -- bigint, bigint, bigint"#);
    let none = || Vec::from_iter(Some(Staff::id.eq(1)).filter(|_| false));
    assert_sql!(id().filter(all(none())), @r#"SELECT "id" FROM "staff" WHERE TRUE"#);
    assert_sql!(id().filter(any(none())), @r#"SELECT "id" FROM "staff" WHERE FALSE"#);
}

#[test]
fn groups() {
    assert_sql!(
        Room::query()
            .group_by((Room::property_id, Room::floor))
            .having(count().gt(1))
            .having(Room::number.max().ne("9"))
            .select((Room::property_id, Room::floor, count()))
            .order_by((count().desc(), Room::floor)),
        @r#"SELECT "property_id", "floor", count(*) FROM "core"."rooms" WHERE "deleted_at" IS NULL GROUP BY "property_id", "floor" HAVING count(*) > $1::bigint AND max("number") <> $2 ORDER BY count(*) DESC, "floor" ASC -- bigint, text"#
    );
    assert_sql!(
        Room::query().group_by(Room::floor % 2).select((Room::floor % 2, count())),
        @r#"SELECT "floor" % $1::integer, count(*) FROM "core"."rooms" WHERE "deleted_at" IS NULL GROUP BY "floor" % $1::integer -- integer"#
    );
}

/// A value that stands in the grouped expression and in the selected one is one parameter, for
/// else the server would not know the one in the other.
#[test]
fn groups_by_expressions_with_values() {
    let month = Stay::booked_at.date_trunc("month");
    assert_sql!(
        Stay::query()
            .group_by(month.clone())
            .select((month.clone(), Stay::price.sum()))
            .order_by(month.desc()),
        @r#"SELECT date_trunc($1::text, CAST("booked_at" AS timestamptz)), sum("price") FROM "stays" GROUP BY date_trunc($1::text, CAST("booked_at" AS timestamptz)) ORDER BY date_trunc($1::text, CAST("booked_at" AS timestamptz)) DESC -- text"#
    );
    assert_sql!(
        Stay::query()
            .filter(Stay::guest.eq("month"))
            .group_by(Stay::booked_at.date_trunc("month"))
            .select((Stay::booked_at.date_trunc("month"), count()))
            .order_by(Stay::booked_at.date_trunc("month")),
        @r#"SELECT date_trunc($1::text, CAST("booked_at" AS timestamptz)), count(*) FROM "stays" WHERE "guest" = $2 GROUP BY date_trunc($1::text, CAST("booked_at" AS timestamptz)) ORDER BY date_trunc($1::text, CAST("booked_at" AS timestamptz)) ASC -- text, text"#
    );
    let size = case::<String>()
        .when(Stay::adults.gt(2), "group")
        .otherwise("pair");
    assert_sql!(Stay::query().group_by(size.clone()).select((size, count())), @r#"SELECT CASE WHEN "adults" > $1::smallint THEN $2::text ELSE $3::text END, count(*) FROM "stays" GROUP BY CASE WHEN "adults" > $1::smallint THEN $2::text ELSE $3::text END -- smallint, text, text"#);
    // Built twice, and the same to the server; of another comparison it would not be.
    assert_sql!(
        Stay::query()
            .filter(Stay::guest.ne("Ada"))
            .group_by(Stay::guest.eq("Ada"))
            .select((Stay::guest.eq("Ada"), count())),
        @r#"SELECT "guest" = $1, count(*) FROM "stays" WHERE "guest" <> $2 GROUP BY "guest" = $1 -- text, text"#
    );
    assert_sql!(
        Room::query().distinct().select(Room::floor % 2).order_by((Room::floor % 2).desc()),
        @r#"SELECT DISTINCT "floor" % $1::integer FROM "core"."rooms" WHERE "deleted_at" IS NULL ORDER BY "floor" % $1::integer DESC -- integer"#
    );
}

#[test]
fn distinct() {
    assert_sql!(Room::query().distinct().select(Room::floor), @r#"SELECT DISTINCT "floor" FROM "core"."rooms" WHERE "deleted_at" IS NULL"#);
    assert_sql!(
        Room::query()
            .distinct_on((Room::property_id, Room::floor))
            .order_by((Room::property_id, Room::floor, Room::number.desc()))
            .select(Room::number),
        @r#"SELECT DISTINCT ON ("property_id", "floor") "number" FROM "core"."rooms" WHERE "deleted_at" IS NULL ORDER BY "property_id" ASC, "floor" ASC, "number" DESC"#
    );
}

#[test]
fn orders() {
    assert_sql!(
        Stay::query()
            .order_by(Stay::guest)
            .order_by((
                Stay::note.asc().nulls_first(),
                Stay::rating.desc().nulls_last(),
                Stay::adults + 1,
                Stay::guest.lower().desc(),
            ))
            .select(Stay::id),
        @r#"SELECT "id" FROM "stays" ORDER BY "guest" ASC, "note" ASC NULLS FIRST, "rating" DESC NULLS LAST, "adults" + $1::smallint ASC, lower("guest") DESC -- smallint"#
    );
}

#[test]
fn pages() {
    assert_sql!(Staff::query().select(Staff::id).order_by(Staff::id).limit(10).offset(20), @r#"SELECT "id" FROM "staff" ORDER BY "id" ASC LIMIT $1 OFFSET $2 -- bigint, bigint"#);
}

#[test]
fn locks() {
    let id = || Staff::query().select(Staff::id);
    assert_sql!(id().for_update(), @r#"SELECT "id" FROM "staff" FOR UPDATE"#);
    assert_sql!(id().for_no_key_update().skip_locked(), @r#"SELECT "id" FROM "staff" FOR NO KEY UPDATE SKIP LOCKED"#);
    assert_sql!(id().no_wait().for_share(), @r#"SELECT "id" FROM "staff" FOR SHARE NOWAIT"#);
    assert_sql!(id().skip_locked().limit(1), @r#"SELECT "id" FROM "staff" LIMIT $1 FOR UPDATE SKIP LOCKED -- bigint"#);
    assert_sql!(
        Room::query().left_join_by(Room::room_type).for_update().select(Room::id),
        @r#"SELECT "rooms"."id" FROM "core"."rooms" LEFT JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" AND "room_types"."deleted_at" IS NULL WHERE "rooms"."deleted_at" IS NULL FOR UPDATE OF "rooms""#
    );
    assert_sql!(
        Manager::query()
            .inner_join::<Staff>()
            .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
            .for_share()
            .no_wait()
            .select(Staff::id),
        @r#"SELECT "staff"."id" FROM "staff" AS "Manager" INNER JOIN "staff" ON "staff"."manager_id" = "Manager"."id" FOR SHARE OF "Manager" NOWAIT"#
    );
    assert_sql!(
        Room::query()
            .inner_join::<RoomAudit>()
            .on(RoomAudit::room_id.eq(Room::id))
            .for_update()
            .select(Room::id),
        @r#"SELECT "core"."rooms"."id" FROM "core"."rooms" INNER JOIN "audit"."rooms" ON "audit"."rooms"."room_id" = "core"."rooms"."id" WHERE "core"."rooms"."deleted_at" IS NULL FOR UPDATE OF "rooms""#
    );
}

#[test]
fn quoted_names() {
    assert_sql!(
        Odd::query()
            .filter(Odd::select.gt(1))
            .order_by(Odd::size)
            .select((Odd::select, Odd::size, Odd::r#type)),
        @r#"SELECT "select", "Größe ""cm""", "type" FROM "my schema"."odd ""table""" WHERE "select" > $1 ORDER BY "Größe ""cm""" ASC -- bigint"#
    );
    assert_sql!(
        Odd::query().cross_join::<Staff>().select((Odd::size, Staff::name)),
        @r#"SELECT "odd ""table"""."Größe ""cm""", "staff"."name" FROM "my schema"."odd ""table""" CROSS JOIN "staff""#
    );
}

#[test]
fn the_text_does_not_depend_on_values() {
    let query = |ids: Vec<i64>| Staff::query().filter(Staff::id.in_(ids)).to_sql().sql;
    assert_eq!(query(vec![]), query(vec![1, 2, 3]));
}

#[test]
fn count_of_all_rows_has_no_distinct() {
    let query = Staff::query().select(count().distinct());
    assert_eq!(
        crate::reason(&query.to_sql()),
        "the query cannot be sent: `count(DISTINCT *)` is not valid in SQL; use `column.count_distinct()`"
    );
}

#[test]
fn equal_values_are_one_parameter_only_where_their_type_is_spelled_out() {
    let query = Stay::query().group_by(Stay::adults.gt(1)).select((
        Stay::adults.gt(1),
        Stay::guest.eq("x").bool_and(),
        Stay::guest.concat("x").max(),
    ));
    assert_sql!(query, @r#"SELECT "adults" > $1::smallint, bool_and("guest" = $2), max("guest" || $3::text) FROM "stays" GROUP BY "adults" > $1::smallint -- smallint, text, text"#);
}

#[test]
fn long_lists_of_predicates_do_not_nest() {
    let numbers: Vec<_> = (0..20_000).map(|n| Staff::id.eq(n)).collect();
    let sql = Staff::query().filter(any(numbers)).to_sql().sql;
    assert_eq!(sql.matches(" OR ").count(), 19_999);
    assert!(!sql.contains('('));
}

#[test]
fn a_table_without_a_schema_and_its_namesake_need_an_alias() {
    /// Rooms wherever the search path leads.
    #[derive(Table)]
    #[table(name = "rooms")]
    struct Elsewhere {
        #[column(primary_key)]
        id: Uuid,
    }
    let query = Elsewhere::query().filter(exists(
        Room::query()
            .correlate::<Elsewhere>()
            .filter(Room::id.eq(Elsewhere::id)),
    ));
    let reason = crate::reason(&query.to_sql());
    assert!(
        reason.contains("two tables have the name `rooms`"),
        "{reason}"
    );
}
