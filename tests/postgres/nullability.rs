//! What may be NULL is an `Option`, and nothing else is one without a reason: every function over a
//! table that is left-joined, its type spelled out, run where a row is missing.

use ormlite::expr::{AggregateMethods, case, count, val};
use ormlite::prelude::*;
use ormlite::query::excluded;
use ormlite::typing::TableScope;
use ormlite::{Error, Expr, serde_json};

use crate::Outcome;
use crate::hotel::{cents, open};
use crate::schema::*;

/// Where NULLs are in what a query gave.
trait Nulls {
    fn is_null(&self) -> bool {
        false
    }
    fn has_null(&self) -> bool {
        false
    }
}

impl<V: Nulls> Nulls for Option<V> {
    fn is_null(&self) -> bool {
        self.is_none()
    }
    fn has_null(&self) -> bool {
        self.as_ref().is_some_and(V::has_null)
    }
}

impl<V: Nulls> Nulls for Vec<V> {
    fn has_null(&self) -> bool {
        self.iter().any(V::is_null)
    }
}

macro_rules! never_null {
    ($($value:ty),*) => { $(impl Nulls for $value {})* };
}
never_null! {
    bool, i16, i32, i64, f64, String, Decimal, Uuid, NaiveDate, NaiveDateTime, DateTime<Utc>,
    RoomStatus, Season, serde_json::Value, Json<Features>, PgRange<i32>, Room, RoomType
}

/// Each expression has the type that stands beside it, can be read as that from every row, and is
/// NULL as it says: `never`; `null` where one is; `element` where one is in an array; `both`; or
/// `allowed` by the type, which does not know better.
macro_rules! types {
    ($db:ident, $query:expr; $($expression:expr => $type:ty, $null:ident;)*) => { $(
        let rows: Result<Vec<$type>, Error> = Box::pin($query.select($expression).all($db)).await;
        let what = stringify!($expression);
        let rows = rows.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(!rows.is_empty(), "{what}");
        let found = (rows.iter().any(Nulls::is_null), rows.iter().any(Nulls::has_null));
        let expected = match stringify!($null) {
            "never" | "allowed" => (false, false),
            "null" => (true, false),
            "element" => (false, true),
            "both" => (true, true),
            other => panic!("{other}"),
        };
        assert_eq!(found, expected, "{what}: {rows:?}");
    )* };
}

/// Types of rooms with their rooms: the suite has none. One room has codes, one of them NULL.
async fn hotel(db: &Db) -> Result<[Uuid; 5], Error> {
    let hotel = open(db).await?;
    Room::update()
        .find(hotel.rooms[0])
        .set(Room::codes, vec![Some(7), None])
        .execute(db)
        .await?;
    Ok(hotel.rooms)
}

macro_rules! kinds {
    () => {
        RoomType::query()
            .left_join::<Room>()
            .on(Room::room_type_id.eq(RoomType::id))
    };
}

