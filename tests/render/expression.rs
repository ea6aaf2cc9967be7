//! Operators and functions: their text, precedence and the types of what is bound.

use ormlite::Expr;
use ormlite::expr::Expression;
use ormlite::prelude::*;
use ormlite::query::Selection;
use serde_json::json;

use crate::assert_sql;
use crate::tables::*;

/// The text of an expression over stays.
fn sql<S, I>(expression: S) -> String
where
    S: Selection<(Stay, ()), I>,
{
    let text = crate::text(&Stay::query().select::<_, I, S::Output>(expression).to_sql());
    let (select, binds) = text
        .split_once(" FROM \"stays\"")
        .expect("a query of stays");
    format!("{}{binds}", select.trim_start_matches("SELECT "))
}

/// Compares the text of an expression with a snapshot.
macro_rules! assert_expr {
    ($expression:expr, @$snapshot:literal) => {
        insta::assert_snapshot!(sql($expression), @$snapshot)
    };
}

#[test]
fn comparisons() {
    assert_expr!(Stay::adults.eq(2), @r#""adults" = $1 -- smallint"#);
    assert_expr!(Stay::guest.ne("Ada"), @r#""guest" <> $1 -- text"#);
    assert_expr!(Stay::guest.lt(&"Ada".to_owned()), @r#""guest" < $1 -- text"#);
    assert_expr!(Stay::children.le(2), @r#""children" <= $1 -- integer"#);
    assert_expr!(Stay::price.gt(Decimal::ONE), @r#""price" > $1 -- numeric"#);
    assert_expr!(Stay::points.ge(Stay::points), @r#""points" >= "points""#);
    assert_expr!(Stay::status.eq(RoomStatus::OutOfOrder), @r#""status" = $1 -- "core"."room_status""#);
    assert_expr!(val(1).lt(2), @"$1::integer < $2 -- integer, integer");
    // On a reference these are not the methods of `PartialEq` and `PartialOrd`.
    let column = &Stay::points;
    assert_expr!(column.ne(1).and(column.le(2)), @r#""points" <> $1 AND "points" <= $2 -- bigint, bigint"#);
    let either: Condition<Stay> = column.eq(1).or(column.is_null()).into();
    assert_expr!(either, @r#""points" = $1 OR "points" IS NULL -- bigint"#);
    assert_expr!(Stay::adults.between(1, 3), @r#""adults" BETWEEN $1 AND $2 -- smallint, smallint"#);
    assert_expr!(Stay::adults.not_between(Stay::adults, 3), @r#""adults" NOT BETWEEN "adults" AND $1 -- smallint"#);
    assert_expr!(Stay::children.is_null(), @r#""children" IS NULL"#);
    assert_expr!(Stay::children.is_not_null(), @r#""children" IS NOT NULL"#);
    assert_expr!(Stay::children.is_distinct_from(Some(1)), @r#""children" IS DISTINCT FROM $1 -- integer"#);
    assert_expr!(Stay::children.is_not_distinct_from(None), @r#""children" IS NOT DISTINCT FROM $1 -- integer"#);
    assert_expr!(Stay::children.is_distinct_from(Stay::children + 1), @r#""children" IS DISTINCT FROM "children" + $1::integer -- integer"#);
    assert_expr!(Stay::adults.eq(1).eq(Stay::paid), @r#"("adults" = $1) = "paid" -- smallint"#);
    assert_expr!(Stay::paid.is_true(), @r#""paid" IS TRUE"#);
    assert_expr!(Stay::confirmed.is_false(), @r#""confirmed" IS FALSE"#);
}

#[test]
fn lists() {
    assert_expr!(Stay::adults.in_([1, 2]), @r#""adults" = ANY($1::smallint[]) -- smallint[]"#);
    assert_expr!(Stay::guest.not_in(vec!["Ada"]), @r#""guest" <> ALL($1) -- text[]"#);
    assert_expr!(Stay::children.in_(&[1, 2][..]), @r#""children" = ANY($1::integer[]) -- integer[]"#);
    assert_expr!(Stay::children.in_(Stay::extras), @r#""children" = ANY("extras")"#);
    assert_expr!(Stay::status.in_([RoomStatus::Free]), @r#""status" = ANY($1) -- "core"."room_status"[]"#);
    assert_expr!((Stay::adults + 1).in_([1, 2]), @r#""adults" + $1::smallint = ANY($2::smallint[]) -- smallint, smallint[]"#);
}

#[test]
fn null_functions() {
    assert_expr!(Stay::note.coalesce("none"), @r#"coalesce("note", $1) -- text"#);
    assert_expr!(Stay::note.coalesce(Stay::guest), @r#"coalesce("note", "guest")"#);
    assert_expr!(Stay::guest.nullif(""), @r#"nullif("guest", $1) -- text"#);
    assert_expr!(Stay::adults.greatest(2), @r#"greatest("adults", $1::smallint) -- smallint"#);
    assert_expr!(Stay::points.least(Stay::points), @r#"least("points", "points")"#);
    assert_expr!(Stay::guest.nullable(), @r#""guest""#);
}

#[test]
fn arithmetic_by_precedence() {
    assert_expr!(Stay::points.sum() / count().cast::<Decimal>(), @r#"sum("points") / CAST(count(*) AS numeric)"#);
    assert_expr!(Stay::points.max() - Stay::points.min() + 1, @r#"max("points") - min("points") + $1::bigint -- bigint"#);
    assert_expr!(Stay::points + 1 - Stay::points, @r#""points" + $1::bigint - "points" -- bigint"#);
    assert_expr!(Stay::points - (Stay::points - 1), @r#""points" - ("points" - $1::bigint) -- bigint"#);
    assert_expr!((Stay::points + 1) * 2, @r#"("points" + $1::bigint) * $2::bigint -- bigint, bigint"#);
    assert_expr!(Stay::points + Stay::points * 2, @r#""points" + "points" * $1::bigint -- bigint"#);
    assert_expr!(Stay::points / (Stay::points * 2), @r#""points" / ("points" * $1::bigint) -- bigint"#);
    assert_expr!(Stay::points * 2 / Stay::points % 3, @r#""points" * $1::bigint / "points" % $2::bigint -- bigint, bigint"#);
    assert_expr!(-Stay::points, @r#"-"points""#);
    assert_expr!(-(Stay::points + 1), @r#"-("points" + $1::bigint) -- bigint"#);
    assert_expr!(-(-Stay::points), @r#"-(-"points")"#);
    assert_expr!(Stay::points - (-Stay::points), @r#""points" - -"points""#);
    assert_expr!(-val(1), @"-$1::integer -- integer");
    assert_expr!((-Stay::points).between(-Stay::points, 1), @r#"-"points" BETWEEN -"points" AND $1 -- bigint"#);
    assert_expr!((Stay::points + 1).gt(Stay::points - 1), @r#""points" + $1::bigint > "points" - $2::bigint -- bigint, bigint"#);
    assert_expr!((Stay::points + 1).is_null(), @r#""points" + $1::bigint IS NULL -- bigint"#);
    assert_expr!(Stay::points.gt(1).is_null(), @r#""points" > $1 IS NULL -- bigint"#);
}

#[test]
fn numbers() {
    assert_expr!(Stay::points.abs(), @r#"abs("points")"#);
    assert_expr!(Stay::price.ceil(), @r#"ceil("price")"#);
    assert_expr!(Stay::rating.floor(), @r#"floor("rating")"#);
    assert_expr!(Stay::price.round(), @r#"round("price")"#);
    assert_expr!(Stay::price.round_to(2), @r#"round("price", $1::integer) -- integer"#);
    assert_expr!(Stay::price * Decimal::TEN / Decimal::TWO, @r#""price" * $1::numeric / $2::numeric -- numeric, numeric"#);
}

#[test]
fn text() {
    assert_expr!(Stay::guest.like("A%"), @r#""guest" LIKE $1 -- text"#);
    assert_expr!(Stay::guest.not_like(Stay::note), @r#""guest" NOT LIKE "note""#);
    assert_expr!(Stay::guest.ilike("a%"), @r#""guest" ILIKE $1 -- text"#);
    assert_expr!(Stay::guest.not_ilike("a%"), @r#""guest" NOT ILIKE $1 -- text"#);
    assert_expr!(Stay::guest.starts_with("A_"), @r#""guest" LIKE $1 -- text"#);
    assert_expr!(Stay::guest.ends_with("a"), @r#""guest" LIKE $1 -- text"#);
    assert_expr!(Stay::guest.contains_text("%"), @r#""guest" LIKE $1 -- text"#);
    assert_expr!(Stay::guest.icontains_text("d"), @r#""guest" ILIKE $1 -- text"#);
    assert_expr!(Stay::guest.matches("^A"), @r#""guest" ~ $1 -- text"#);
    assert_expr!(Stay::guest.imatches("^a"), @r#""guest" ~* $1 -- text"#);
    assert_expr!(Stay::guest.concat(" ").concat(Stay::note), @r#""guest" || $1::text || "note" -- text"#);
    assert_expr!(Stay::guest.concat("x").like("%x"), @r#""guest" || $1::text LIKE $2 -- text, text"#);
    assert_expr!(Stay::guest.lower(), @r#"lower("guest")"#);
    assert_expr!(Stay::guest.upper(), @r#"upper("guest")"#);
    assert_expr!(Stay::guest.initcap(), @r#"initcap("guest")"#);
    assert_expr!(Stay::guest.length(), @r#"length("guest")"#);
    assert_expr!(Stay::guest.trim(), @r#"btrim("guest")"#);
    assert_expr!(Stay::guest.left(1), @r#"left("guest", $1::integer) -- integer"#);
    assert_expr!(Stay::guest.right(1), @r#"right("guest", $1::integer) -- integer"#);
    assert_expr!(Stay::guest.substring(1, 2), @r#"substr("guest", $1::integer, $2::integer) -- integer, integer"#);
    assert_expr!(Stay::guest.replace("a", "b"), @r#"replace("guest", $1, $2) -- text, text"#);
    assert_expr!(Stay::guest.split_part(" ", 2), @r#"split_part("guest", $1, $2::integer) -- text, integer"#);
    assert_expr!(Stay::note.position("x"), @r#"strpos("note", $1) -- text"#);
}

#[test]
fn dates_and_times() {
    assert_expr!(Stay::arrival.minus(day()), @r#""arrival" - $1::date -- date"#);
    assert_expr!(Stay::booked_at.minus(now()), @r#""booked_at" - now()"#);
    assert_expr!(now().minus(Stay::booked_at).gt(Stay::length), @r#"now() - "booked_at" > "length""#);
    assert_expr!(Stay::booked_at.plus_interval(Stay::length), @r#""booked_at" + "length""#);
    assert_expr!(Stay::arrival.minus_interval(Interval::default()), @r#""arrival" - $1::interval -- interval"#);
    assert_expr!(Stay::arrival.plus_days(1).gt(current_date()), @r#""arrival" + $1::integer > CURRENT_DATE -- integer"#);
    assert_expr!(Stay::arrival.year(), @r#"CAST(extract(year FROM "arrival") AS integer)"#);
    assert_expr!(Stay::arrival.month(), @r#"CAST(extract(month FROM "arrival") AS integer)"#);
    assert_expr!(Stay::arrival.day(), @r#"CAST(extract(day FROM "arrival") AS integer)"#);
    assert_expr!(Stay::booked_at.hour(), @r#"CAST(extract(hour FROM "booked_at") AS integer)"#);
    assert_expr!(Stay::arrival.iso_weekday(), @r#"CAST(extract(isodow FROM "arrival") AS integer)"#);
    assert_expr!(Stay::arrival.iso_week(), @r#"CAST(extract(week FROM "arrival") AS integer)"#);
    assert_expr!(Stay::booked_at.date_trunc("month"), @r#"date_trunc($1::text, CAST("booked_at" AS timestamptz)) -- text"#);
    assert_expr!(Stay::arrival.date_trunc("week"), @r#"date_trunc($1::text, CAST("arrival" AS timestamp)) -- text"#);
    assert_expr!(Stay::booked_at.date(), @r#"CAST("booked_at" AS date)"#);
    assert_expr!(Stay::booked_at.to_char("YYYY-MM"), @r#"to_char("booked_at", $1::text) -- text"#);
}

#[test]
fn documents() {
    assert_expr!(Stay::details.field_text("city"), @r#""details" ->> $1::text -- text"#);
    assert_expr!(Stay::details.field("guest").field_text("name"), @r#""details" -> $1::text ->> $2::text -- text, text"#);
    assert_expr!(Stay::details.field("beds").item(0), @r#""details" -> $1::text -> $2::integer -- text, integer"#);
    assert_expr!(Stay::details.path_text(["guest", "name"]).eq("Ada"), @r#""details" #>> $1::text[] = $2 -- text[], text"#);
    assert_expr!(Stay::details.json_contains(json!({"vip": true})), @r#""details" @> $1::jsonb -- jsonb"#);
    assert_expr!(Stay::details.has_key("vip"), @r#""details" ? $1::text -- text"#);
    assert_expr!(Stay::details.json_merge(json!({})), @r#""details" || $1::jsonb -- jsonb"#);
    assert_expr!(Stay::details.field_text("n").cast::<i32>() + 1, @r#"CAST("details" ->> $1::text AS integer) + $2::integer -- text, integer"#);
}

#[test]
fn arrays() {
    assert_expr!(Stay::tags.array_contains(vec!["a".to_owned()]), @r#""tags" @> $1 -- text[]"#);
    assert_expr!(Stay::extras.array_contained_by(vec![1]), @r#""extras" <@ $1 -- integer[]"#);
    assert_expr!(Stay::tags.overlaps_array(Stay::tags), @r#""tags" && "tags""#);
    assert_expr!(Stay::tags.array_concat(vec!["a".to_owned()]).cardinality(), @r#"cardinality("tags" || $1) -- text[]"#);
    assert_expr!(Stay::tags.array_append("a".to_owned()), @r#"array_append("tags", $1) -- text"#);
    assert_expr!(Stay::extras.array_remove(1), @r#"array_remove("extras", $1::integer) -- integer"#);
    assert_expr!(Stay::tags.has_element("a"), @r#"$1 = ANY("tags") -- text"#);
    assert_expr!(Stay::extras.has_element(Stay::children), @r#""children" = ANY("extras")"#);
}

#[test]
fn ranges() {
    assert_expr!(Stay::nights.range_contains(day()), @r#""nights" @> $1::date -- date"#);
    assert_expr!(Stay::nights.range_contains(Stay::arrival), @r#""nights" @> "arrival""#);
    assert_expr!(Stay::nights.range_covers(PgRange::from(day()..)), @r#""nights" @> $1 -- daterange"#);
    assert_expr!(Stay::nights.overlaps(Stay::nights), @r#""nights" && "nights""#);
    assert_expr!(Stay::nights.adjacent_to(PgRange::from(..day())), @r#""nights" -|- $1 -- daterange"#);
    assert_expr!(Stay::nights.lower_bound(), @r#"lower("nights")"#);
    assert_expr!(Stay::nights.upper_bound().minus(Stay::nights.lower_bound()), @r#"upper("nights") - lower("nights")"#);
}

#[test]
fn conditions() {
    assert_expr!(
        case::<String>()
            .when(Stay::adults.gt(2), "group")
            .when(Stay::children.gt(0), Stay::guest)
            .otherwise("pair"),
        @r#"CASE WHEN "adults" > $1 THEN $2 WHEN "children" > $3 THEN "guest" ELSE $4 END -- smallint, text, integer, text"#
    );
    assert_expr!(case::<i32>().when(Stay::paid, 1).end().sum(), @r#"sum(CASE WHEN "paid" THEN $1::integer END) -- integer"#);
    assert_expr!(case::<i32>().otherwise(1), @"$1::integer -- integer");
    assert_expr!(case::<i32>().when(Stay::paid, 1).otherwise(0).eq(1), @r#"CASE WHEN "paid" THEN $1::integer ELSE $2::integer END = $3 -- integer, integer, integer"#);
}

#[test]
fn casts() {
    assert_expr!(Stay::adults.cast::<String>(), @r#"CAST("adults" AS text)"#);
    assert_expr!((Stay::points + 1).cast::<Decimal>(), @r#"CAST("points" + $1::bigint AS numeric) -- bigint"#);
    assert_expr!(Stay::guest.cast::<RoomStatus>(), @r#"CAST("guest" AS "core"."room_status")"#);
    assert_expr!(val("1".to_owned()).cast::<i32>(), @"CAST($1::text AS integer) -- text");
    assert_expr!(val(vec![1, 2]), @"$1::integer[] -- integer[]");
    assert_expr!(val(None::<i32>), @"$1::integer -- integer");
}

#[test]
fn aggregates() {
    assert_expr!(count(), @"count(*)");
    assert_expr!(Stay::note.count(), @r#"count("note")"#);
    assert_expr!(Stay::guest.count_distinct(), @r#"count(DISTINCT "guest")"#);
    assert_expr!(Stay::adults.sum(), @r#"sum("adults")"#);
    assert_expr!((Stay::price * Decimal::TWO).avg(), @r#"avg("price" * $1::numeric) -- numeric"#);
    assert_expr!(Stay::arrival.min(), @r#"min("arrival")"#);
    assert_expr!(Stay::rating.max().coalesce(0.0), @r#"coalesce(max("rating"), $1::double precision) -- double precision"#);
    assert_expr!(Stay::guest.array_agg().distinct(), @r#"array_agg(DISTINCT "guest")"#);
    assert_expr!(Stay::note.array_agg().order_by(Stay::booked_at.desc().nulls_last()), @r#"array_agg("note" ORDER BY "booked_at" DESC NULLS LAST)"#);
    assert_expr!(Stay::guest.string_agg(", ").order_by(Stay::guest.asc()), @r#"string_agg("guest", $1::text ORDER BY "guest" ASC) -- text"#);
    assert_expr!(count().filter(Stay::paid).filter(Stay::adults.gt(1).or(Stay::children.gt(1))), @r#"count(*) FILTER (WHERE "paid" AND ("adults" > $1 OR "children" > $2)) -- smallint, integer"#);
    assert_expr!(Stay::paid.bool_and(), @r#"bool_and("paid")"#);
    assert_expr!(Stay::adults.gt(1).bool_or(), @r#"bool_or("adults" > $1) -- smallint"#);
    assert_expr!(count() .gt(1), @"count(*) > $1 -- bigint");
    assert_expr!(Expr::from(Stay::adults.sum()) * 2, @r#"sum("adults") * $1::bigint -- bigint"#);
}

#[test]
fn values_are_bound_in_the_order_of_their_numbers() {
    assert_expr!(
        (
            Stay::guest.eq("Ada"),
            Stay::adults.between(1, 2),
            case::<i64>().when(Stay::paid.eq(true), 1).otherwise(Stay::points),
            Stay::price.gt(Decimal::ONE),
        ),
        @r#""guest" = $1, "adults" BETWEEN $2 AND $3, CASE WHEN "paid" = $4 THEN $5::bigint ELSE "points" END, "price" > $6 -- text, smallint, smallint, boolean, bigint, numeric"#
    );
}

/// What the types say of NULL, as the output of the query.
#[test]
fn types_of_results() {
    fn ty<E: Expression>(_: E) -> &'static str {
        std::any::type_name::<E::Value>()
    }
    let _: Expr<_, Option<i32>> = Stay::children + 1;
    assert_eq!(ty(Stay::adults + 1), "i16");
    assert_eq!(ty(Stay::children + 1), "core::option::Option<i32>");
    assert_eq!(ty(Stay::children.eq(1)), "core::option::Option<bool>");
    assert_eq!(ty(Stay::children.is_null()), "bool");
    assert_eq!(ty(Stay::adults.sum()), "core::option::Option<i64>");
    assert_eq!(
        ty(Stay::points.sum()),
        "core::option::Option<rust_decimal::decimal::Decimal>"
    );
    assert_eq!(ty(Stay::note.count()), "i64");
}

/// The same of a left join, where it shows in the query's output alone.
#[test]
fn types_of_a_left_join() {
    fn ty<Q, O>(_: &ormlite::Select<Q, O>) -> &'static str {
        std::any::type_name::<O>()
    }
    let query = Room::query().left_join_by(Room::room_type).select((
        Room::number,
        RoomType::name,
        RoomType::beds,
        RoomType::name.coalesce("none"),
        RoomType::row(),
    ));
    assert_eq!(
        ty(&query),
        "(alloc::string::String, core::option::Option<alloc::string::String>, \
         core::option::Option<i32>, alloc::string::String, \
         core::option::Option<render::tables::RoomType>)"
    );
    let inner = Room::query()
        .inner_join_by(Room::room_type)
        .select(RoomType::name);
    assert_eq!(ty(&inner), "alloc::string::String");
}

#[test]
fn whose_type_says_the_table_alone() {
    fn upstairs(strict: bool) -> ormlite::Expr<ormlite::typing::TableScope<Room>, bool> {
        match strict {
            true => Room::floor.gt(1).and(Room::number.ne("")).scoped(),
            false => Room::floor.gt(0).scoped(),
        }
    }
    let predicates = vec![
        upstairs(true),
        upstairs(false),
        Room::room_type_id.is_null().scoped(),
    ];
    assert_sql!(
        Room::query().with_deleted().select(Room::id).filter(any(predicates)),
        @r#"SELECT "id" FROM "core"."rooms" WHERE "floor" > $1 AND "number" <> $2 OR "floor" > $3 OR "room_type_id" IS NULL -- integer, text, integer"#
    );
}