#[ormlite::test]
async fn aggregates_of_a_left_joined_table(db: Db) -> Outcome {
    hotel(&db).await?;
    let db = &db;
    types! { db, kinds!();
        // Of what is never NULL beside the join.
        RoomType::name.array_agg() => Option<Vec<String>>, never;
        RoomType::name.array_agg().filter(Room::floor.gt(0)) => Option<Vec<String>>, never;
        RoomType::name.array_agg().order_by(Room::number.asc()) => Option<Vec<String>>, never;
        RoomType::name.array_agg().filter(Room::floor.gt(99)) => Option<Vec<String>>, null;
        // Of what the join makes NULL.
        Room::number.array_agg() => Option<Vec<Option<String>>>, element;
        Room::number.array_agg().distinct() => Option<Vec<Option<String>>>, element;
        Room::number.array_agg().order_by(Room::number.desc()) => Option<Vec<Option<String>>>, element;
        Room::number.array_agg().filter(RoomType::beds.gt(1)) => Option<Vec<Option<String>>>, element;
        Room::number.array_agg().filter(Room::id.is_not_null()) => Option<Vec<Option<String>>>, allowed;
        Room::number.array_agg().filter(RoomType::beds.gt(99)) => Option<Vec<Option<String>>>, null;
        Room::status.array_agg() => Option<Vec<Option<RoomStatus>>>, element;
        Room::features.array_agg() => Option<Vec<Option<Json<Features>>>>, element;
        Room::room_type_id.array_agg() => Option<Vec<Option<i32>>>, element;
        Room::number.nullable().array_agg() => Option<Vec<Option<String>>>, element;
        (Room::floor + RoomType::beds).array_agg() => Option<Vec<Option<i32>>>, element;
        Room::number.lower().array_agg() => Option<Vec<Option<String>>>, element;
        Room::floor.gt(0).array_agg() => Option<Vec<Option<bool>>>, element;
        Room::number.coalesce("-").array_agg() => Option<Vec<String>>, never;
        Room::number.coalesce(RoomType::name).array_agg() => Option<Vec<String>>, never;
        Room::number.greatest(RoomType::name).array_agg() => Option<Vec<String>>, never;
        Room::number.coalesce(Room::number).array_agg() => Option<Vec<Option<String>>>, element;
        Room::number.is_null().array_agg() => Option<Vec<bool>>, never;
        case::<String>().when(Room::id.is_null(), "-").otherwise("+").array_agg() => Option<Vec<String>>, never;
        case::<String>().when(Room::id.is_not_null(), "+").end().array_agg() => Option<Vec<Option<String>>>, element;
        // NULLs left out.
        Room::number.array_agg_not_null() => Option<Vec<String>>, never;
        Room::number.array_agg_not_null().distinct() => Option<Vec<String>>, never;
        Room::number.array_agg_not_null().filter(RoomType::beds.gt(3)) => Option<Vec<String>>, null;
        Room::room_type_id.array_agg_not_null() => Option<Vec<i32>>, never;
        // Within an expression.
        RoomType::name.array_agg().coalesce(vec![]) => Vec<String>, never;
        RoomType::name.array_agg().cardinality() => Option<i32>, allowed;
        Room::number.nullable().array_agg().coalesce(vec![]) => Vec<Option<String>>, element;
        Room::number.array_agg_not_null().coalesce(vec![]) => Vec<String>, never;
        Room::number.array_agg_not_null().filter(RoomType::beds.gt(99)).coalesce(vec![]) => Vec<String>, never;
        Room::number.nullable().array_agg().has_element("101") => Option<bool>, allowed;
        Room::number.nullable().array_agg().has_element("-") => Option<bool>, null;
        Room::number.array_agg_not_null().has_element("-") => Option<bool>, allowed;
        // The others leave NULLs out, or are NULL themselves.
        count() => i64, never;
        Room::id.count() => i64, never;
        Room::number.count_distinct() => i64, never;
        count().filter(Room::floor.gt(99)) => i64, never;
        Room::floor.sum() => Option<i64>, allowed;
        Room::floor.sum().filter(RoomType::beds.gt(3)) => Option<i64>, null;
        Room::rate.avg().filter(RoomType::beds.gt(3)) => Option<Decimal>, null;
        Room::number.max().filter(RoomType::beds.gt(3)) => Option<String>, null;
        Room::status.min().filter(RoomType::beds.gt(3)) => Option<RoomStatus>, null;
        Room::number.string_agg(", ").filter(RoomType::beds.gt(3)) => Option<String>, null;
        Room::floor.gt(0).bool_and().filter(RoomType::beds.gt(3)) => Option<bool>, null;
        Room::floor.gt(0).bool_or() => Option<bool>, allowed;
        Room::floor.sum().coalesce(0_i64) => i64, never;
        Room::floor.sum().filter(RoomType::beds.gt(99)).coalesce(0_i64) => i64, never;
        Room::floor.sum() + Room::id.count() => Option<i64>, allowed;
        Room::id.count() + 1_i64 => i64, never;
    }
    // A group each: one of them has no room.
    types! { db, kinds!().group_by(RoomType::id);
        Room::number.array_agg() => Option<Vec<Option<String>>>, element;
        Room::number.array_agg_not_null() => Option<Vec<String>>, null;
        Room::floor.sum() => Option<i64>, null;
        Room::floor.max().coalesce(RoomType::beds) => i32, never;
        RoomType::name.array_agg() => Option<Vec<String>>, never;
    }
    types! { db, kinds!().group_by(RoomType::id).having(Room::number.nullable().array_agg().is_not_null());
        RoomType::name.array_agg() => Option<Vec<String>>, never;
    }
    Ok(())
}

#[ormlite::test]
async fn functions_of_a_left_joined_table(db: Db) -> Outcome {
    hotel(&db).await?;
    let db = &db;
    types! { db, kinds!();
        Room::number => Option<String>, null;
        Room::row() => Option<Room>, null;
        RoomType::row() => RoomType, never;
        Room::codes => Option<Vec<Option<i32>>>, both;
        Room::number.eq("101") => Option<bool>, null;
        Room::number.eq("101").and(RoomType::beds.gt(0)) => Option<bool>, null;
        Room::number.eq("101").is_true() => bool, never;
        !Room::number.eq("101") => Option<bool>, null;
        any((Room::floor.gt(9), RoomType::beds.gt(9))) => Option<bool>, null;
        Room::number.in_(["101"]) => Option<bool>, null;
        RoomType::id.in_(Room::query().select(Room::room_type_id)) => Option<bool>, null;
        Room::number.not_in(Amenity::query().select(Amenity::code)) => Option<bool>, allowed;
        Room::floor.between(1, RoomType::beds) => Option<bool>, null;
        Room::id.is_null() => bool, never;
        Room::number.is_distinct_from("101") => bool, never;
        Room::number.coalesce("-") => String, never;
        Room::number.coalesce(RoomType::name) => String, never;
        Room::number.coalesce(Room::number) => Option<String>, null;
        Room::number.coalesce(Room::number).coalesce("-") => String, never;
        Room::number.greatest(RoomType::name) => String, never;
        Room::number.least(Room::number.lower()) => Option<String>, null;
        RoomType::name.nullif("suite") => Option<String>, null;
        case::<String>().when(Room::floor.gt(0), "+").otherwise(RoomType::name) => Option<String>, allowed;
        case::<String>().when(Room::id.is_null(), "-").otherwise(RoomType::name) => String, never;
        case::<String>().when(Room::id.is_null(), "-").otherwise(Room::number) => Option<String>, allowed;
        case::<i32>().when(RoomType::beds.gt(0), Room::floor).end() => Option<i32>, null;
        -Room::floor => Option<i32>, null;
        Room::floor + 1 => Option<i32>, null;
        RoomType::beds * Room::floor => Option<i32>, null;
        Room::floor.abs() => Option<i32>, null;
        Room::number.concat(RoomType::name) => Option<String>, null;
        Room::number.length() => Option<i32>, null;
        Room::number.starts_with("1") => Option<bool>, null;
        Room::number.cast::<i32>() => Option<i32>, null;
        Room::created_at.year() => Option<i32>, null;
        Room::created_at.to_char("YYYY") => Option<String>, null;
        // Functions that take NULL for nothing: the type does not know.
        Room::tags.array_append("a".to_owned()) => Option<Vec<String>>, allowed;
        Room::tags.array_concat(vec!["a".to_owned()]) => Option<Vec<String>>, allowed;
        Room::tags.array_remove("sea".to_owned()) => Option<Vec<String>>, null;
        Room::tags.cardinality() => Option<i32>, null;
        Room::tags.has_element("sea") => Option<bool>, null;
        Room::codes.has_element(7) => Option<bool>, null;
        val("sea".to_owned()).in_(Room::tags) => Option<bool>, null;
        Room::tags.array_contains(vec!["sea".to_owned()]) => Option<bool>, null;
        Room::features.field_text("view") => Option<String>, null;
        Room::features.has_key("beds") => Option<bool>, null;
        // Queries as values, and relations.
        exists(Room::query().correlate::<RoomType>().filter(Room::floor.gt(RoomType::beds))) => bool, never;
        Booking::query().select(Booking::id.count()).scalar() => Option<i64>, allowed;
        Booking::query().select(Booking::id).scalar() => Option<i64>, null;
        Room::bookings.count() => i64, never;
        Room::bookings.exists() => bool, never;
        Room::bookings.every(Booking::cancelled) => bool, never;
        Room::bookings.select(Booking::id.max()).value() => Option<i64>, null;
        RoomType::rooms.select(Room::number.array_agg()).value() => Option<Vec<String>>, null;
        RoomType::rooms.select(Room::number.array_agg_not_null()).value() => Option<Vec<String>>, null;
    }
    Ok(())
}

#[ormlite::test]
async fn the_near_side_of_right_and_full_joins(db: Db) -> Outcome {
    hotel(&db).await?;
    let db = &db;
    let by_type = || Room::room_type_id.eq(RoomType::id);
    types! { db, Room::query().right_join::<RoomType>().on(by_type());
        Room::number.array_agg() => Option<Vec<Option<String>>>, element;
        RoomType::name.array_agg() => Option<Vec<String>>, never;
        Room::number.coalesce("-") => String, never;
    }
    types! { db, Room::query().full_join::<RoomType>().on(by_type());
        Room::number.array_agg() => Option<Vec<Option<String>>>, element;
        RoomType::name.array_agg() => Option<Vec<Option<String>>>, element;
        Room::number.coalesce(RoomType::name) => Option<String>, allowed;
        Room::tags.has_element("sea") => Option<bool>, null;
    }
    types! { db, Room::query().left_join_by(Room::room_type);
        RoomType::name.array_agg() => Option<Vec<Option<String>>>, element;
        Room::number.array_agg() => Option<Vec<String>>, never;
    }
    Ok(())
}

/// A subquery does not know how the query around it joins a table that it uses.
#[ormlite::test]
async fn tables_of_the_query_around(db: Db) -> Outcome {
    hotel(&db).await?;
    let db = &db;
    // The name of each type with the number of a room of the row around it, which may be missing.
    let labels = || {
        let own = Room::number.concat(RoomType::name.of::<OtherType>());
        OtherType::query().correlate::<Room>().select(own)
    };
    types! { db, kinds!();
        OtherType::query().correlate::<Room>()
            .select(Room::number.concat(RoomType::name.of::<OtherType>()).nullable().array_agg())
            .scalar() => Option<Vec<Option<String>>>, element;
        OtherType::query().correlate::<Room>()
            .select(Room::number.concat(RoomType::name.of::<OtherType>()).array_agg())
            .scalar() => Option<Vec<Option<String>>>, element;
        OtherType::query().correlate::<Room>()
            .select(Room::number.concat(RoomType::name.of::<OtherType>()).array_agg_not_null())
            .scalar() => Option<Vec<String>>, null;
        RoomType::name.in_(labels()) => Option<bool>, null;
        exists(labels().filter(Room::floor.gt(0))) => bool, never;
        labels().limit(1).scalar() => Option<String>, null;
    }
    Ok(())
}

alias!(OtherType = RoomType);

/// `scoped` says that an expression is over one table, not that it is never NULL.
#[ormlite::test]
async fn what_is_scoped(db: Db) -> Outcome {
    hotel(&db).await?;
    let db = &db;
    let either: Expr<TableScope<Guest>, Option<String>> =
        Guest::email.coalesce(Guest::email).scoped::<Guest>();
    let sure: Expr<TableScope<Guest>, String> =
        Guest::email.coalesce(Guest::name).scoped::<Guest>();
    let shielded: Expr<TableScope<Guest>, bool> = Guest::email.is_null().scoped::<Guest>();
    types! { db, Guest::query();
        either.clone() => Option<String>, null;
        either.array_agg() => Option<Vec<Option<String>>>, element;
        sure => String, never;
        shielded => bool, never;
        Guest::email.coalesce(Guest::email).array_agg() => Option<Vec<Option<String>>>, element;
    }
    Ok(())
}

/// What may be NULL is assigned to columns that take NULL; `tests/ui` has what is not.
#[ormlite::test]
async fn what_is_assigned(db: Db) -> Outcome {
    open(&db).await?;
    Guest::update()
        .set(Guest::email, Guest::email.coalesce(Guest::email))
        .set(Guest::name, Guest::email.coalesce(Guest::name))
        .set(Guest::points, Guest::points.coalesce(0_i64))
        .set_opt(Guest::score, Some(Guest::score.greatest(Guest::score)))
        .all_rows()
        .execute(&db)
        .await?;
    let ann = Guest::insert(NewGuest { name: "-".into() })
        .set(Guest::id, 1_i64)
        .set(Guest::email, val(None::<String>).coalesce(val(None)))
        .on_conflict(Guest::id)
        .do_update()
        .set(Guest::name, Guest::email.coalesce(excluded(Guest::name)))
        .returning((Guest::name, Guest::email))
        .one(&db)
        .await?;
    let email = "ann@example.com".to_owned();
    assert_eq!(ann, (email.clone(), Some(email)));
    Ok(())
}

#[ormlite::test]
async fn an_empty_format_is_refused(db: Db) -> Outcome {
    open(&db).await?;
    let rooms = Room::query().select(Room::created_at.to_char(""));
    let error = rooms.all(&db).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert!(
        Room::query()
            .filter(Room::rate.gt(cents(0)))
            .exists(&db)
            .await?
    );
    Ok(())
}

/// The server gives NULL for what a value that is not NULL does not have: an error, and never
/// another value, unless the type is an `Option`.
#[ormlite::test]
async fn null_of_what_is_not_null_is_an_error(db: Db) -> Outcome {
    hotel(&db).await?;
    let db = &db;
    db.batch_execute("UPDATE hotel.rooms SET created_at = 'infinity'")
        .await?;
    macro_rules! refused {
        ($($expression:expr;)*) => { $(
            let what = stringify!($expression);
            let error = Room::query().select($expression).all(db).await.unwrap_err();
            assert!(error.is_decode() && error.to_string().contains("NULL"), "{what}: {error}");
            types! { db, Room::query(); $expression.nullable() => Option<_>, null; }
        )* };
    }
    refused! {
        Room::created_at.month();
        Room::created_at.day();
        Room::created_at.hour();
        Room::created_at.iso_weekday();
        Room::created_at.iso_week();
        Room::created_at.month().eq(1);
        Room::created_at.month() + 1;
        Room::created_at.to_char("YYYY");
    }
    let count = async |condition| Room::query().filter(condition).count(db).await;
    assert_eq!(count(Room::created_at.month().eq(1)).await?, 0);
    assert_eq!(count(Room::created_at.month().ne(1)).await?, 0);
    assert!(count(Room::created_at.gt(ormlite::expr::now()).scoped()).await? > 0);
    let error = Room::query()
        .select(Room::created_at.year())
        .all(db)
        .await
        .unwrap_err();
    assert!(error.code().is_some(), "{error}");
    Ok(())
}
